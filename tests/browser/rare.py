"""Pages that the example site does not have."""

from dataclasses import replace
from pathlib import Path

from bilingual.rendering.renderer import Renderer
from bilingual.text.language import LOCALES

from tests.browser.pages import dressed
from tests.made_up import example_corpus, with_events, with_signatures, write_page

LONG = (("timeline", ""), ("year", "2018"), ("facet", "kind/meeting"))
PAGED = (
    ("events-list", "", 1),
    ("events-list", "", 5),
    ("facet", "kind/meeting", 2),
    ("facet-list", "organization", 2),
    ("place", "izmir", 2),
)
OUTDATED = {
    ("events", "forum-2019"): frozenset({"summary"}),
    ("declaration", ""): frozenset({"points.3.text", "definitions.neighbours.text"}),
}


def write_rare_pages(example_site: Path, folder: Path) -> None:
    """Write below `folder` pages of long lists, a table of many signatories, and translations older than their originals."""
    long = dressed(example_site, folder / "long", with_events(example_corpus(), 400))
    many = dressed(example_site, folder / "many", with_signatures(example_corpus(), 40))
    paged = dressed(example_site, folder / "paged", with_events(example_corpus(), 60), list_rows=7)
    older = dressed(example_site, folder / "older", example_corpus())
    older = Renderer(replace(older.site, outdated=OUTDATED))
    for locale in LOCALES:
        for kind, key in LONG:
            write_page(long, folder / "long", kind, key, locale)
        for kind, key, number in PAGED:
            write_page(paged, folder / "paged", kind, key, locale, number)
        for kind in ("signatories", "signatories-table"):
            write_page(many, folder / "many", kind, "", locale)
        for kind, key in (("event", "forum-2019"), ("declaration", ""), ("side-by-side", "")):
            write_page(older, folder / "older", kind, key, locale)
