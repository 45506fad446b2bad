"""How to cite: what there is to say of a report, of the declaration and of a page, and the words for it.

Reports and the declaration become items of CSL-JSON (citationstyles.org), worded in APA style (apa.py). Every other page is
cited by a plain sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bilingual.content.lint.file_kinds import FILES, ending_of
from bilingual.rendering.labels import fill_in
from bilingual.rendering.metadata import apa
from bilingual.schema import Declaration, Entry, Report
from bilingual.schema.addresses import address
from bilingual.schema.declaration import Version
from bilingual.schema.entries import Origin, PersonRole
from bilingual.schema.fields import Localized, Words
from bilingual.text import dates, language
from bilingual.text.edtf import CalendarPoint, Edtf, Precision
from bilingual.text.language import LOCALES

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

Item = dict[str, Any]
"""An item of CSL-JSON."""

FORMS = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}
"""The forms that reference managers read, with the endings of their files."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite: what it cites, in words, and the citation."""

    cites: str
    wording: Markup


# the page's block


def citations(view: "View", record: Entry | Declaration, cited: Iterable[Item]) -> list[Citation]:
    """Return the citations that the page of ``record`` offers, the best first; ``cited`` is what ``items`` returns for it."""
    labels = view.labels.citation
    if isinstance(record, Report):
        found = [Citation(str(labels.this_report), _worded(view, item, record.title)) for item in cited]
        return [*found, Citation(str(labels.this_page), plain(view, record))]
    if isinstance(record, Declaration):
        return [Citation(item["note"], _worded(view, item, next(iter(record.names.values())).name)) for item in cited]
    return [Citation(str(labels.this_page), plain(view, record))]


def downloads(record: Entry | Declaration, locale: str) -> dict[str, str]:
    """Return the files for reference managers: the name of each form with its address, which holds no slug (see downloads.py)."""
    if isinstance(record, Report):
        stem = address("reports", "", locale) + record.key
    elif isinstance(record, Declaration):
        stem = address("declaration", "", locale).removesuffix("/")
    else:
        return {}
    return {form: stem + suffix for form, suffix in FORMS.items()}


def _worded(view: "View", item: Item, title: Words) -> Markup:
    """Return an item in APA style; its ``title`` is marked where it stands there in another language than the page's."""
    wording = apa.reference(item, view.labels, view.locale)
    for locale, text in title.items():
        if locale != view.locale and text != title.get(view.locale) and escape(text) in wording:
            wording = wording.replace(escape(text), Markup('<span lang="{}">{}</span>').format(locale, text), 1)
    return wording


def plain(view: "View", record: Entry) -> Markup:
    """Return the sentence by which the page of an entry is cited."""
    return escape(
        fill_in(
            view.labels.citation.plain,
            title=view.words.text(record.title),
            site=view.labels.site_name,
            date=dates.format_date(record.published_in(view.locale), view.locale),
            address=view.site.settings.site_url + view.route.uri,
        )
    )


# items


def items(view: "View", record: Report | Declaration) -> list[Item]:
    """Return what can be cited of a report (its edition in the page's language, or its only one) or of the declaration."""
    made = [_report(view, record)] if isinstance(record, Report) else _declaration(view, record)
    return [{name: value for name, value in item.items() if value} for item in made]


def edition_of(report: Report, locale: str) -> str:
    """Return the language of the edition that a page in ``locale`` cites: its own where there is one."""
    return locale if not report.languages or locale in report.languages else report.languages[0]


def is_publishers(view: "View", report: Report, url: str) -> bool:
    """Return whether an address is this site's or one of a publisher of the report, or stands below one."""
    pages = [page for key in report.publishers for _, page in view.corpus.organizations[key].url.items()]
    own = [view.links.host(page) for page in (*pages, view.site.settings.site_url)]
    return f".{view.links.host(url)}".endswith(tuple(f".{one}" for one in own if one))


