"""Problems of the content, their words in both languages, and the ways in which editors are shown them."""
