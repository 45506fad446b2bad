"""Every setting in which a page is read: light and dark, on a phone and on a desktop; with scripts and without is a page opened anew."""

from collections.abc import Sequence
from typing import Literal

from playwright.sync_api import Page

from tests.browser.pages import RULES_OF_COLOUR, basic_faults, open_details, too_wide, violations

WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def faults_in_every_setting(page: Page, address: str, locale: str, ready: str = "main", judged: Sequence[int] = WIDTHS) -> list[str]:
    """Open a page, wait for what the selector `ready` names, and tell what is wrong with the page in each width and scheme.

    It fits into every width; axe, which takes longest, judges it in those of `judged`.

    The open page is made wider and recoloured instead of being opened four times, which comes to the same: no script of the site reads the
    width, and dark changes nothing but colours (test_axe_settings.py sees to both). So all rules of axe run at each width, where the layout
    differs, and in the dark those that look at colours.
    """
    found = []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address)
    page.locator(ready).first.wait_for()
    found += basic_faults(page, locale)
    open_details(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: scrolls sideways"] if too_wide(page) else []
        for scheme in SCHEMES if width in judged else ():
            page.emulate_media(color_scheme=scheme)
            rules = () if scheme == "light" else RULES_OF_COLOUR
            found += [f"{width} {scheme}: {fault}" for fault in violations(page, rules=rules)]
    return [f"{address}: {fault}" for fault in found]
