"""Rules that concern more than one field, and what Markdown texts point at."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bilingual.content import blocks
from bilingual.content.derive import is_own_record
from bilingual.content.images import paths_of
from bilingual.content.lint.characters import name_of
from bilingual.content.markdown_elements import MarkdownElement, scan
from bilingual.content.markdown_extensions import BOXES, CLASSES, EXTENSIONS
from bilingual.content.merge import Location, Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema import COLLECTIONS, Entry, Event, Page, Record, SiteWords, Source
from bilingual.schema.fields import Prose
from bilingual.schema.labels import unknown_names
from bilingual.schema.table import fields_of
from bilingual.text import dates
from bilingual.text.closest import closest_match
from bilingual.text.language import SOURCE_LOCALE

LINK_REGISTERS = {
    "project": "projects",
    "report": "reports",
    "event": "events",
    "organization": "organizations",
    "place": "places",
    "topic": "topics",
    "source": "sources",
    "page": "pages",
}
"""The schemes by which Markdown links to records, such as ``event:forum-2019``."""
SINGLE_PAGES = (
    "timeline",
    "declaration",
    "signatories",
    "bibliography",
    "data",
    "glossary",
    *COLLECTIONS,
    "organizations",
    "places",
    "topics",
)
"""The schemes by which Markdown links to pages of which there is one, such as ``timeline:``."""
Fault = tuple[str, dict[str, Any]]
"""The code of a problem, and the values for its wording."""
Declared = Mapping[str, set[str] | None]
"""What there is to refer to: the keys of each register, right or wrong; None for one whose file cannot be read."""


Text = tuple[Location, str, tuple[MarkdownElement, ...]]
"""A Markdown text of a record: the field that it stands in, its language, and what in it must be checked."""


def texts_of(said: Record | Mapping[str, Any]) -> list[Text]:
    """Return all Markdown of a record, or of the input of one that is not valid; what is costly, the scanning, is done here once."""
    texts = ((location, locale, text) for location, prose in proses(said) for locale, text in prose.items() if isinstance(text, str))
    return [(location, locale, tuple(scan(text))) for location, locale, text in texts]


def check(record: Record, where: Merged, declared: Declared, texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield the problems of ``record`` that no single field shows, and those of its ``texts``."""
    if isinstance(record, Entry | Page):
        yield from _check_days(record, where)
    if isinstance(record, Page) and record.key == "index":
        yield from (where.problem((name,), "draft-of-home", of_key=True) for name in ("draft", "withdrawn") if getattr(record, name))
    if isinstance(record, Entry) and record.certainty and not record.date:
        yield where.problem(("certainty",), "certainty-without-date", of_key=True)
    if isinstance(record, Event):
        yield from _check_event(record, where)
    elif isinstance(record, Source) and record.publisher and record.publisher_name:
        yield where.problem(("publisher_name",), "publisher-twice", of_key=True)
    elif isinstance(record, Source) and record.publisher_language and not record.publisher_name:
        yield where.problem(("publisher_language",), "language-of-nothing", of_key=True)
    elif isinstance(record, SiteWords):
        yield from _check_site(record, where, declared)
    yield from _check_field_names(record, where)
    yield from check_texts(texts, where, declared)


def check_texts(texts: Iterable[Text], where: Merged, declared: Declared) -> Iterator[Problem]:
    """Yield what is wrong in Markdown, and what it points at that is not there."""
    for location, locale, elements in texts:
        for element in elements:
            if found := _fault(element, declared):
                code, values = found
                yield where.problem(location, code, locale=locale, within=(element.line, element.column), **values)


def text_references(texts: Iterable[Text]) -> list[tuple[Location, str, str]]:
    """Return what the Markdown of a record points at, as location, register and key; each once."""
    return sorted({(location, *target) for location, _, elements in texts for element in elements if (target := _target(element))})


