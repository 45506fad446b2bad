"""Dates on a page: in words, inside of a ``time`` element where a machine may read them."""

from functools import lru_cache

from markupsafe import Markup, escape

from bilingual.rendering.labels import Labels
from bilingual.schema import Entry
from bilingual.schema.entries import Certainty, Part
from bilingual.text import dates
from bilingual.text.dates import Edtf


@lru_cache(maxsize=2**13)
def _time(date: Edtf, locale: str) -> Markup:
    words = dates.format_date(date, locale)
    if date.end or date.open_end or date.approximate or date.uncertain:
        return escape(words)
    return Markup(f'<time datetime="{escape(date.start.iso())}">{escape(words)}</time>')


class Dates:
    """Dates in one language."""

    def __init__(self, labels: Labels, locale: str) -> None:
        self.labels = labels
        self._locale = locale

    def when(self, date: Edtf | None) -> Markup:
        """Return a date in words inside of a ``time`` element, where it is a point in time."""
        return _time(date, self._locale) if date else escape(self.labels.not_known)

    def of(self, entry: Entry | Part) -> Markup:
        """Return an entry's date in words: with the span it lies in, and as announced where nothing more is known."""
        fields = vars(entry)
        if within := fields.get("within"):
            return escape(dates.format_within(within, self._locale))
        if entry.date and fields.get("certainty") is Certainty.ANNOUNCED:
            return escape(dates.format_announced(entry.date, self._locale))
        return self.when(entry.date)

    def short(self, entry: Entry) -> Markup:
        """Return an entry's date for lists, with no more certainty than on its own page."""
        return self.of(entry) if entry.span else escape(self.labels.date_not_known)
