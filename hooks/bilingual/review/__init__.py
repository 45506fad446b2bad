"""What a change does to the site: reads two built folders, compares them, tells editors what changed, and makes a preview to download.

``built`` reads a folder, ``page_lines`` what a page says; ``changes`` compares, ``findings`` gathers all that is told, ``report`` puts it
into Markdown; ``preview`` makes one file of the changed pages, ``from_folder`` a site that opens without a server.
"""
