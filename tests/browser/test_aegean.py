"""The second site in a browser: it has its own colours, pictures and words, and is as readable as the example."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import NewContext, basic_faults, listen_for_failures, open_details, too_wide, violations
from tests.browser.sample import built_pages
from tests.builds.tiny import SITES

pytestmark = pytest.mark.long  # the example site's pages, which have the same templates, are walked in every run


def test_its_pages_open_without_a_fault(
    build_once: Callable[[str, Path], Path], serve: Callable[..., str], new_context: NewContext
) -> None:
    site = build_once("aegean-site", SITES / "aegean")
    pages = {(page.kind, page.locale): page for page in built_pages(site, serve(site))}  # one of each kind and language
    assert len(pages) > 40
    page = new_context(viewport={"width": 360, "height": 900}).new_page()
    failures = listen_for_failures(page)
    for one in pages.values():
        page.goto(one.address, wait_until="networkidle")
        open_details(page)
        faults = basic_faults(page, one.locale) + violations(page) + (["scrolls sideways"] if too_wide(page) else [])
        assert faults + failures == [], one.address
