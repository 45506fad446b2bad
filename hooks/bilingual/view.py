"""What templates may ask for: words, links, dates, citations and labels, each for one page in one language.

A view belongs to one page while it is rendered: it numbers the page's references in the order in which they are cited, and notes whether
any words had to be shown in the other language.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree

from markupsafe import Markup, escape

from bilingual import addresses, dates, language
from bilingual.dates import Edtf
from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.markdown import BLOCK, Heading
from bilingual.routes import Route
from bilingual.rules import LINK_REGISTERS, SINGLE_PAGES
from bilingual.schema import Entry, Organization, Record, Source
from bilingual.schema.entries import Certainty, Figure, Origin, Part
from bilingual.schema.fields import Localized, Prose, Words

if TYPE_CHECKING:
    from bilingual.render import Renderer


class Labels:
    """The labels of one language: ``labels.footer.privacy``, or ``labels.event_kinds["side-event"]``."""

    def __init__(self, record: Record, locale: str) -> None:
        self._record = record
        self._locale = locale

    def __getattr__(self, name: str) -> Any:
        """Return a label's text, or a group of labels; AttributeError where there is none of that name."""
        value = getattr(self._record, name)
        found = (value.get(self._locale) or value.get(SOURCE_LOCALE)) if isinstance(value, Localized) else Labels(value, self._locale)
        self.__dict__[name] = found  # so that the next one who asks does not come here
        return found

    def __getitem__(self, name: str) -> Any:
        """Return the label of a value such as "side-event"."""
        return getattr(self, name.replace("-", "_"))

    def get(self, name: str) -> str | None:
        """Return the label ``name``, or None where there is none."""
        return self[name] if name.replace("-", "_") in type(self._record).model_fields else None


def _marked(text: str, code: str) -> Markup:
    return Markup(f'<span lang="{escape(code)}">{escape(text)}</span>')


@lru_cache(maxsize=2**13)
def _time(date: Edtf, locale: str) -> Markup:
    return _as_time(date, dates.format_date(date, locale))


@lru_cache(maxsize=2**13)
def _time_in_year(date: Edtf, locale: str) -> Markup:
    return _as_time(date, dates.format_day_month(date, locale))


def _as_time(date: Edtf, words: str) -> Markup:
    if date.end or date.open_end or date.approximate or date.uncertain:
        return escape(words)
    return Markup(f'<time datetime="{escape(date.start.iso())}">{escape(words)}</time>')


def name_or_title(record: Record) -> Words | str:
    """Return the name or the title of a record, whichever its sort has; KeyError where it has neither."""
    fields = vars(record)  # a model is slow to say that it lacks a field
    words: Words | str = fields.get("name") or fields["title"]
    return words


def text_in(words: Localized[str], locale: str) -> str:
    """Return a text in a language, or in the other one where it is not there."""
    return words.get(locale) or next((text for _, text in words.items()), "")


def fill_in(label: object, **values: object) -> str:
    """Return a label with ``values`` in the place of the names in braces that it holds."""
    pieces = list(_cut(str(label)))
    pieces[1::2] = [str(values[name]) if name in values else f"{{{name}}}" for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=2**10)
def _cut(label: str) -> tuple[str, ...]:
    """Return a label in pieces, every second of which is a name that stood in braces."""
    return tuple(re.split(r"\{(\w+)\}", label))


