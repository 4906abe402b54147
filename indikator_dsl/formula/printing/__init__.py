"""Tree → text: one notation, one file."""
