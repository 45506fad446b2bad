"""What each kind of page is made of: one module for each, or for each part that several share."""
