"""Surface forms with a reader of their own, in front of the one settling and the one grammar: one form, one file."""
