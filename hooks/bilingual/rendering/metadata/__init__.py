"""What a page says of itself to programs and to those who cite it: structured data and citations."""
