"""What is wrong with any page of the site; two files of tests share it, so that two processes can work at once."""

from collections.abc import Iterable

from tests.browser.conftest import Sample
from tests.browser.pages import AXE, NewContext, basic_faults, listen_for_failures, open_details, too_wide, violations
from tests.browser.sample import BuiltPage


def faults_of_every_page(pages: Iterable[BuiltPage], sample: Sample, new_context: NewContext, kind: str, locale: str) -> list[str]:
    """Open each of `pages` of this kind and language on a phone, and tell what is wrong, by every rule of axe.

    Those in the sample are tried elsewhere, in every setting.
    """
    context = new_context(viewport={"width": 320, "height": 900})
    context.add_init_script(AXE)  # the browser compiles it once for all pages, not once for each
    page = context.new_page()
    found, failures = [], listen_for_failures(page)
    for built in pages:
        if (built.kind, built.locale) != (kind, locale) or built.address in sample[kind, locale]:
            continue
        page.goto(built.address)
        open_details(page)
        faults = basic_faults(page, locale) + violations(page) + (["scrolls sideways"] if too_wide(page) else [])
        found += [f"{built.address}: {fault}" for fault in faults]
    return found + failures
