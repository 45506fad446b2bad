"""What records and their fields, kinds, facets, languages and countries are called on a page."""

from collections.abc import Iterable
from typing import Any, cast

from markupsafe import Markup, escape

from bilingual.content.model import Corpus
from bilingual.rendering.labels import Labels
from bilingual.rendering.views.words import Words, marked, text_in
from bilingual.schema import Organization, Project, Record, Source, fields
from bilingual.schema.fields import Localized
from bilingual.schema.groups import Origin
from bilingual.site import facets, lanes
from bilingual.site.facets import Facet
from bilingual.site.routes import KINDS
from bilingual.site.timeline_items import DECLARATION
from bilingual.text import dates, language
from bilingual.text.provinces import PROVINCES


def name_or_title(record: Record) -> fields.Words | str:
    """Return the name or the title of a record, whichever its sort has; KeyError where it has neither."""
    found = vars(record)  # a model is slow to say that it lacks a field
    words: fields.Words | str = found.get("name") or found["title"]
    return words


def title_in(record: Record, locale: str) -> str:
    """Return the name or the title of a record as plain characters, in a language, or in the other one where it is not there."""
    words = name_or_title(record)
    return words if isinstance(words, str) else text_in(words, locale)


class Names:
    """Names in the language of ``words``."""

    def __init__(self, corpus: Corpus, labels: Labels, words: Words) -> None:
        self._corpus = corpus
        self.labels = labels
        self._words = words
        self._locale = words.locale

    # records

    def of(self, register: str, record: Record) -> Markup:
        """Return what a record is called in lists; events, of which many are much alike, by their short titles."""
        if register == "events":
            return self.short(record)
        if isinstance(record, Source):
            return self._words.in_language(record.title, record.language_of_title)
        return self._words.of(cast(fields.Words, name_or_title(record)))

    def short(self, record: Record) -> Markup:
        """Return the short title of an entry where the page's language has one, else its title."""
        short = getattr(record, "short_title", None)
        return self._words.of(short if short and short.get(self._locale) else cast(fields.Words, name_or_title(record)))

    def full(self, name: fields.Words, origin: Localized[Origin]) -> Markup:
        """Return a title or name; where the page's language has only our translation, the original first, ours in square brackets."""
        if origin.get(self._locale) is not Origin.TRANSLATION:
            return self._words.of(name)
        original = next(((locale, text) for locale, text in name.items() if locale != self._locale), None)
        if original is None:
            return self._words.of(name)
        shown = marked(original[1], self._words.language_of(original[1], original[0]))
        return Markup('{} <span class="translation">[{}]</span>').format(shown, self._words.text(name))

    def abbreviated(self, organization: Organization) -> Markup:
        """Return an organization's name with its abbreviation."""
        short = organization.abbreviation.get(self._locale)
        name = self._words.of(organization.name)
        return Markup("{} (<abbr>{}</abbr>)").format(name, short) if short else name

    def ended(self, organization: Organization) -> Markup:
        """Return what lists say of an organization that there is no more, with a blank before it; nothing of any other."""
        if not (organization.dissolved or organization.merged_into or organization.successor):
            return Markup("")
        when = f" ({dates.format_date(organization.dissolved, self._locale)})" if organization.dissolved else ""
        return Markup(' <span class="fine">{}{}</span>').format(self.labels.no_longer, when)

    def printed_publisher(self, source: Source) -> Markup:
        """Return the publisher's name as printed; empty where an organization of the content published the source."""
        return self._words.in_language(source.publisher_name or "", source.publisher_language or self._locale)

    def publisher(self, source: Source) -> Markup | str:
        """Return who published a source, in short."""
        publisher = self._corpus.organizations.get(source.publisher) if source.publisher else None
        if publisher is None:
            return self.printed_publisher(source)
        return publisher.abbreviation.get(self._locale) or self._words.text(publisher.name)

    def province(self, key: str) -> str:
        """Return what a province is called, whether or not it is among the places of the content."""
        place = self._corpus.places.get(key)
        return self._words.text(place.name) if place else PROVINCES[key].name_in(self._locale)

    # kinds and fields

    def kind_of(self, register: str, record: Record) -> str:
        """Return what sort of thing a record is, in a word: "forum", "research report", "project", "municipality"."""
        kind = KINDS[register]
        kinds: Any = self.labels.get(f"{kind}_kinds")
        return str(kinds[vars(record)["kind"]] if kinds else self.labels[kind])

    def field(self, entry: Any, name: str) -> Markup:
        """Return what a field such as "date" or "figures.participants" is called on the page."""
        first, _, key = name.partition(".")
        group = getattr(entry, first, None)
        if key and isinstance(group, dict) and key.split(".")[0] in group:
            record = group[key.split(".")[0]]
            words = getattr(record, "label", None) or getattr(record, "title", None) or getattr(record, "name", None)
            if words:
                return self._words.of(words) if isinstance(words, fields.Words) else escape(words)
        return escape(self.labels.fields.get(first) or self.labels.fields.other)

    # facets

    def facet(self, facet: Facet) -> Markup:
        """Return what a facet is called."""
        if facet.dimension == "lane":
            return escape(self.lane(facet.value))
        if facet.dimension == "kind":
            return escape(self._kind(facet.value))
        record = self._corpus.register(facets.REGISTERS[facet.dimension])[facet.value]
        if isinstance(record, Project):
            return self._words.of(record.short_title) if record.short_title else escape(record.acronym or self._words.of(record.title))
        return self._words.of(cast(fields.Words, record.name))  # type: ignore[attr-defined]

    def lane(self, key: str) -> str:
        """Return what a lane of the timeline is called: by the site, or as what lies in it."""
        if lane := lanes.lanes_of(self._corpus).get(key):
            return self._words.text(lane.name)
        return str(self.labels.declaration if key == DECLARATION else self.labels.titles[f"{key}-list"])

    def _kind(self, kind: str) -> str:
        return str(self.labels.event_kinds.get(kind) or self.labels.report_kinds.get(kind) or getattr(self.labels, kind))

    # languages and countries

    def language(self, code: str) -> str:
        """Return what the page's language calls the language ``code``."""
        return language.language_name(code, self._locale)

    def languages(self, codes: Iterable[str]) -> str:
        """Return what the page's language calls these languages, as a plain list that begins a line."""
        return self._words.capitalized(", ".join(map(self.language, codes)))

    def country(self, code: str) -> str:
        """Return what the page's language calls the country ``code``."""
        return language.country_name(code, self._locale)

    def countries(self, codes: Iterable[str]) -> str:
        """Return what the page's language calls these countries, as a plain list."""
        return ", ".join(map(self.country, codes))
