"""What templates may ask of a page in one language: words, dates, links, references, neighbours."""
