"""Turkish and English as text: case, order, slugs, numbers, dates, names of places; no other room knows how the two differ."""
