"""From files to a corpus: reads, merges and checks all content, and yields a frozen Corpus or every problem of every file."""
