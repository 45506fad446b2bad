"""The site, frozen: settings, routes, indexes, the rows of lists and the items of the timeline, the ledger of addresses."""