def proses(said: Record | Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Prose | dict[str, Any]]]:
    """Yield every Markdown text of a record, or of the input for one, by the field that it stands in."""
    values = _values(said)
    if body := values.get("body"):
        yield ("body",), body
    for key, version in (values.get("versions") or {}).items():
        if summary := _values(version).get("summary"):
            yield ("versions", key, "summary"), summary


def _values(said: Record | Mapping[str, Any]) -> Mapping[str, Any]:
    return vars(said) if isinstance(said, Record) else said


def shown_pictures(register: str, record: Record) -> set[str]:
    """Return the pictures that ``record`` has and that its texts show, by their addresses below docs/."""
    texts = [text for _, prose in proses(record) for _, text in prose.items() if "![" in text]
    return paths_of(register, record) | {
        element.value.removeprefix("../") for text in texts for element in scan(text) if element.kind == "image"
    }


def _target(element: MarkdownElement) -> tuple[str, str] | None:
    if element.kind == "citation":
        return "sources", element.value
    scheme, _, key = element.value.partition(":")
    return (LINK_REGISTERS[scheme], key.partition("#")[0]) if element.kind == "link" and scheme in LINK_REGISTERS else None


def _check_site(site: SiteWords, where: Merged, declared: Declared) -> Iterator[Problem]:
    for key in site.years:
        if not re.fullmatch(r"[12][0-9]{3}", key):
            yield where.problem(("years", key), "not-a-year", of_key=True, value=key)
    if site.labels is not None:
        for label, locale, name, known in unknown_names(site.labels):
            yield where.problem(("labels", *label), "unknown-name", locale=locale, value=name, allowed=", ".join(known) or "–")
    if site.home:
        linking = (("questions", "to"), ("doors", "to"), ("figures", "of"))
        links = [(group, key, name, getattr(one, name)) for group, name in linking for key, one in getattr(site.home, group).items()]
        for group, key, name, target in links:
            if found := _link_fault(target, declared):
                yield where.problem(("home", group, key, name), found[0], **found[1])


def _check_days(record: Entry | Page, where: Merged) -> Iterator[Problem]:
    if record.updated and record.updated.first_day < record.published.first_day:
        yield where.problem(("updated",), "updated-before-published")
    for locale, day in record.translation_published.items() if isinstance(record, Entry) else ():
        if locale == SOURCE_LOCALE:
            yield where.problem(("translation_published",), "translation-in-turkish", of_key=True)
        elif day.first_day < record.published.first_day:
            yield where.problem(("translation_published",), "translation-before-published", locale=locale)


def _check_event(event: Event, where: Merged) -> Iterator[Problem]:
    date = event.date
    if event.within and date:
        if date.has_known_days:
            yield where.problem(("within",), "within-and-day", of_key=True)
        elif not (date.first_day <= event.within.last_day and event.within.first_day <= date.last_day):
            yield where.problem(("date",), "date-outside-within")
    if event.place and event.places:
        yield where.problem(("places",), "place-twice", of_key=True)
    for name in ("status_date", "status_note"):
        if getattr(event, name) and not event.status:
            yield where.problem((name,), "status-missing", of_key=True)
    if event.time and not (date and date.has_known_days):
        yield where.problem(("time",), "time-without-day", of_key=True)
    elif event.time:
        for name, moment in zip(("start", "end"), event.moments, strict=False):
            if not dates.exists(moment):
                yield where.problem(("time", name), "no-such-hour", value=f"{moment:%H:%M}", zone=event.time.zone)


def _check_field_names(record: Record, where: Merged) -> Iterator[Problem]:
    """Check that what names a field of ``record``, such as "date" or "figures.participants", names one that there is."""
    fields = fields_of(type(record))
    named: dict[Location, str] = {(group, name): name for group in ("remarks", "field_sources") for name in getattr(record, group, ())}
    named |= {("discrepancies", key, "field"): one.field for key, one in getattr(record, "discrepancies", {}).items()}
    groups = {name: value for name in fields if named and isinstance(value := getattr(record, name), dict)}
    known = [*fields, *(f"{group}.{key}" for group, keys in groups.items() for key in keys)]
    for location, name in named.items():
        first, _, rest = name.partition(".")
        if first not in fields or (rest and rest.split(".")[0] not in groups.get(first, ())):
            of_key, closest = location[0] != "discrepancies", closest_match(name, known)
            yield where.problem(location, "no-such-field", of_key=of_key, value=name, closest=closest)


