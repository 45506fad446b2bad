"""The map of provinces: their outlines, made once by ``simplify.py`` and kept in ``provinces.json``, and what a page draws of them."""
