"""What pages show together: an entry's neighbours, an organization's parts, a place's entries, a year's rows.

It adds to the plain view of view.py what needs the way back through the content.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, cast
from urllib.parse import quote

from markupsafe import Markup, escape

from bilingual.rendering import extras
from bilingual.rendering.contexts.declaration import mark_terms
from bilingual.rendering.contexts.declaration_tabs import Tab, tabs
from bilingual.rendering.contexts.report import Cover, cover, host
from bilingual.rendering.contexts.signatories import SaidSum, status
from bilingual.rendering.contexts.timeline_rows import (
    TimelineRow,
    facet_names,
    lane_name,
    mark_title,
    moment_anchor,
    timeline_row,
    version_anchors,
)
from bilingual.rendering.labels import fill_in
from bilingual.rendering.markdown import Heading
from bilingual.rendering.views.province_view import ProvinceView
from bilingual.schema import Entry, Event, Record, Report
from bilingual.schema.declaration import Signature, SignatureStatus, Total
from bilingual.schema.fields import Localized, Words
from bilingual.schema.site_words import YearSentence
from bilingual.site import edit_links as editing
from bilingual.site import lanes
from bilingual.site.indexes import LONGEST_PLACE, Involvement
from bilingual.site.pagination import Navigation, navigate
from bilingual.site.timeline_items import Moment
from bilingual.text import language
from bilingual.text.language import LOCALES, SOURCE_LOCALE

SHORTEST_CONTENTS = 4
"""A page with fewer sections than this needs no list of them."""


class PageView(ProvinceView):
    """The templates' way to everything that a page shows."""

    def contents(self) -> list[Heading]:
        """Return the sections of the page so far, for a list of contents, or nothing where they are few."""
        sections = [heading for heading in self.headings if heading.level == 2]
        return sections if len(sections) >= SHORTEST_CONTENTS else []

    def in_sections(self, text: Markup) -> list[Markup]:
        """Return what stands before the first section of a text, and its sections; the whole where a list or a box holds one."""
        parts = [part for part in re.split(r"(?=<h2 )", text) if part.strip()]
        is_cut = any(part.count(f"<{box}") != part.count(f"</{box}") for part in parts for box in ("blockquote", "dd", "div", "li"))
        return [text] if is_cut else [Markup(part) for part in parts]

    def counted(self, number: int, name: str) -> Markup:
        """Return a number with its noun as ``count`` does, the number marked for display."""
        form = str(self.labels.counts[f"{name}_one" if number == 1 else f"{name}_other"])
        shown = Markup('<span class="number">{}</span>').format(language.format_number(number, self.locale))
        return Markup(escape(form).replace("{count}", shown))

    def number_and_noun(self, number: int, name: str) -> tuple[Markup, Markup]:
        """Return a number and its noun in the order in which both languages say them, to be set apart."""
        form = str(self.labels.counts[f"{name}_one" if number == 1 else f"{name}_other"])
        return escape(language.format_number(number, self.locale)), escape(form.replace("{count}", "").strip())

    def bare_address(self, address: str) -> str:
        """Return a web address as readers say it: "marmaraurbanforum.org"."""
        return re.sub(r"^https?://(www\.)?|/$", "", address)

    def kind_of(self, register: str, entry: Record) -> str:
        """Return what sort of entry it is, in a word: "forum", "research report", "project"."""
        kind = getattr(entry, "kind", None)
        groups = {"events": "event_kinds", "reports": "report_kinds"}
        return str(getattr(self.labels, groups[register])[kind]) if register in groups else str(self.labels.project)

    def field_label(self, entry: Record, name: str) -> Markup:
        """Return what a field such as "date" or "figures.participants" is called on the page."""
        first, _, key = name.partition(".")
        group = getattr(entry, first, None)
        if key and isinstance(group, dict) and key.split(".")[0] in group:
            record = group[key.split(".")[0]]
            words = getattr(record, "label", None) or getattr(record, "title", None) or getattr(record, "name", None)
            if words:
                return self.words(words) if isinstance(words, Words) else escape(words)
        return escape(self.labels.fields.get(first) or self.labels.fields.other)

    def list_of(self, value: Localized[tuple[str, ...]]) -> list[Markup]:
        """Return a list of words in the page's language, or the other language's, each marked as such."""
        here = value.get(self.locale)
        if here is not None:
            return [escape(text) for text in here]
        for locale, texts in value.items():
            self.fell_back = True
            return [self.in_language(text, locale) for text in texts]
        return []

    @staticmethod
    def host_of(address: str) -> str:
        """Return the host of a web address as readers say it: "marmara.gov.tr"."""
        return host(address)

    def drawn_cover(self, report: Report) -> Cover:
        """Return the cover that the site draws for a report."""
        return cover(self, report)

    def country_names(self, codes: Iterable[str]) -> str:
        """Return what the page's language calls these countries, as a plain list."""
        return ", ".join(map(self.country_name, codes))

    def language_names(self, codes: Iterable[str]) -> str:
        """Return what the page's language calls these languages, as a plain list that begins a line."""
        return self.capitalized(", ".join(map(self.language_name, codes)))

    def capitalized(self, text: str) -> str:
        """Return a text with its first letter as a capital."""
        return language.capitalize_first(str(text), self.locale)

    def edition(self, value: Localized[Any], code: str) -> Any:
        """Return what the edition in the language ``code`` states, or None."""
        return value.get(code) if code in LOCALES else None

    def any_edition(self, value: Localized[Any]) -> Any:
        """Return what the page's language states, or else the other one, or None."""
        return value.get(self.locale) or next((found for _, found in value.items()), None)

    def ordinal(self, number: int) -> str:
        """Return "3." or "3rd"."""
        return language.format_ordinal(number, self.locale)

    def number_of(self, total: Total) -> str:
        """Return a total in words, such as "more than 20"."""
        number = language.format_number(total.value or 0, self.locale)
        return self.qualified(number, total.value or 0, total.qualifier)

    def place_line(self, key: str) -> Markup:
        """Return a place as a link, with the places around it: "Istanbul Congress Center, Istanbul"."""
        # A city and its province often share a name; once is enough.
        named = groupby(self.indexes.places_around(key), key=lambda place: self.text(place.name))
        return Markup(", ").join([self.link("places", next(same).key) for _, same in islice(named, LONGEST_PLACE)])

    # entries

    def neighbours(self, event: Event) -> list[tuple[str, Event]]:
        """Return the events before and after an event: in its series, then in time."""
        labels, found = self.labels, []
        if event.series:
            before, after = self.indexes.neighbours_in_series(event.key)
            found += [(labels.before_in_series, before)] if before else []
            found += [(labels.after_in_series, after)] if after else []
        before, after = self.indexes.neighbours_of(event.key)
        shown = {other.key for _, other in found}
        found += [(labels.before, before)] if before and before.key not in shown else []
        found += [(labels.after, after)] if after and after.key not in shown else []
        return found

    def involvement_rows(self, involvements: Iterable[Sequence[Involvement]]) -> Iterator[tuple[str, Entry, list[Markup]]]:
        """Yield the entries in which an organization or one of its bodies took part, each with the roles in words."""
        for roles in involvements:
            register, key = roles[0].register, roles[0].key
            entry = cast(Entry, self.corpus.register(register)[key])
            yield register, entry, [self._role(involvement, entry) for involvement in roles]

    def _role(self, involvement: Involvement, entry: Entry) -> Markup:
        words = escape(self.labels.roles[involvement.role])
        if involvement.part and isinstance(entry, Event):
            words = Markup("{} ({})").format(words, self.words(entry.parts[involvement.part].title))
        elif involvement.role != "people" and (wording := entry.role_wordings.get(involvement.body or self.route.key)):
            words = Markup("{} ({})").format(words, self.words(wording.text))
        return Markup("{} – {}").format(self.link("organizations", involvement.body), words) if involvement.body else words

    def pages_citing(self, source: str) -> list[Markup]:
        """Return links to the hand-written pages, the declaration and its signatories, where they cite a source."""
        found: dict[Markup, None] = {}
        for link in self.corpus.links_to.get(("sources", source), ()):
            if link.register == "pages":
                route = self.to("home" if link.key == "index" else "page", link.key)
                found |= {self.page_link(route.kind, route.key): None} if route else {}
            elif link.register in ("declaration", "signatories"):
                found[self.page_link(link.register)] = None
        return list(found)

    # the declaration

    def new_section(self) -> set[str]:
        """Return what remembers the terms that a section has led to their definitions."""
        return set()

    def defined(self, words: Words, seen: set[str]) -> Markup:
        """Return a text of the declaration with links from defined terms to their definitions, the first of each in a section."""
        text, declaration = words.get(self.locale), self.corpus.declaration
        return mark_terms(text, declaration, self, seen) if text and declaration else self.words(words)

    def signatures(self, status: str) -> list[Signature]:
        """Return the signatures of a status, in the order of the language's alphabet."""
        register = self.corpus.signatories
        found = [signature for signature in register.signatories.values() if signature.status == status] if register else []
        return self.sort_signatures(found)

    def sort_signatures(self, signatures: Iterable[Signature]) -> list[Signature]:
        """Return signatures in the order of the page: what is confirmed before what is not, each by name."""

        def order(signature: Signature) -> tuple[object, ...]:
            name = language.sort_key(self.text(signature.name), self.locale)
            return signature.status is not SignatureStatus.CONFIRMED, name, signature.key

        return sorted(signatures, key=order)

    def signature_status(self, signature: Signature) -> str:
        """Return how well a signature is founded, in words, as its sources say."""
        return status(signature, self)

    def sum_mark(self, said: SaidSum) -> Markup:
        """Return the mark of a number of signatories: the sources of it, and what each says where they say different things."""
        if not said.claims:
            return self.cite(said.totals[0].sources, said.totals[0].remark)
        return self._mark((), (), said.claims, str(self.labels.sections.totals))

    def tabs(self) -> list[Tab]:
        """Return the tabs that lead from the page to those beside it, none on most pages."""
        return tabs(self)

    def plain_number(self, number: int) -> str:
        """Return a number in words of the page's language."""
        return language.format_number(number, self.locale)

    # time

    def timeline_row(self, moment: Moment) -> TimelineRow:
        """Return what the line of a moment says."""
        return timeline_row(self, moment)

    def facet_names(self, moment: Moment) -> Mapping[str, str]:
        """Return the readable names of a moment's facets by dimension, by which a filter in the page goes."""
        return facet_names(self, moment)

    def mark_title(self, moment: Moment) -> str:
        """Return what a mark of the timeline's picture says of itself."""
        return mark_title(self, moment)

    def hue(self, lane: str) -> str:
        """Return the colour of a lane."""
        return lanes.hue_of(self.corpus, lane)

    def sentence(self, year: int) -> YearSentence | None:
        """Return what a year was about, where the site says so."""
        return self.corpus.site.years.get(str(year))

    def later(self, last: int) -> tuple[str, str]:
        """Return what the years after the ``last`` are called, and their anchor."""
        title = fill_in(self.labels.sections.later, year=last)
        return title, language.slugify(title)

    def version_anchors(self, moment: Moment) -> list[str]:
        """Return the anchors of the declaration's versions that came from an event."""
        return version_anchors(self, moment)

    def moment_anchor(self, moment: Moment) -> str:
        """Return the anchor of a moment's line in a timeline."""
        return moment_anchor(self, moment)

    def lane_name(self, lane: str) -> str:
        """Return what a lane of the timeline is called."""
        return lane_name(self, lane)

    # the frame

    def navigation(self) -> Navigation:
        """Return the ways to the other pages of the list that this is a page of."""
        return navigate(self.site.routes, self.route)

    def own_stylesheets(self) -> list[str]:
        """Return the addresses of the stylesheets that only pages like this one load."""
        files = extras.stylesheets(self.route.kind, self.route.key)
        return [self.file_url(file) for file in (*files, *(extras.PAGED if self.route.pages > 1 else ()))]

    def own_scripts(self) -> list[str]:
        """Return the addresses of the scripts that only pages like this one load."""
        return [self.file_url(file) for file in extras.scripts(self.route.kind, self.route.key)]

    def feedback_url(self) -> str:
        """Return where a reader reports a mistake in this page, which a mail's subject names; "" where the site has no such place."""
        feedback = self.site.settings.feedback
        if "@" not in feedback or "/" in feedback:
            return feedback
        subject = quote(f"{self.labels.footer.mistake_in}: {self.title}")
        return f"mailto:{feedback}?subject={subject}"

    def new_links(self) -> list[tuple[str, str, str]]:
        """Return label, address of a form and address of a new file for what editors may add here; "" where there is no such address."""
        settings, words = self.site.settings, self.labels.new_records
        if kind := editing.KINDS_OF_PAGES.get(self.route.kind):
            links = [(words[kind], editing.form_url(settings, kind), editing.new_file_url(settings, kind, self.locale))]
        elif self.locale == SOURCE_LOCALE and self.route.kind in editing.TRANSLATABLE and not self.has_all_twins():
            record = self.record
            links = [(words.translation, "", editing.translation_url(settings, self.route.kind, record, self.locale))] if record else []
        else:
            links = []
        return [link for link in links if link[1] or link[2]]
