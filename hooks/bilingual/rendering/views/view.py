"""What templates may ask for: words, dates and links, each for one page in one language.

A view belongs to one page while it is rendered: it numbers the page's references (reference_view.py), and notes whether any words had to be
shown in the other language.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup, escape

from bilingual.content import blocks
from bilingual.content.links import BLOCK
from bilingual.content.rules import LINK_REGISTERS, SINGLE_PAGES
from bilingual.rendering.labels import fill_in
from bilingual.rendering.markdown import Heading
from bilingual.rendering.term_links import Linker
from bilingual.rendering.views.reference_view import ReferenceView
from bilingual.schema import Entry, Organization, Record, Source, addresses
from bilingual.schema.entries import Certainty, Figure, Origin, Part, Qualifier
from bilingual.schema.fields import Localized, Prose, Words
from bilingual.site.routes import Route
from bilingual.text import dates, language, numerals
from bilingual.text.dates import Edtf
from bilingual.text.language import LOCALES

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer


def _marked(text: str, code: str) -> Markup:
    return Markup(f'<span lang="{escape(code)}">{escape(text)}</span>')


@lru_cache(maxsize=2**13)
def _time(date: Edtf, locale: str) -> Markup:
    words = dates.format_date(date, locale)
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


class View(ReferenceView):
    """The templates' way to the site, for one page."""

    def __init__(self, renderer: "Renderer", route: Route) -> None:
        super().__init__(renderer.site.corpus, renderer.labels[route.locale], route.locale)
        self.renderer = renderer
        self.site = renderer.site
        self.indexes = renderer.indexes
        self.route = route
        self._ways = addresses.ways_from(route.uri)
        self.headings: list[Heading] = []
        self.fell_back = False
        self._texts_with_notes = 0
        self._is_foreign_text = False  # while a text in the other language is rendered: its anchors are those of another page
        self._linked_terms: set[str] = set()

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
        self._is_foreign_text = locale != self.locale
        html = Markup("").join(self._pieces(text)) if "[[" in text else self._markdown(text)
        self._is_foreign_text = False
        return self._with_terms(html) if locale == self.locale else Markup('<div lang="{}">{}</div>').format(locale, html)

    def _with_terms(self, html: Markup) -> Markup:
        """Return a text with links from the terms that the page has not linked yet to their definitions."""
        route = self.to("glossary")
        if route is None:
            return html
        renderer, locale = self.renderer, self.locale
        linker = renderer.once(("terms", locale), lambda: Linker(renderer.terms(locale), renderer.term_anchors(locale), locale))
        return Markup(linker.link(str(html), self.url(route), self._linked_terms))

    def _pieces(self, text: str) -> Iterable[Markup]:
        position = 0
        for match in BLOCK.finditer(text):
            yield self._markdown(text[position : match.start()])
            position = match.end()
            if match[1].strip() == blocks.FOLDS:
                for heading, section in blocks.sections(text[position:]):
                    yield self._fold(heading, section) if heading else Markup("").join(self._pieces(section))
                return
            yield self.renderer.block(match[1].strip(), self)
        yield self._markdown(text[position:])

    def _fold(self, heading: str, text: str) -> Markup:
        """Return a folded section of Markdown, with the anchor that its heading would have."""
        anchor = addresses.distinct_anchor(language.slugify(heading), {heading.anchor for heading in self.headings})
        self.headings.append(Heading(2, anchor, heading))
        fold = '<details class="fold fold--printed"><summary>{}</summary><div class="fold__body" id="{}">{}</div></details>'
        return Markup(fold).format(heading, anchor, Markup("").join(self._pieces(text)))

    def _markdown(self, text: str) -> Markup:
        if not text.strip():
            return Markup("")
        anchors = [heading.anchor for heading in self.headings]
        rendered = self.renderer.markdown.render(
            text,
            link=self._markdown_link,
            mark=self.mark_in_markdown,
            size=lambda target: self.corpus.picture_sizes.get(target.removeprefix("../")),
            anchors=anchors,
            note=str(self.labels.only_in_turkish),
            back=str(self.labels.back_to_text),
            unnamed=addresses.anchor("parts", "", self.locale),
            earlier_notes=self._texts_with_notes,
        )
        self._texts_with_notes += "[^" in text
        self.headings += rendered.headings
        return Markup(rendered.html)

    def heading(self, words: str, level: int = 2, anchor: str = "") -> Markup:
        """Return a heading with an anchor, and note its plain words for the table of contents; ``words`` may hold HTML."""
        anchor = addresses.distinct_anchor(anchor or language.slugify(words), {heading.anchor for heading in self.headings})
        self.headings.append(Heading(level, anchor, Markup(escape(words)).striptags()))
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
        return self.qualified(number, figure.value, figure.qualifier, has_unit=figure.unit not in (None, "percent"))

    def qualified(self, number: str, value: Any, qualifier: Qualifier | None, *, has_unit: bool = False) -> str:
        """Return a number in words with what qualifies it: "20’den fazla", "at least 5"; with ``has_unit``, a currency's name ends it."""
        if qualifier is None:
            return number
        name = "more-than-amount" if has_unit and qualifier is Qualifier.MORE_THAN else qualifier
        return fill_in(self.labels.qualifiers[name], number=number, ablative=numerals.ablative(value))

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

    def source_url(self, key: str) -> str:
        """Return the way to a source's own page on this site."""
        route = self.site.routes.page_of("sources", key, self.locale)
        return self.url(route) if route else ""

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

    def with_page(self, register: str, keys: Iterable[str]) -> list[str]:
        """Return the records that have a page, by their keys."""
        return [key for key in keys if self.site.routes.page_of(register, key, self.locale)]

    def links(self, register: str, keys: Iterable[str]) -> Markup:
        """Return links to several records as a list in words."""
        return self.listed(self.link(register, key) for key in keys if key in self.corpus.register(register))

    def _signature(self, key: str) -> Record | None:
        register = self.corpus.signatories
        return register.signatories.get(key) if register else None

    def short_name(self, record: Record) -> Markup:
        """Return the short title of an entry where the page's language has one, else its title."""
        short = getattr(record, "short_title", None)
        return self.words(short if short and short.get(self.locale) else cast(Words, name_or_title(record)))

    def name(self, register: str, record: Record) -> Markup:
        """Return what a record is called in lists; events, of which many are much alike, by their short titles."""
        if register == "events":
            return self.short_name(record)
        if isinstance(record, Source):
            return self.in_language(record.title, record.language)
        return self.words(cast(Words, name_or_title(record)))

    def abbreviated(self, organization: Organization) -> Markup:
        """Return an organization's name with its abbreviation."""
        short = organization.abbreviation.get(self.locale)
        name = self.words(organization.name)
        return Markup("{} (<abbr>{}</abbr>)").format(name, short) if short else name

    def target_link(self, target: str, words: Markup) -> Markup:
        """Return a link to what ``target`` names as links in texts do; the bare words where it is not published."""
        address, attributes = self._markdown_link(target)
        if not address:
            return words
        return Markup('<a href="{}"{}>{}</a>').format(
            address, Markup("").join(Markup(' {}="{}"').format(*one) for one in attributes.items()), words
        )

    def _markdown_link(self, target: str) -> tuple[str, dict[str, str]]:
        scheme, _, key = target.partition(":")
        if scheme in LINK_REGISTERS:
            key, _, anchor = key.partition("#")
            if self._is_foreign_text or self.to("withdrawn", f"{LINK_REGISTERS[scheme]}/{key}"):
                anchor = ""
            kind = "home" if (scheme, key) == ("page", "index") else None
            route = self.to(kind, key) if kind else self.site.routes.page_of(LINK_REGISTERS[scheme], key, self.locale)
            route = route or self.to("withdrawn", f"{LINK_REGISTERS[scheme]}/{key}")
            if route is None:  # a draft
                return "", {}
            return self.url(route) + (f"#{anchor}" if anchor else ""), {} if route.locale == self.locale else {"hreflang": route.locale}
        if scheme in ("http", "https", "mailto", "tel"):
            return target, {}
        if target.startswith("#"):
            return "" if self._is_foreign_text else target, {}
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
        if not key:
            return self.url(route), {}
        place = addresses.clause_anchor(key, self.locale) if scheme == "declaration" else self.renderer.term_anchors(self.locale).get(key)
        return self.url(route) + (f"#{place}" if place else ""), {}

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
