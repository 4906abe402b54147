"""Tests against published material that stands beside the project; each skips where that is absent."""
