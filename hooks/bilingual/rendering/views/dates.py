"""Dates on a page: in words, inside of a ``time`` element where a machine may read them."""

import datetime
from functools import lru_cache

from markupsafe import Markup, escape

from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Entry, Event
from bilingual.schema.groups import Certainty, Part
from bilingual.text import dates
from bilingual.text.edtf import Edtf


@lru_cache(maxsize=2**13)
def _time(date: Edtf, locale: str) -> Markup:
    words = dates.format_date(date, locale)
    if date.end or not date.is_plain:
        return escape(words)
    return Markup(f'<time datetime="{escape(date.start.iso())}">{escape(words)}</time>')


def in_words(entry: Entry | Part, locale: str) -> str:
    """Return an entry's date and hours as plain text: with the span it lies in, and as announced where nothing more is known."""
    fields = vars(entry)
    if within := fields.get("within"):
        return dates.format_within(within, locale)
    if entry.date is None:
        return ""
    is_announced = fields.get("certainty") is Certainty.ANNOUNCED
    words = dates.format_announced(entry.date, locale) if is_announced else dates.format_date(entry.date, locale)
    return f"{words}, {hours}" if (hours := _hours(entry, locale)) else words


def _hours(entry: Entry | Part, locale: str) -> str:
    time = entry.time if isinstance(entry, Event) else None
    return dates.format_hours(time.start, time.end, time.zone, locale) if time else ""


class Dates(Subject):
    """Dates in one language."""

    def when(self, date: Edtf | None) -> Markup:
        """Return a date in words inside of a ``time`` element, where it is a point in time."""
        return _time(date, self._locale) if date else escape(self.labels.not_known)

    def of(self, entry: Entry | Part) -> Markup:
        """Return what ``in_words`` says; what is a point in time stands inside of a ``time`` element."""
        fields = vars(entry)
        if fields.get("within") or (entry.date and fields.get("certainty") is Certainty.ANNOUNCED):
            return escape(in_words(entry, self._locale))
        hours = _hours(entry, self._locale)
        return Markup("{}, {}").format(self.when(entry.date), hours) if hours else self.when(entry.date)

    def short(self, entry: Entry) -> Markup:
        """Return an entry's date for lists, with no more certainty than on its own page, and what readers must be told of it."""
        date = self.of(entry) if entry.span else escape(self.labels.date_not_known)
        return Markup("{} {}").format(date, self.notice(entry)) if entry.notice else date

    def until(self, day: Edtf) -> str:
        """Return until when one can register."""
        return fill_in(self.labels.actions.sign_up_until, date=dates.format_date(day, self._locale))

    @staticmethod
    def until_when(event: Event) -> str:
        """Return the moment at which an event ends, or its last day where no hours are known, for the script of upcoming events."""
        last = event.moments[-1].astimezone(datetime.UTC) if len(event.moments) > 1 else event.span.last_day if event.span else None
        return last.isoformat() if last else ""

    def notice(self, entry: Entry) -> Markup:
        """Return that an event was cancelled, or the like, as a mark; nothing where it takes place as announced."""
        if entry.notice is None:
            return Markup("")
        return Markup('<strong class="event-status">{}</strong>').format(self.labels.event_statuses[entry.notice])
