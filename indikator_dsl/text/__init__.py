"""What a written word or number is, before any grammar: names and when they are the same, numbers, word lists."""
