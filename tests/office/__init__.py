"""Office files that nobody should open."""
