"""From a route to a page: the renderer, what templates may call, and the templates themselves."""
