"""What no content may hold, and what it may become: each looks for one kind of danger."""