class View:
    """The templates' way to the site, for one page."""

    def __init__(self, renderer: "Renderer", route: Route) -> None:
        self.renderer = renderer
        self.site = renderer.site
        self.corpus = renderer.site.corpus
        self.indexes = renderer.indexes
        self.route = route
        self.locale = route.locale
        self.labels = renderer.labels[route.locale]
        self._ways = addresses.ways_from(route.uri)
        self.headings: list[Heading] = []
        self.fell_back = False
        self._references: dict[str, int] = {}
        self._citations: dict[str, list[str]] = {}

    @cached_property
    def record(self) -> Record | None:
        """The record that the page shows, if it shows one."""
        return self.renderer.record_of(self.route)

    @cached_property
    def title(self) -> str:
        """The page's plain title."""
        return self.renderer.title_of(self.route)

    # words

    def words(self, value: Localized[str] | None) -> Markup:
        """Return a text in the page's language, or the other language's text marked as such."""
        if value is None:
            return Markup("")
        text = value.get(self.locale)
        if text is not None:
            return escape(text)
        self.fell_back = True
        return self._foreign(value)

    def text(self, value: Localized[str] | None) -> str:
        """Return a text as plain characters, in the page's language where it is there."""
        return text_in(value, self.locale) if value else ""

    def _foreign(self, value: Localized[str]) -> Markup:
        for locale, text in value.items():
            return _marked(text, locale)
        return Markup("")

    def in_language(self, text: str, code: str) -> Markup:
        """Return ``text`` marked as being in the language ``code``, where that is not the page's."""
        return escape(text) if code == self.locale else _marked(text, code)

    def full_name(self, name: Words, origin: Localized[Origin]) -> Markup:
        """Return a title or name; where the page's language has only our translation, the original first, ours in square brackets."""
        if origin.get(self.locale) is not Origin.TRANSLATION:
            return self.words(name)
        original = next(((locale, text) for locale, text in name.items() if locale != self.locale), None)
        if original is None:
            return self.words(name)
        return Markup('<span lang="{}">{}</span> <span class="translation">[{}]</span>').format(*original, self.text(name))

    def prose(self, value: Prose | None) -> Markup:
        """Return Markdown as HTML, in the page's language or, marked as such, in the other."""
        if value is None:
            return Markup("")
        text, locale = value.get(self.locale), self.locale
        if text is None:
            self.fell_back = True
            locale, text = next(iter(value.items()))
        html = Markup("").join(self._pieces(text)) if "[[" in text else self._markdown(text)
        return html if locale == self.locale else Markup('<div lang="{}">{}</div>').format(locale, html)

    def _pieces(self, text: str) -> Iterable[Markup]:
        position = 0
        for match in BLOCK.finditer(text):
            yield self._markdown(text[position : match.start()])
            yield self.renderer.block(match[1].strip(), self)
            position = match.end()
        yield self._markdown(text[position:])

    def _markdown(self, text: str) -> Markup:
        if not text.strip():
            return Markup("")
        anchors = [heading.anchor for heading in self.headings]
        rendered = self.renderer.markdown.render(
            text,
            link=self._markdown_link,
            cite=self._markdown_citation,
            anchors=anchors,
            note=str(self.labels.only_in_turkish),
            back=str(self.labels.back_to_text),
        )
        self.headings += rendered.headings
        return Markup(rendered.html)

    def heading(self, words: str, level: int = 2, anchor: str = "") -> Markup:
        """Return a heading with an anchor, and note it for the table of contents."""
        anchor = addresses.distinct_anchor(anchor or language.slugify(words), {heading.anchor for heading in self.headings})
        self.headings.append(Heading(level, anchor, words))
        return Markup(f'<h{level} id="{escape(anchor)}">{escape(words)}</h{level}>')

    def count(self, number: int, name: str) -> str:
        """Return a number with its noun: ``count(2, "events")`` is "2 etkinlik" or "2 events"."""
        form = self.labels.counts[f"{name}_one" if number == 1 else f"{name}_other"]
        return str(form).replace("{count}", language.format_number(number, self.locale))

    def number(self, figure: Figure) -> str:
        """Return a figure's number in words of the page's language, such as "en az 5.000" or "more than 5,000"."""
        if figure.unit == "percent":
            number = language.format_percent(figure.value, self.locale)
        elif figure.unit:
            number = language.format_currency(figure.value, figure.unit, self.locale)
        else:
            number = language.format_number(figure.value, self.locale)
        return str(self.labels.qualifiers[figure.qualifier]).replace("{number}", number) if figure.qualifier else number

    def money(self, amount: Any, currency: str) -> str:
        """Return an amount of money in words of the page's language."""
        return language.format_currency(amount, currency, self.locale)

    def percent(self, number: int) -> str:
        """Return a share in percent."""
        return language.format_percent(number, self.locale)

    def language_name(self, code: str) -> str:
        """Return what the page's language calls the language ``code``."""
        return language.language_name(code, self.locale)

    def country_name(self, code: str) -> str:
        """Return what the page's language calls the country ``code``."""
        return language.country_name(code, self.locale)

    def listed(self, parts: Iterable[Markup | str]) -> Markup:
        """Return "A, B ve C" or "A, B and C"; the parts may hold HTML."""
        texts = [escape(part) for part in parts]
        marks = [f"\x00{index}\x00" for index in range(len(texts))]
        joined = str(escape(language.format_list(marks, self.locale)))
        for mark, text in zip(marks, texts, strict=True):
            joined = joined.replace(mark, str(text))
        return Markup(joined)

    # dates

    def when(self, date: Edtf | None) -> Markup:
        """Return a date in words inside of a ``time`` element, where it is a point in time."""
        return _time(date, self.locale) if date else escape(self.labels.not_known)

    def when_in_year(self, date: Edtf) -> Markup:
        """Return a date without its year, for lists below the year as a heading."""
        return _time_in_year(date, self.locale)

    def date_of(self, entry: Entry | Part) -> Markup:
        """Return an entry's date in words: with the span it lies in, and as announced where nothing more is known."""
        fields = vars(entry)
        if within := fields.get("within"):
            return escape(dates.format_within(within, self.locale))
        if entry.date and fields.get("certainty") is Certainty.ANNOUNCED:
            return escape(dates.format_announced(entry.date, self.locale))
        return self.when(entry.date)

    def short_date_of(self, entry: Entry) -> Markup:
        """Return an entry's date for lists, with no more certainty than on its own page."""
        return self.date_of(entry) if entry.span else escape(self.labels.date_not_known)

    # links

    def url(self, route: Route) -> str:
        """Return the way from this page to another."""
        return self.file_url(route.uri)

    def file_url(self, uri: str) -> str:
        """Return the way from this page to a file below the site's root."""
        if self.route.kind == "not-found":  # shown at any address, however deep
            return self.site.settings.base_path + uri
        return addresses.follow(self._ways, uri)

    def current(self, route: Route) -> Markup:
        """Return the attribute of a link to a page that says that it is the reader's own, or nothing."""
        return Markup(' aria-current="page"') if route is self.route else Markup("")

    def from_here(self, gap: str) -> str:
        """Return what this page puts into a gap of a shared fragment: the way to an address; for "=address", what marks its own."""
        if gap.startswith("="):
            return ' aria-current="page"' if gap[1:] == self.route.uri else ""
        return self.file_url(gap)

    def to(self, kind: str, key: str = "") -> Route | None:
        """Return the page of this kind and key in the page's language, or None."""
        return self.site.routes.find(kind, key, self.locale)

    def page_link(self, kind: str, key: str = "", text: str = "") -> Markup:
        """Return a link to the page of this kind and key, with its title; bare words where there is no such page."""
        route = self.to(kind, key)
        words = text or (self.renderer.title_of(route) if route else key)
        return Markup(f'<a href="{escape(self.url(route))}">{escape(words)}</a>') if route else escape(words)

    def link(self, register: str, key: str, text: Markup | str = "", anchor: str = "") -> Markup:
        """Return a link to a record's page; one that is in the other language only says so."""
        if text or anchor:
            return self._link(register, key, text, anchor)
        return self.renderer.fragments.linked(("link", register, key), self, lambda far: far._link(register, key))

    def _link(self, register: str, key: str, text: Markup | str = "", anchor: str = "") -> Markup:
        record = self.corpus.register(register).get(key) if register != "signatories" else self._signature(key)
        words = text or self.name(register, record) if record is not None else text or key
        route = self.site.routes.page_of(register, key, self.locale)
        if route is None or record is None:
            return escape(words)
        address = self.url(route) + (f"#{anchor}" if anchor else "")
        if route.locale == self.locale:
            return Markup(f'<a href="{escape(address)}">{escape(words)}</a>')
        note = Markup(' <span class="only-in">{}</span>').format(self.labels.only_in_turkish)
        return Markup('<a href="{}" hreflang="{}">{}</a>{}').format(address, route.locale, words, note)

    def links(self, register: str, keys: Iterable[str]) -> Markup:
        """Return links to several records as a list in words."""
        return self.listed(self.link(register, key) for key in keys if key in self.corpus.register(register))

    def _signature(self, key: str) -> Record | None:
        register = self.corpus.signatories
        return register.signatories.get(key) if register else None

    def name(self, register: str, record: Record) -> Markup:
        """Return what a record is called in lists."""
        if isinstance(record, Source):
            return self.in_language(record.title, record.language)
        return self.words(cast(Words, name_or_title(record)))

    def abbreviated(self, organization: Organization) -> Markup:
        """Return an organization's name with its abbreviation."""
        short = organization.abbreviation.get(self.locale)
        name = self.words(organization.name)
        return Markup("{} (<abbr>{}</abbr>)").format(name, short) if short else name

    def _markdown_link(self, target: str) -> tuple[str, dict[str, str]]:
        scheme, _, key = target.partition(":")
        if scheme in LINK_REGISTERS:
            key, _, anchor = key.partition("#")
            kind = "home" if (scheme, key) == ("page", "index") else None
            route = self.to(kind, key) if kind else self.site.routes.page_of(LINK_REGISTERS[scheme], key, self.locale)
            route = route or self.to("withdrawn", f"{LINK_REGISTERS[scheme]}/{key}")
            if route is None:  # a draft
                return "", {}
            return self.url(route) + (f"#{anchor}" if anchor else ""), {} if route.locale == self.locale else {"hreflang": route.locale}
        if scheme in ("http", "https", "mailto") or target.startswith("#"):
            return target, {}
        if target.startswith(("assets/", "../assets/")):
            return self.file_url(target.removeprefix("../")), {}
        if scheme not in SINGLE_PAGES:  # nothing that passed its checks
            return "", {}
        if scheme == "timeline" and (year := self.to("year", key)):
            return self.url(year), {}
        kind = {"bibliography": "sources-list"}.get(scheme, scheme)
        route = self.to(kind) or self.to(f"{kind}-list")
        if route is None:
            return "", {}
        return self.url(route) + (f"#{self._clause_anchor(key)}" if key and scheme == "declaration" else ""), {}

    def _clause_anchor(self, name: str) -> str:
        return addresses.clause_anchor(name, self.locale)

    # citations

    def cite(self, keys: Iterable[str]) -> Markup:
        """Return numbered references to sources, as links to the list at the foot of the page."""
        links = ", ".join([self._citation(key) for key in dict.fromkeys(keys) if key in self.corpus.sources])
        return Markup(f'<sup class="cite">[{links}]</sup>' if links else "")

    def _citation(self, key: str) -> str:
        number = self.reference_number(key)
        label = escape(f"{self.labels.source} {number}")
        return f'<a href="#{self.reference_anchor(key)}" id="{self._new_citation(key)}" aria-label="{label}">{number}</a>'

    def _markdown_citation(self, keys: Sequence[str]) -> ElementTree.Element:
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

    # the frame

    def twins(self) -> Sequence[tuple[str, Route | None]]:
        """Return every language with the page's twin in it, or None where it has none."""
        return self._twins

    @cached_property
    def _twins(self) -> tuple[tuple[str, Route | None], ...]:
        return tuple((locale, self.site.routes.twin(self.route, locale)) for locale in LOCALES)

    def has_all_twins(self) -> bool:
        """Return whether the page is there in every language."""
        return None not in [twin for _, twin in self.twins()]
