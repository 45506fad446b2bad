"""What a page cites: one mark at each fact, a note behind it, and the list of sources at the page's foot.

Sources are numbered in the order in which a page cites them, and so are the places where it cites them: their anchors stay what they were
when each number was printed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from bilingual.content.model import Corpus
from bilingual.rendering.citation_marks import Cited
from bilingual.rendering.labels import Labels, fill_in
from bilingual.schema import Entry, Source, addresses
from bilingual.schema.entries import Certainty, Discrepancy, Remark
from bilingual.schema.fields import Words
from bilingual.text import language

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


class ReferenceView:
    """The part of a page's view that counts its references; view.py adds words, dates and links."""

    def __init__(self, corpus: Corpus, labels: Labels, locale: str) -> None:
        self.corpus = corpus
        self.labels = labels
        self.locale = locale
        self._references: dict[str, int] = {}
        self._citations: dict[str, int] = {}
        self._notes: list[Note] = []
        self._note_count = 0
        self._shown: set[tuple[str, str]] = set()
        """The keys of records, each with a field whose remark or discrepancy stands in a note."""

    # marks

    def cite(self, keys: Iterable[str], remark: Words | None = None, what: Markup | str = "") -> Markup:
        """Return the mark of a fact that these sources state; ``remark`` is what is said of it, and ``what`` is what the fact is called."""
        remarks = (Remark(text=remark),) if remark else ()
        return self._mark((Cited(tuple(keys)),), remarks, label=what)

    def mark(self, record: Any, field: str, keys: Iterable[str] | None = None, remark: Words | None = None) -> Markup:
        """Return the one mark of a field of ``record``; ``keys`` are its sources where the record does not list them by field."""
        found = keys if keys is not None else getattr(record, "field_sources", {}).get(field, ())
        own = getattr(record, "remarks", {}).get(field)
        remarks = (*((Remark(text=remark),) if remark else ()), *((own,) if own else ()))
        self._shown.add((record.key, field))
        return self._mark((Cited(tuple(found)),), remarks, self._differing(record, field), self.field_label(record, field))

    def date_mark(self, entry: Entry) -> Markup:
        """Return the mark of an entry's date, behind which stands how sure it is where it is not confirmed."""
        unsure = entry.certainty if entry.certainty is not Certainty.CONFIRMED else None
        remarks = tuple(entry.remarks[field] for field in ("date", "within") if field in entry.remarks)
        self._shown |= {(entry.key, "date"), (entry.key, "within")}
        cited = (*entry.field_sources.get("date", ()), *entry.field_sources.get("within", ()))
        certainty = str(self.labels.certainties[unsure]) if unsure else ""
        return self._mark((Cited(cited),), remarks, self._differing(entry, "date"), self.labels.fields.date, certainty)

    def remark_mark(self, record: Any, field: str) -> Markup:
        """Return the mark of what is remarked on a field, where no other mark of the page has it."""
        if field not in record.remarks or (record.key, field) in self._shown:
            return Markup("")
        self._shown.add((record.key, field))
        return self._mark((), (record.remarks[field],), (), self.field_label(record, field))

    @staticmethod
    def _differing(record: Any, field: str) -> tuple[Discrepancy, ...]:
        every: Iterable[Discrepancy] = getattr(record, "discrepancies", {}).values()
        return tuple(one for one in every if (one.field == field or one.field.startswith(f"{field}.")) and CHANGES.match(one.field))

    def mark_in_markdown(self, cited: Sequence[Cited]) -> ElementTree.Element | None:
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
        cited = tuple(Cited(keys, one.words) for one in cited if (keys := self._known(one.keys)))
        if not (cited or remarks or discrepancies or certainty):
            return Markup("")
        places = [self._new_citation(key) for one in cited for key in one.keys]
        named = list(dict.fromkeys(key for one in cited for key in one.keys))
        words = self.labels.marks
        what = Markup(label).striptags()
        if discrepancies:
            title = fill_in(words.differ, what=what)
        elif named:
            title = fill_in(words.source, title=language.truncate(self._title_of(self.corpus.sources[named[0]])[0], LONGEST_NAME))
            title += f", +{len(named) - 1}" if len(named) > 1 else ""
        else:
            title = fill_in(words.remark, what=what)
        for one in discrepancies:
            for claim in one.values.values():
                self._number(claim.sources)
        for remark in remarks:
            self._number(remark.sources)
        self._note_count += 1
        note = Note(addresses.anchor("notes", str(self._note_count), self.locale), title, cited, remarks, discrepancies, certainty)
        self._notes.append(note)
        kind = " mark-src--differs" if discrepancies else ""
        anchors = Markup("").join(Markup('<span id="{}"></span>').format(place) for place in places)
        return Markup(
            '<span class="cite">{}<button class="mark-src{}" type="button" popovertarget="{}" aria-label="{}"></button></span>'
        ).format(anchors, kind, note.anchor, title)

    def take_notes(self) -> list[Note]:
        """Return the notes of the marks so far, each once."""
        notes, self._notes = self._notes, []
        return notes

    def remarks_left(self, record: Any) -> list[tuple[Markup, Remark]]:
        """Return the remarks on a record that stand behind no mark of the page, each with what its field is called."""
        return [
            (self.field_label(record, field), remark) for field, remark in record.remarks.items() if (record.key, field) not in self._shown
        ]

    def field_label(self, entry: Any, name: str) -> Markup:
        """Return what a field such as "date" or "figures.participants" is called on the page."""
        raise NotImplementedError

    # sources

    def _known(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in dict.fromkeys(keys) if key in self.corpus.sources)

    def _new_citation(self, key: str) -> str:
        number = self.reference_number(key)
        self._citations[key] = self._citations.get(key, 0) + 1
        return addresses.anchor("citations", f"{number}-{self._citations[key]}", self.locale)

    def reference_number(self, key: str) -> int:
        """Return the number of a source on this page, the next one where it is cited for the first time."""
        return self._references.setdefault(key, len(self._references) + 1)

    def _number(self, keys: Iterable[str]) -> None:
        for key in self._known(keys):
            self.reference_number(key)

    def reference_anchor(self, key: str) -> str:
        """Return the anchor of a source in the page's list of references."""
        return addresses.anchor("references", str(self.reference_number(key)), self.locale)

    def references(self, keys: Iterable[str] = ()) -> list[tuple[int, Source]]:
        """Return the page's references in order, those in ``keys`` that were not cited yet at the end."""
        self._number(keys)
        return [(number, self.corpus.sources[key]) for key, number in self._references.items()]

    def brief_source(self, key: str) -> Markup:
        """Return a source in one line: its title, which leads to it, who published it, and the year."""
        source = self.corpus.sources[key]
        words, language_of_title = self._title_of(source)
        title: Markup | str = words
        if language_of_title != self.locale:
            title = Markup('<span lang="{}">{}</span>').format(language_of_title, words)
        address = source.url or self.source_url(key)
        publisher = self.publisher_of(source)
        year = str(source.date.start.year) if source.date else ""
        return Markup(", ").join([Markup('<a href="{}">{}</a>').format(address, title), *filter(None, (publisher, year))])

    def _title_of(self, source: Source) -> tuple[str, str]:
        """Return a source's title and its language; our translation where there is one that the page's readers need."""
        translated = source.title_translation.get(self.locale) if source.title_translation and source.language != self.locale else None
        return (translated, self.locale) if translated else (source.title, source.language)

    def publisher_of(self, source: Source) -> str:
        """Return who published a source, in short."""
        publisher = self.corpus.organizations.get(source.publisher) if source.publisher else None
        if publisher is None:
            return source.publisher_name or ""
        name: str = publisher.abbreviation.get(self.locale) or publisher.name.get(self.locale) or next(iter(publisher.name.items()))[1]
        return name

    def source_url(self, key: str) -> str:
        """Return the way to a source's own page on this site."""
        raise NotImplementedError
