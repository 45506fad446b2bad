"""The timeline: what stands in it, its facets, its picture, its rows and its pages."""
