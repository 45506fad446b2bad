"""Looks after the links to other sites: collects them from a built site, asks each politely, and words what no longer answers."""
