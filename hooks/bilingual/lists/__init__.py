"""The lists of pages: how long each is, how it is divided, and what stands on each part."""
