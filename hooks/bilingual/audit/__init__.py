"""What looks at a built site, at a change or at the settings of its repository."""
