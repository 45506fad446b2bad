"""Rules that concern more than one field, and what Markdown texts point at."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
from bilingual.schema import COLLECTIONS, Declaration, Entry, Event, Page, Record, SiteWords, Source
from bilingual.schema.fields import Prose
from bilingual.schema.labels import unknown_names
from bilingual.schema.table import fields_of
from bilingual.text import clock
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
TEXTS = ("body", "summary")
"""The fields that may hold Markdown; what they point at is checked by this module."""
OF_EXTENSIONS = frozenset({"bad-attribute", "bad-box", "bad-caption", "table-without-head", "unclosed-fence", "unknown-box"})
"""What is wrong with the signs of extensions, where they are on; the label of such an element names the extension."""

Declared = Mapping[str, set[str] | None]
"""What there is to refer to: the keys of each register, right or wrong; None for one whose file cannot be read."""


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown text of a record: the field that it stands in, its language, and what in it must be checked."""

    location: Location
    locale: str
    elements: tuple[MarkdownElement, ...]


def texts_of(record: Record) -> list[Text]:
    """Return all Markdown of ``record``; what is costly, the scanning, is done here once."""
    return [Text(location, locale, tuple(scan(text))) for location, prose in proses(record) for locale, text in prose.items()]


def check(record: Record, where: Merged, declared: Declared, texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield the problems of ``record`` that no single field shows, and those of its ``texts``."""
    if isinstance(record, Entry | Page):
        yield from _check_days(record, where)
    if isinstance(record, Page) and record.key == "index":
        yield from (where.problem((name,), "draft-of-home", of_key=True) for name in ("draft", "withdrawn") if getattr(record, name))
    if isinstance(record, Entry):
        yield from _check_entry(record, where)
    elif isinstance(record, Source) and record.publisher and record.publisher_name:
        yield where.problem(("publisher_name",), "publisher-twice", of_key=True)
    elif isinstance(record, Source) and record.publisher_language and not record.publisher_name:
        yield where.problem(("publisher_language",), "language-of-nothing", of_key=True)
    elif isinstance(record, SiteWords):
        yield from _check_site(record, where, declared)
    yield from _check_field_names(record, where)
    for text in texts:
        yield from _check_text(text, where, declared)


def check_raw(model: type[Record], tree: Mapping[str, Any], where: Merged, declared: Declared) -> Iterator[Problem]:
    """Yield what is wrong in the Markdown of a record of ``model`` that is not valid, made from the input ``tree``."""
    versions = tree.get("versions") if model is Declaration else None
    texts: list[tuple[Location, Any]] = [(("body",), tree.get("body"))]
    texts += [(("versions", key, "summary"), version.get("summary")) for key, version in (versions or {}).items()]
    for location, prose in texts:
        for locale, text in prose.items() if isinstance(prose, dict) else ():
            if isinstance(text, str):
                yield from _check_text(Text(location, locale, tuple(scan(text))), where, declared)


def text_references(texts: Iterable[Text]) -> Iterator[tuple[Location, str, str]]:
    """Yield what the Markdown of a record points at, as location, register and key; each once."""
    targets: dict[Location, set[tuple[str, str]]] = {}
    for text in texts:
        for element in text.elements:
            if target := _target(element):
                targets.setdefault(text.location, set()).add(target)
    for location, found in targets.items():
        for register, key in sorted(found):
            yield location, register, key


def proses(record: Record) -> Iterator[tuple[tuple[str | int, ...], Prose]]:
    """Yield every Markdown text of ``record``, by the field that it stands in."""
    if (body := getattr(record, "body", None)) is not None:
        yield ("body",), body
    if isinstance(record, Declaration):
        for key, version in record.versions.items():
            yield ("versions", key, "summary"), version.summary


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
    home = site.home
    targets: list[tuple[Location, str]] = []
    if home:
        targets += [(("home", "questions", key, "to"), question.to) for key, question in home.questions.items()]
        targets += [(("home", "doors", key, "to"), door.to) for key, door in home.doors.items()]
        targets += [(("home", "figures", key, "of"), figure.of) for key, figure in home.figures.items()]
    for location, target in targets:
        if found := _link_fault(target, declared):
            code, values = found
            yield where.problem(location, code, value=target, closest=values.get("closest"))


def _check_days(record: Entry | Page, where: Merged) -> Iterator[Problem]:
    if record.updated and record.updated.first_day < record.published.first_day:
        yield where.problem(("updated",), "updated-before-published")
    for locale, day in record.translation_published.items() if isinstance(record, Entry) else ():
        if locale == SOURCE_LOCALE:
            yield where.problem(("translation_published",), "translation-in-turkish", of_key=True)
        elif day.first_day < record.published.first_day:
            yield where.problem(("translation_published",), "translation-before-published", locale=locale)


def _check_entry(entry: Entry, where: Merged) -> Iterator[Problem]:
    if entry.certainty and not entry.date:
        yield where.problem(("certainty",), "certainty-without-date", of_key=True)
    if isinstance(entry, Event):
        yield from _check_event(entry, where)


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
            if not clock.exists(moment):
                yield where.problem(("time", name), "no-such-hour", value=f"{moment:%H:%M}", zone=event.time.zone)


def _check_field_names(record: Record, where: Merged) -> Iterator[Problem]:
    """Check that what names a field of ``record``, such as "date" or "figures.participants", names one that there is."""
    fields = fields_of(type(record))
    named = {f"{group}.{name}": name for group in ("remarks", "field_sources") for name in getattr(record, group, ())}
    named |= {f"discrepancies.{key}.field": one.field for key, one in getattr(record, "discrepancies", {}).items()}
    for location, name in named.items():
        first, _, rest = name.partition(".")
        group = getattr(record, first, None) if first in fields else None
        if first not in fields or (rest and not (isinstance(group, dict) and rest.split(".")[0] in group)):
            known = [
                *fields,
                *(f"{field}.{key}" for field in fields if isinstance(getattr(record, field), dict) for key in getattr(record, field)),
            ]
            steps, of_key = tuple(location.split(".")), "discrepancies" not in location
            yield where.problem(steps, "no-such-field", of_key=of_key, value=name, closest=closest_match(name, known))


def _check_text(text: Text, where: Merged, declared: Declared) -> Iterator[Problem]:
    for element in text.elements:
        if found := _fault(element, declared):
            yield where.text_problem(text.location, text.locale, element.line, element.column, *found)


def _fault(element: MarkdownElement, declared: Declared) -> tuple[str, dict[str, object]] | None:
    """Return the code of what is wrong with a element and the values for its wording, or None."""
    value: dict[str, object] = {"value": element.value}
    match element.kind:
        case "html":
            return "raw-html", value
        case "extension" if element.value not in (declared["markdown"] or ()):
            code = "extension-off" if element.value in EXTENSIONS else "extension-unknown"
            return code, {"value": element.label, "extension": element.value}
        case "address" if "pymdownx.magiclink" not in (declared["markdown"] or ()):
            return None
        case "extension":
            return None
        case _ if element.kind in OF_EXTENSIONS:
            closest = closest_match(element.value, BOXES) if element.kind == "unknown-box" else None
            values = {**value, "closest": closest, "allowed": ", ".join(f".{name}" for name in CLASSES)}
            return (element.kind, values) if element.label in (declared["markdown"] or ()) else None
        case "heading":
            return "heading-level", value
        case "empty-heading" | "heading-without-blank" | "underlined" | "lettered" | "link-without-words":
            return element.kind, value
        case "note-without-text" | "note-unused" | "unknown-place":
            return element.kind, value
        case "depth":
            return "text-too-deep", {}
        case "character":
            return "hidden-reference", {**value, "character": name_of(element.label[0])}
        case "block":
            return blocks.fault(element.value)
        case "citation":
            known = declared["sources"]
            if known is None or element.value in known or is_own_record(element.value):
                return None
            return "unknown-citation", {**value, "closest": closest_match(element.value, known)}
        case "image" if not element.label.strip():
            return "image-without-text", value
        case "image" if not element.value.removeprefix("../").startswith("assets/"):
            return "image-elsewhere", value
    return _link_fault(element.value, declared)


def _link_fault(target: str, declared: Declared) -> tuple[str, dict[str, object]] | None:
    scheme, colon, key = target.partition(":")
    if re.search(r"\s", target) and (not colon or scheme in ("http", "https", "mailto", "tel", *LINK_REGISTERS, *SINGLE_PAGES)):
        return "address-with-blank", {"value": target}
    if target.startswith("#"):
        return None
    if (file := target.removeprefix("../")).startswith("assets/"):
        files = declared["assets"] or set()
        return None if file in files else ("unknown-link", {"value": target, "closest": closest_match(file, files)})
    if not colon:
        pages = declared["pages"] or set()
        match = closest_match(target.rpartition("/")[2].removesuffix(".md"), pages)
        return "unknown-link", {"value": target, "closest": match and f"page:{match}"}
    if scheme in ("http", "https"):
        return None if "." in _host(target) else ("bad-link", {"value": target})
    if scheme == "mailto":
        return None if "@" in key else ("bad-link", {"value": target})
    if scheme == "tel":
        return None if re.fullmatch(r"\+[0-9]{7,15}", key) else ("bad-link", {"value": target})
    if scheme in LINK_REGISTERS:
        known = declared[LINK_REGISTERS[scheme]]
        key = key.partition("#")[0]
        if known is None or key in known or (scheme == "source" and is_own_record(key)):
            return None
        match = closest_match(key, known)
        return "unknown-link", {"value": target, "closest": match and f"{scheme}:{match}"}
    if scheme in SINGLE_PAGES:
        clauses = declared["clauses"] or set()
        known = {"declaration": clauses, "glossary": declared["glossary"] or set()}.get(scheme, set())
        fits = not key or key in known or (scheme == "timeline" and re.fullmatch(r"[12][0-9]{3}", key))
        match = closest_match(key, known)
        return None if fits else ("unknown-link", {"value": target, "closest": match and f"{scheme}:{match}"})
    schemes = [*LINK_REGISTERS, *SINGLE_PAGES]
    match = closest_match(scheme, schemes)
    return ("unknown-link", {"value": target, "closest": f"{match}:{key}"}) if match else ("bad-link", {"value": target})


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
