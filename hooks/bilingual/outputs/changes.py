"""When what a page shows last changed: its own record, or the newest of what it lists."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bilingual.dates import Edtf
from bilingual.routes import Route
from bilingual.schema import COLLECTIONS, Entry, Page

if TYPE_CHECKING:
    from bilingual.render import Renderer


def last_change(renderer: "Renderer", route: Route) -> Edtf | None:
    """Return the day on which a page's content last changed, or None where nothing of it has a date."""
    site, indexes, locale = renderer.site, renderer.indexes, route.locale
    corpus, record = site.corpus, renderer.record_of(route)
    if isinstance(record, Entry):
        return record.changed_in(locale)
    if isinstance(record, Page) and route.kind == "page":
        return record.updated or record.published
    if route.kind == "declaration" and corpus.declaration:
        return corpus.declaration.updated or corpus.declaration.published
    if route.kind in ("signatories", "signatory") and corpus.signatories:
        return corpus.signatories.checked
    if route.kind == "organization":
        return _newest((corpus.register(part.register)[part.key] for part in indexes.involvements(route.key)), locale)
    if route.kind == "place":
        names = indexes.places_within(route.key)
        return _newest((entry for name in names for _, entry in indexes.entries_referring("places", name)), locale)
    if route.kind in ("topic", "source"):
        return _newest((entry for _, entry in indexes.entries_referring(route.register, route.key)), locale)
    if route.kind == "year":
        return _newest((entry for _, entry in indexes.by_year.get(int(route.key), ())), locale)
    if route.register in COLLECTIONS:
        return _newest(corpus.register(route.register).values(), locale)
    return site.newest_change


def _newest(records: Iterable[object], locale: str) -> Edtf | None:
    days = (record.changed_in(locale) for record in records if isinstance(record, Entry))
    return max(days, key=lambda day: day.first_day, default=None)
