"""What the page of a report is made of besides its fields: where it can be read, copies of it that others uploaded, and its cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bilingual.rendering.views.links import Links
from bilingual.rendering.views.numbers import divide
from bilingual.rendering.views.view import View
from bilingual.schema import Entry, Report
from bilingual.schema.files import File
from bilingual.schema.groups import Origin


@dataclass(frozen=True, slots=True)
class Way:
    """An address that leads to a report, in ``language``; ``file`` is what it leads to where that is a file of this site."""

    url: str
    host: str
    language: str
    file: File | None = None


def report_context(view: View) -> dict[str, Any]:
    """Return the ways to the report that the page shows and its cover."""
    report = view.record
    assert isinstance(report, Report)
    own: list[Way] = []
    copies: list[Way] = []
    for way in ways(view, report):
        (own if way.file or view.citing.is_publishers(report, way.url) else copies).append(way)
    announced = view.corpus.sources.get(report.announcement or "")
    announcement = Way(announced.url, Links.host(announced.url), announced.language) if announced and announced.url else None
    whole, parts, shares = divide(report.figures)
    return {
        "whole": whole,
        "parts": parts,
        "shares": shares,
        "own": own[:1] + [way for way in own[1:] if not way.file],
        "copies": copies,
        "announcement": announcement,
        "cover": view.entries.cover(report),
        "split": split_title(view, report),
    }


def ways(view: View, report: Report) -> Iterator[Way]:
    """Yield the addresses of the report's editions, the one in the page's language first, each once."""
    files = report.own_editions
    found = [Way(view.files.url(file), "", code, file) for code, file in files.items()]
    found += [Way(url, Links.host(url), code) for code, url in report.url.items() if code not in files]
    found.sort(key=lambda way: way.language != view.locale)
    by_address = {way.url: way for way in reversed(found)}
    yield from (by_address[url] for url in dict.fromkeys(way.url for way in found))


def split_title(view: View, entry: Entry) -> tuple[str, str]:
    """Return the two parts of a title that a dash divides, in the page's language; one and "" where none does, and of our translations."""
    title = view.words.text(entry.title)
    first, _, second = title.partition(" - ")
    is_whole = view.locale in dict(entry.title_language.items()) or entry.title_origin.get(view.locale) is Origin.TRANSLATION
    return (first, second) if second and not is_whole else (title, "")
