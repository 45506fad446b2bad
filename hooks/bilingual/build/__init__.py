"""Makes all files of a site on all cores, looks whether they are complete, and swaps the site whole."""
