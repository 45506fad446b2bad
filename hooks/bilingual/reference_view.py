"""What a page cites: references to sources, numbered in the order in which the page cites them, and the list at its foot."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from markupsafe import Markup, escape

from bilingual import addresses
from bilingual.corpus import Corpus
from bilingual.labels import Labels
from bilingual.schema import Entry, Source


class ReferenceView:
    """The part of a page's view that counts its references; view.py adds words, dates and links."""

    def __init__(self, corpus: Corpus, labels: Labels, locale: str) -> None:
        self.corpus = corpus
        self.labels = labels
        self.locale = locale
        self._references: dict[str, int] = {}
        self._citations: dict[str, list[str]] = {}

    def cite(self, keys: Iterable[str]) -> Markup:
        """Return numbered references to sources, as links to the list at the foot of the page."""
        links = ", ".join([self._citation(key) for key in dict.fromkeys(keys) if key in self.corpus.sources])
        return Markup(f'<sup class="cite">[{links}]</sup>' if links else "")

    def _citation(self, key: str) -> str:
        number = self.reference_number(key)
        label = escape(f"{self.labels.source} {number}")
        return f'<a href="#{self.reference_anchor(key)}" id="{self._new_citation(key)}" aria-label="{label}">{number}</a>'

    def cite_in_markdown(self, keys: Sequence[str]) -> ElementTree.Element:
        """Return numbered references to sources as an element, for a Markdown text that is being rendered."""
        mark = ElementTree.Element("sup", {"class": "cite"})
        mark.text = "["
        link = None
        for key in (key for key in keys if key in self.corpus.sources):
            if link is not None:
                link.tail = ", "
            number = self.reference_number(key)
            attributes = {
                "href": f"#{self.reference_anchor(key)}",
                "id": self._new_citation(key),
                "aria-label": f"{self.labels.source} {number}",
                "class": "reference",
            }
            link = ElementTree.SubElement(mark, "a", attributes)
            link.text = str(number)
        if link is not None:
            link.tail = "]"
        return mark

    def _new_citation(self, key: str) -> str:
        number, places = self.reference_number(key), self._citations.setdefault(key, [])
        places.append(addresses.anchor("citations", f"{number}-{len(places) + 1}", self.locale))
        return places[-1]

    def citations(self, key: str) -> list[str]:
        """Return the anchors of the places where this page has cited a source so far, in order."""
        return self._citations.get(key, [])

    def reference_number(self, key: str) -> int:
        """Return the number of a source on this page, the next one where it is cited for the first time."""
        return self._references.setdefault(key, len(self._references) + 1)

    def reference_anchor(self, key: str) -> str:
        """Return the anchor of a source in the page's list of references."""
        return addresses.anchor("references", str(self.reference_number(key)), self.locale)

    def references(self, keys: Iterable[str] = ()) -> list[tuple[int, Source]]:
        """Return the page's references in order, those in ``keys`` that were not cited yet at the end."""
        for key in keys:
            if key in self.corpus.sources:
                self.reference_number(key)
        return [(number, self.corpus.sources[key]) for key, number in self._references.items()]

    def field_cite(self, entry: Entry, field: str) -> Markup:
        """Return the references of a single field."""
        return self.cite(entry.field_sources.get(field, ()))
