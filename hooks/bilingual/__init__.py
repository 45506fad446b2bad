"""The content, the two languages and the pages of a knowledge site in Turkish and English."""

__version__ = "0.1.0"
