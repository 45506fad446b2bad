"""How to cite: what there is to say of a report, of the declaration and of a page, and the words for it.

Reports and the declaration become items of CSL-JSON (citationstyles.org), worded in APA style (apa.py). Every other page is
cited by a plain sentence.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from bilingual.content.lint.file_kinds import FILES, ending_of
from bilingual.rendering.labels import fill_in
from bilingual.rendering.metadata import apa
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Declaration, Entry, Report
from bilingual.schema.addresses import address
from bilingual.schema.fields import Localized, Words
from bilingual.schema.groups import Origin, PersonRole
from bilingual.text import dates, language
from bilingual.text.edtf import Edtf, Precision
from bilingual.text.language import LOCALES

Item = dict[str, Any]
"""An item of CSL-JSON."""

FORMS = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}
"""The forms that reference managers read, with the endings of their files."""


class Citing(Subject):
    """How to cite the page, or the report or the declaration that it shows."""

    @cached_property
    def items(self) -> list[Item]:
        """What can be cited of a report (its edition in the page's language, or its only one) or of the declaration."""
        record, made = self._view.subject, list[Item]()
        if isinstance(record, Report):
            made = [self._report(record)]
        elif isinstance(record, Declaration):
            made = [*self._declaration(record)]
        return [{name: value for name, value in item.items() if value} for item in made]

    def ways(self) -> list[tuple[str, Markup]]:
        """Return what can be cited, in words, each with its citation, the best first."""
        record, labels = self._view.subject, self.labels.citation
        found = [(item.get("note") or str(labels.this_report), self._worded(item)) for item in self.items]
        return [*found, (str(labels.this_page), self._plain(record))] if isinstance(record, Entry) else found

    def files(self) -> dict[str, str]:
        """Return the files for reference managers: the name of each form with its address, which holds no slug (see downloads.py)."""
        record = self._view.subject
        stem = address("declaration", "", self._locale).removesuffix("/")
        if isinstance(record, Report):
            stem = address("reports", "", self._locale) + record.key
        return {form: stem + suffix for form, suffix in FORMS.items()} if self.items else {}

    def _worded(self, item: Item) -> Markup:
        """Return an item in APA style; its title is marked where it stands there in another language than the page's."""
        record, wording = self._view.subject, apa.reference(item, self.labels, self._locale)
        title: Words = record.title if isinstance(record, Report) else next(iter(record.names.values())).name  # type: ignore[union-attr]
        for locale, text in title.items():
            if locale != self._locale and text != title.get(self._locale) and escape(text) in wording:
                wording = wording.replace(escape(text), Markup('<span lang="{}">{}</span>').format(locale, text), 1)
        return wording

    def _plain(self, record: Entry) -> Markup:
        """Return the sentence by which the page of an entry is cited."""
        return escape(
            fill_in(
                self.labels.citation.plain,
                title=self._view.words.text(record.title),
                site=self.labels.site_name,
                date=dates.format_date(record.published_in(self._locale), self._locale),
                address=self._view.site.settings.site_url + self._view.route.uri,
            )
        )

    # items

    def is_publishers(self, report: Report, url: str) -> bool:
        """Return whether an address is this site's or one of a publisher of the report, or stands below one."""
        pages = [page for key in report.publishers for _, page in self._corpus.organizations[key].url.items()]
        own = [self._view.links.host(page) for page in (*pages, self._view.site.settings.site_url)]
        return f".{self._view.links.host(url)}".endswith(tuple(f".{one}" for one in own if one))

    def _report(self, report: Report) -> Item:
        view, locale = self._view, self._locale
        edition = locale if not report.languages or locale in report.languages else report.languages[0]
        stated = edition if edition in LOCALES else locale
        own = report.own_editions.get(edition)
        url = f"{view.site.settings.site_url}{FILES}{own.file}" if own else report.url.get(stated) or ""
        return {
            "id": f"{report.key}-{locale}",
            "type": "report",
            "title": self._title(report.title, report.title_origin, edition),
            "genre": language.capitalize_first(str(self.labels.report_kinds[report.kind]), locale),
            "author": [_name(person.name) for person in report.people.values() if person.role is PersonRole.AUTHOR],
            "editor": [_name(person.name) for person in report.people.values() if person.role is PersonRole.EDITOR],
            "publisher": language.format_list([view.words.text(self._corpus.organizations[key].name) for key in report.publishers], locale),
            "issued": _issued(report.date),
            "ISBN": report.isbn.get(stated),
            "number-of-pages": str(report.pages.get(stated) or ""),
            "URL": url if self.is_publishers(report, url) else "",
            "language": edition,
            "abstract": view.words.text(report.summary),
            "keyword": "; ".join(view.words.text(self._corpus.topics[key].name) for key in report.topics),
        }

    def _declaration(self, declaration: Declaration) -> Iterator[Item]:
        """Yield the official text, where its address is known, and the text on the page, which mostly is our summary of it."""
        view, locale, labels = self._view, self._locale, self.labels.citation
        current = next(iter(declaration.names.values()))
        own = view.words.text(current.name)
        if stated := dict(declaration.official_url.items()):
            edition = locale if locale in stated else next(iter(stated))
            versions = [version for version in declaration.versions.values() if version.url == stated[edition]]
            yield {
                "id": f"declaration-official-{locale}",
                "type": "document",
                "title": self._title(current.name, current.name_origin, edition),
                "issued": _issued(versions[-1].date) if versions else None,
                "URL": stated[edition],
                "language": edition,
                "note": str(labels.official_text),
            }
        clauses = [*declaration.preamble.values(), *declaration.points.values(), *declaration.commitments.values()]
        is_official = bool(clauses) and all(clause.official_text.get(locale) for clause in clauses)
        yield {
            "id": f"declaration-{'page' if is_official else 'summary'}-{locale}",
            "type": "webpage",
            "title": own if is_official else f"{own} [{labels.summary}]",
            "container-title": str(self.labels.site_name),
            "issued": _issued(declaration.updated or declaration.published),
            "URL": view.site.settings.site_url + view.route.uri,
            "language": locale,
            "abstract": view.words.text(declaration.summary),
            "note": str(labels.official_text_here if is_official else labels.summary_here),
        }

    def _title(self, title: Words, origin: Localized[Origin], edition: str) -> str:
        """Return a title as the edition bears it, with our translation of it in square brackets where the page's reader needs one."""
        own = self._view.words.text(title)
        printed = title.get(edition) if edition in LOCALES else None
        if origin.get(self._locale) is Origin.TRANSLATION and printed in (None, own):
            printed = next((text for locale, text in title.items() if locale != self._locale), None)
        return own if printed in (None, own) else f"{printed} [{own}]"

    # tags in the head

    def tags(self) -> list[tuple[str, str]]:
        """Return the tags of the page of a report: Highwire Press's, which Zotero and Google Scholar read, and Dublin Core's."""
        report = self._view.record
        if not isinstance(report, Report):
            return []
        [item] = self.items
        people = [apa.inverted(name) for name in item.get("author", ())]
        days = [f"{part:02}" for part in item["issued"]["date-parts"][0]] if "issued" in item else []
        page = self._view.site.settings.site_url + self._view.route.uri
        values = {
            "citation_title": [item["title"]],
            "citation_author": people,
            "citation_publication_date": ["/".join(days)],
            "citation_technical_report_institution": [item.get("publisher")],
            "citation_isbn": [item.get("ISBN")],
            "citation_language": [item["language"]],
            "citation_keywords": [item.get("keyword")],
            "citation_abstract_html_url": [page],
            "citation_public_url": [item.get("URL")],
            "citation_pdf_url": [item.get("URL") if report.own_editions and ending_of(item.get("URL", "")) == "pdf" else None],
            "DC.title": [item["title"]],
            "DC.type": ["Report"],
            "DC.creator": people,
            "DC.publisher": [item.get("publisher")],
            "DC.date": [report.date.text if report.date else None],
            "DC.language": [item["language"]],
            "DC.identifier": [f"ISBN {item['ISBN']}" if "ISBN" in item else None, page],
            "DC.description": [item["abstract"]],
        }
        return [(name, value) for name, found in values.items() for value in found if value]


_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)(?=,|$)")
_TITLES = re.compile(r"(?:(?:Prof|Doç|Dr|Yrd|Öğr|Arş|Gör|Av|Mr|Mrs|Ms)\.\s*|Üyesi\s+)+")
_BODY = re.compile(
    r"\b(?:a\.s|ltd|sti|inc|gmbh|t\.c)\.|\b(?:and|ve|ile|icin|of|for|the|birligi|belediyesi|bakanligi|baskanligi|mudurlugu|dernegi|vakfi"
    r"|universitesi|enstitusu|merkezi|kurumu|kurulu|konseyi|platformu|federasyonu|ajansi|komisyonu|komitesi|ofisi|odasi|sendikasi|grubu|ekibi"
    r"|meclisi|agi|association|foundation|university|municipality|ministry|union|cent(?:re|er)|institute|agency|organi[sz]ation|commission"
    r"|committee|council|office|network|group|team|bank|fund|programme|nations)\b"
)
"""Words that no person's name has."""


def _name(name: str) -> dict[str, str]:
    """Return a person's name in its parts, or a body's whole. The last word, or what begins in small letters, is the family's name."""
    if _BODY.search(language.fold(name)):
        return {"literal": name}
    suffix = _SUFFIX.search(name)
    family, comma, given = (part.strip() for part in _TITLES.sub("", _SUFFIX.sub("", name), count=1).partition(","))
    if not comma:
        words = family.split()
        first = next((at for at, word in enumerate(words) if at and word[0].islower()), len(words) - 1)
        given, family = " ".join(words[:first]), " ".join(words[first:])
    if not (given and family):
        return {"literal": name}
    return {"family": family, "given": given} | ({"suffix": suffix[1]} if suffix else {})


def _issued(date: Edtf | None) -> Item | None:
    if date is None:
        return None
    points = [date.start] if date.end is None else [date.start, date.end]
    parts = [[part for part in (point.year, point.month, point.day) if part is not None] for point in points]
    if date.precision is Precision.DECADE:
        parts = [[date.first_day.year], [date.last_day.year]]
    return {"date-parts": parts} | ({} if date.is_plain or date.open_end else {"circa": True})
