"""How each English text stands to the Turkish that it was made from, and what editors are told of it."""