def _fault(element: MarkdownElement, declared: Declared) -> Fault | None:
    """Return the code of what is wrong with an element and the values for its wording, or None."""
    value, switched_on = element.value, declared["markdown"] or ()
    if element.extension and element.extension not in switched_on:
        return None
    match element.kind:
        case "extension":
            code = "extension-off" if value in EXTENSIONS else "extension-unknown"
            return None if value in switched_on else (code, {"value": element.label, "extension": value})
        case "block":
            return blocks.fault(value)
        case "citation":
            known = declared["sources"] or ()
            return None if is_declared("sources", value, declared) else _unknown("unknown-citation", value, value, known)
        case "image" if not element.label.strip():
            return "image-without-text", {"value": value}
        case "image" if not value.removeprefix("../").startswith("assets/"):
            return "image-elsewhere", {"value": value}
        case "image" | "link" | "address":
            return _link_fault(value, declared)
        case "unknown-box":
            return _unknown(element.kind, value, value, BOXES)
        case "hidden-reference":
            return element.kind, {"value": value, "character": name_of(element.label[0])}
    return element.kind, {"value": value, "allowed": ", ".join(f".{name}" for name in CLASSES)}


def is_declared(register: str, key: str, declared: Declared) -> bool:
    """Return whether a record can be referred to; where the file of its register cannot be read, nobody knows, and it can."""
    known = declared[register]
    return known is None or key in known or (register == "sources" and is_own_record(key))


def _unknown(code: str, value: str, word: str, known: Iterable[str], before: str = "") -> Fault:
    """Return ``code`` and the values for its wording: the closest of what is ``known`` to ``word``, with what stands ``before`` it."""
    match = closest_match(word, known)
    return code, {"value": value, "closest": match and f"{before}{match}"}


def _link_fault(target: str, declared: Declared) -> Fault | None:
    scheme, colon, key = target.partition(":")
    bad: Fault = ("bad-link", {"value": target})
    if re.search(r"\s", target) and (not colon or scheme in ("http", "https", "mailto", "tel", *LINK_REGISTERS, *SINGLE_PAGES)):
        return "address-with-blank", {"value": target}
    if target.startswith("#"):
        return None
    if (file := target.removeprefix("../")).startswith("assets/"):
        files = declared["assets"] or set()
        return None if file in files else _unknown("unknown-link", target, file, files)
    if not colon:
        return _unknown("unknown-link", target, target.rpartition("/")[2].removesuffix(".md"), declared["pages"] or (), "page:")
    if scheme in ("http", "https"):
        return None if "." in _host(target) else bad
    if scheme in ("mailto", "tel"):
        return None if re.fullmatch(r"\+[0-9]{7,15}" if scheme == "tel" else ".*@.*", key) else bad
    if register := LINK_REGISTERS.get(scheme):
        key = key.partition("#")[0]
        found = (
            None if is_declared(register, key, declared) else _unknown("unknown-link", target, key, declared[register] or (), f"{scheme}:")
        )
        return found
    if scheme in SINGLE_PAGES:
        known = declared[{"declaration": "clauses"}.get(scheme, scheme)] or set() if scheme in ("declaration", "glossary") else set()
        fits = not key or key in known or (scheme == "timeline" and re.fullmatch(r"[12][0-9]{3}", key))
        return None if fits else _unknown("unknown-link", target, key, known, f"{scheme}:")
    match = closest_match(scheme, [*LINK_REGISTERS, *SINGLE_PAGES])
    return ("unknown-link", {"value": target, "closest": f"{match}:{key}"}) if match else bad


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
