"""Help for those who write content: what their tools and their browser need, made from the table of fields."""
