"""What a page cites: one mark at each fact, and a note behind it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from markupsafe import Markup

from bilingual.content.markdown_elements import key_of
from bilingual.rendering.citation_marks import Cited
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Entry, addresses
from bilingual.schema.fields import Words
from bilingual.schema.groups import Certainty, Discrepancy, Remark
from bilingual.text import language

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

LONGEST_NAME = 60
"""A source's title has at most this many letters in the name of a mark."""
CHANGES = re.compile(r"(figures\.|date\b|within\b|budget\b|number\b|parts\.[^.]+\.(title|date|within)\b|milestones\.)")
"""The fields, by how their names begin, of which another value changes a number, a date or the name of a session."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands behind a mark: ``title``, which is also the mark's name, and what the sources say."""

    anchor: str
    title: str
    cited: tuple[Cited, ...]
    remarks: tuple[Remark, ...]
    discrepancies: tuple[Discrepancy, ...]
    certainty: str = ""
    """How sure a date is, where that is to be said."""


class Marks(Subject):
    """The marks of a page, each of which numbers what it cites in the page's ``references``."""

    def __init__(self, view: "View") -> None:
        super().__init__(view)
        self._notes: list[Note] = []
        self._note_count = 0
        self._shown: set[tuple[str, str]] = set()
        """The keys of records, each with a field whose remark or discrepancy stands in a note."""

    def sources(self, keys: Iterable[str], remark: Words | None = None, what: Markup | str = "") -> Markup:
        """Return the mark of a fact that these sources state; ``remark`` is what is said of it, and ``what`` is what the fact is called."""
        remarks = (Remark(text=remark),) if remark else ()
        return self._mark((Cited(tuple(keys)),), remarks, label=what)

    def fact(self, record: Any, field: str, keys: Iterable[str] | None = None, remark: Words | None = None) -> Markup:
        """Return the one mark of a field of ``record``; ``keys`` are its sources where the record does not list them by field."""
        found = keys if keys is not None else getattr(record, "field_sources", {}).get(field, ())
        own = getattr(record, "remarks", {}).get(field)
        remarks = (*((Remark(text=remark),) if remark else ()), *((own,) if own else ()))
        self._shown.add((record.key, field))
        return self._mark((Cited(tuple(found)),), remarks, _differing(record, field), self._view.names.field(record, field))

    def date(self, entry: Entry) -> Markup:
        """Return the mark of an entry's date, behind which stands how sure it is where it is not confirmed."""
        unsure = entry.certainty if entry.certainty is not Certainty.CONFIRMED else None
        remarks = tuple(entry.remarks[field] for field in ("date", "within") if field in entry.remarks)
        self._shown |= {(entry.key, "date"), (entry.key, "within")}
        cited = (*entry.field_sources.get("date", ()), *entry.field_sources.get("within", ()))
        certainty = str(self.labels.certainties[unsure]) if unsure else ""
        return self._mark((Cited(cited),), remarks, _differing(entry, "date"), self.labels.fields.date, certainty)

    def remark(self, record: Any, field: str) -> Markup:
        """Return the mark of what is remarked on a field, where no other mark of the page has it."""
        if field not in record.remarks or (record.key, field) in self._shown:
            return Markup("")
        self._shown.add((record.key, field))
        return self._mark((), (record.remarks[field],), (), self._view.names.field(record, field))

    def differing(self, discrepancies: tuple[Discrepancy, ...], what: str) -> Markup:
        """Return the mark of a fact of which sources say different things; ``what`` is what the fact is called."""
        return self._mark((), (), discrepancies, what)

    def in_markdown(self, cited: Sequence[Cited]) -> ElementTree.Element | None:
        """Return the mark of a paragraph as an element, or None where no source of it is known."""
        mark = self._mark(tuple(cited))
        return ElementTree.fromstring(str(mark)) if mark else None

    def _mark(
        self,
        cited: tuple[Cited, ...],
        remarks: tuple[Remark, ...] = (),
        discrepancies: tuple[Discrepancy, ...] = (),
        label: Markup | str = "",
        certainty: str = "",
    ) -> Markup:
        cited = tuple(Cited(keys, one.words) for one in cited if (keys := self._view.references.known(one.keys)))
        if not (cited or remarks or discrepancies or certainty):
            return Markup("")
        places = [self._view.references.new_citation(key) for one in cited for key in one.keys]
        title = self._title(list(dict.fromkeys(key_of(key) for one in cited for key in one.keys)), discrepancies, label)
        for one in discrepancies:
            for claim in one.values.values():
                self._view.references.take_in(claim.sources)
        for remark in remarks:
            self._view.references.take_in(remark.sources)
        self._note_count += 1
        note = Note(addresses.anchor("notes", str(self._note_count), self._locale), title, cited, remarks, discrepancies, certainty)
        self._notes.append(note)
        kind = " mark-src--differs" if discrepancies else ""
        anchors = Markup("").join(Markup('<span id="{}"></span>').format(place) for place in places)
        return Markup(
            '<span class="cite">{}<button class="mark-src{}" type="button" popovertarget="{}" aria-label="{}"></button></span>'
        ).format(anchors, kind, note.anchor, title)

    def _title(self, named: Sequence[str], discrepancies: tuple[Discrepancy, ...], label: Markup | str) -> str:
        """Return the name of a mark: that sources differ, else the first of the sources ``named``, else what a remark is about."""
        words = self.labels.marks
        what = Markup(label).striptags()
        if discrepancies:
            return fill_in(words.differ, what=what)
        if not named:
            return fill_in(words.remark, what=what)
        title = fill_in(words.source, title=language.truncate(self._view.references.title(named[0])[0], LONGEST_NAME))
        return title + (f", +{len(named) - 1}" if len(named) > 1 else "")

    def take_notes(self) -> list[Note]:
        """Return the notes of the marks so far, each once."""
        notes, self._notes = self._notes, []
        return notes

    def remarks_left(self, record: Any) -> list[tuple[Markup, Remark]]:
        """Return the remarks on a record that stand behind no mark of the page, each with what its field is called."""
        left = [(field, remark) for field, remark in record.remarks.items() if (record.key, field) not in self._shown]
        return [(self._view.names.field(record, field), remark) for field, remark in left]


def _differing(record: Any, field: str) -> tuple[Discrepancy, ...]:
    every: Iterable[Discrepancy] = getattr(record, "discrepancies", {}).values()
    return tuple(one for one in every if (one.field == field or one.field.startswith(f"{field}.")) and CHANGES.match(one.field))
