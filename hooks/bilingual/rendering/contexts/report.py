"""What the page of a report is made of besides its fields: where it can be read, copies of it that others uploaded, and its cover."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zlib import crc32

from bilingual.schema import Entry, Report
from bilingual.schema.entries import Figure, Origin

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.page_view import PageView

GAP = 6.0
"""Stands between the parts of a bar, which is 1,000 long."""
CROPS = 3
"""As many crops of the sea stand on covers."""
LONG_TITLE = 32
"""A title of more letters stands smaller on a cover."""


@dataclass(frozen=True, slots=True)
class Way:
    """An address that leads to a report, in ``language``."""

    url: str
    host: str
    language: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What a drawn cover says, and which crop of the sea it shows."""

    kind: str
    title: str
    subtitle: str
    publisher: str
    year: str
    hue: str
    crop: int

    @property
    def is_long(self) -> bool:
        """Whether the title is set smaller."""
        return len(self.title) > LONG_TITLE


def report_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return the ways to the report that the page shows and its cover."""
    del renderer
    report = view.record
    assert isinstance(report, Report)
    own: list[Way] = []
    copies: list[Way] = []
    for way in ways(view, report):
        (own if _is_publishers(view, report, way.host) else copies).append(way)
    announced = view.corpus.sources.get(report.announcement or "")
    announcement = Way(announced.url, host(announced.url), announced.language) if announced and announced.url else None
    whole, parts, shares = divide(report.figures)
    return {
        "whole": whole,
        "parts": parts,
        "shares": shares,
        "own": own,
        "copies": copies,
        "announcement": announcement,
        "cover": cover(view, report),
        "split": split_title(view, report),
    }


def divide(figures: Mapping[str, Figure]) -> tuple[str, list[str], list[tuple[float, float]]]:
    """Return the key of the number that is the sum of all others, their keys, and where each begins and how long it is of 1,000.

    The key is empty where the numbers are no whole and two or three parts of it.
    """
    (whole, *parts) = figures or ("",)
    values = [float(figures[key].value) for key in parts]
    if len(parts) not in (2, 3) or figures[whole].qualifier or sum(values) != figures[whole].value or min(values) <= 0:
        return "", [], []
    ends = [sum(values[: place + 1]) / sum(values) * 1000 for place in range(len(parts))]
    return whole, parts, [(round(start, 1), round(end - start - GAP, 1)) for start, end in zip([0.0, *ends], ends, strict=False)]


def ways(view: "PageView", report: Report) -> Iterator[Way]:
    """Yield the addresses of the report's editions, the one in the page's language first, each once."""
    found = sorted(report.url.items(), key=lambda pair: pair[0] != view.locale)
    for url, language in {url: language for language, url in reversed(found)}.items():
        yield Way(url, host(url), language)


def host(url: str) -> str:
    """Return the host of an address as readers say it.

    >>> host("https://www.example.org/a")
    'example.org'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_publishers(view: "PageView", report: Report, name: str) -> bool:
    """Return whether a host is this site's or one of a publisher of the report, or stands below one."""
    pages = [url for key in report.publishers for _, url in view.corpus.organizations[key].url.items()]
    own = [host(url) for url in (*pages, view.site.settings.site_url)]
    return any(name == one or name.endswith(f".{one}") for one in own if one)


def split_title(view: "PageView", entry: Entry) -> tuple[str, str]:
    """Return the two parts of a title that a dash divides, in the page's language; one and "" where none does, and of our translations."""
    title = view.text(entry.title)
    first, _, second = title.partition(" - ")
    return (first, second) if second and entry.title_origin.get(view.locale) is not Origin.TRANSLATION else (title, "")


def cover(view: "PageView", report: Report) -> Cover:
    """Return the cover that the site draws for a report."""
    first, _, second = view.text(report.title).partition(" - ")
    year = report.date.start.year if report.date else None
    publishers = [view.corpus.organizations[key] for key in report.publishers]
    names = [one.abbreviation.get(view.locale) or view.text(one.name) for one in publishers]
    is_later = year is not None and year > view.site.settings.timeline[1]
    return Cover(
        kind=view.kind_of("reports", report),
        title=first,
        subtitle=second,
        publisher=", ".join(names),
        year=str(year or ""),
        hue="later" if is_later else "events" if report.kind == "workshop-report" else "reports",
        crop=crc32(report.key.encode()) % CROPS + 1,
    )