def _report(view: "View", report: Report) -> Item:
    edition = edition_of(report, view.locale)
    stated = edition if edition in LOCALES else view.locale
    own = report.own_editions.get(edition)
    url = f"{view.site.settings.site_url}{FILES}{own.file}" if own else report.url.get(stated) or ""
    authors, editors = ([_name(person.name) for person in report.people.values() if person.role is role] for role in NAMED_ROLES)
    return {
        "id": f"{report.key}-{view.locale}",
        "type": "report",
        "title": _title(view, report.title, report.title_origin, edition),
        "genre": language.capitalize_first(str(view.labels.report_kinds[report.kind]), view.locale),
        "author": authors,
        "editor": editors,
        "publisher": language.format_list([view.words.text(view.corpus.organizations[key].name) for key in report.publishers], view.locale),
        "issued": _issued(report.date),
        "ISBN": report.isbn.get(stated),
        "number-of-pages": str(report.pages.get(stated) or ""),
        "URL": url if is_publishers(view, report, url) else "",
        "language": edition,
        "abstract": view.words.text(report.summary),
        "keyword": "; ".join(view.words.text(view.corpus.topics[key].name) for key in report.topics),
    }


NAMED_ROLES = (PersonRole.AUTHOR, PersonRole.EDITOR)


def _declaration(view: "View", declaration: Declaration) -> Iterator[Item]:
    """Yield the official text, where its address is known, and the text on the page, which mostly is our summary of it."""
    labels, settings = view.labels.citation, view.site.settings
    current = next(iter(declaration.names.values()))
    stated = dict(declaration.official_url.items())
    edition = view.locale if view.locale in stated else next(iter(stated), view.locale)
    title = _title(view, current.name, current.name_origin, edition)
    is_official = _shows_official_text(declaration, view.locale)
    if stated:
        yield {
            "id": f"declaration-official-{view.locale}",
            "type": "document",
            "title": title,
            "issued": _issued(_version_at(declaration, stated[edition])),
            "URL": stated[edition],
            "language": edition,
            "note": str(labels.official_text),
        }
    yield {
        "id": f"declaration-{'page' if is_official else 'summary'}-{view.locale}",
        "type": "webpage",
        "title": view.words.text(current.name) if is_official else f"{view.words.text(current.name)} [{labels.summary}]",
        "container-title": str(view.labels.site_name),
        "issued": _issued(declaration.updated or declaration.published),
        "URL": settings.site_url + view.route.uri,
        "language": view.locale,
        "abstract": view.words.text(declaration.summary),
        "note": str(labels.official_text_here if is_official else labels.summary_here),
    }


def _shows_official_text(declaration: Declaration, locale: str) -> bool:
    clauses = [*declaration.preamble.values(), *declaration.points.values(), *declaration.commitments.values()]
    return bool(clauses) and all(clause.official_text.get(locale) for clause in clauses)


def _version_at(declaration: Declaration, url: str) -> Edtf | None:
    """Return the date of the version whose text stands at ``url``."""
    found: list[Version] = [version for version in declaration.versions.values() if version.url == url]
    return found[-1].date if found else None


def _title(view: "View", title: Words, origin: Localized[Origin], edition: str) -> str:
    """Return a title as the edition bears it, with our translation of it in square brackets where the page's reader needs one."""
    own = view.words.text(title)
    printed = title.get(edition) if edition in LOCALES else None
    if origin.get(view.locale) is Origin.TRANSLATION and printed in (None, own):
        printed = next((text for locale, text in title.items() if locale != view.locale), None)
    return own if printed in (None, own) else f"{printed} [{own}]"


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
    parts = [_parts(point) for point in points]
    if date.precision is Precision.DECADE:
        parts = [[date.first_day.year], [date.last_day.year]]
    return {"date-parts": parts} | ({} if date.is_plain or date.open_end else {"circa": True})


def _parts(point: CalendarPoint) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part is not None]


# tags in the head


def tags(view: "View", report: Report, item: Item) -> Iterator[tuple[str, str]]:
    """Yield the tags of the page of a report, cited as ``item``: Highwire Press's, which Zotero and Google Scholar read, Dublin Core's."""
    people = [apa.inverted(name) for name in item.get("author", ())]
    days = [f"{part:02}" for part in item["issued"]["date-parts"][0]] if "issued" in item else []
    page = view.site.settings.site_url + view.route.uri
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
    yield from ((name, value) for name, found in values.items() for value in found if value)
