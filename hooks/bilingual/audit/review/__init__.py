"""What a change does to the site: reads two built folders, compares them, tells editors what changed, and makes a preview to download.

``page_lines`` reads what a page says; ``changes`` compares, ``change_report`` gathers all that is told and puts it into Markdown;
``preview`` makes one file of the changed pages, and a site that opens without a server.
"""
