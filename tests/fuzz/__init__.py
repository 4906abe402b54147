"""Fuzzing: what must hold for any text whatever, and machines that look for a text for which it does not."""
