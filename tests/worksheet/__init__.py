"""Worksheets of every kind of file, and what becomes of them."""
