"""Words what a change does to the site as Markdown for editors: Turkish first, then English, then the changed lines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from itertools import accumulate, groupby, takewhile
from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.built_site import BuiltPage, BuiltSite, NoSite
from bilingual.audit.review import changes as comparison
from bilingual.audit.review.changes import Fate, LineChange, PageChange, SiteChanges
from bilingual.audit.review.page_lines import Part
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.text.language import LOCALES
from bilingual.translation import statuses
from bilingual.translation.statuses import Translations
from bilingual.translation.units import Unit

LIMIT = 60_000
"""The longest report in bytes; a comment on GitHub may have 65,536 characters, a summary a megabyte."""
PLACES = 6
"""The most texts of a record that are named."""
ROWS = 60
"""The most rows of a table."""
CONTEXT = 40
"""How many characters are shown on either side of what changes in a long line."""
SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+!|~&$]")
NOTIFYING = re.compile(r"(@|(?<!&)#)(?=\w)")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report tells.

    ``after`` is the changed site, and ``changes`` what is different in it; None where it, or the earlier site, could not be built.
    ``translations`` is the state of all translations. ``kept`` is the patch to the files that tools keep, empty where they are up to date,
    None where that is not known. ``preview_url`` is where the preview can be downloaded, or empty.
    """

    changes: SiteChanges | None
    after: BuiltSite | None
    errors: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()
    translations: Translations | None = None
    kept: str | None = None
    preview_url: str = ""


def gather(root: Path, before: Path, after: Path, kept: Path | None = None, preview_url: str = "") -> Findings:
    """Return what happens between the sites in the folders ``before`` and ``after``; ``root`` holds the content of the later one.

    Either folder may be missing: what does not follow from the other is then left out. ``kept`` is the patch to the files that tools keep.

    Raises:
        ContentError: the list of addresses in a built site is damaged.
        OSError: a site that is there cannot be read, or ``kept`` is not.
    """
    earlier, later = _site(before), _site(after)
    changes = comparison.compare(earlier, later) if earlier and later else None
    found = Findings(changes, later, kept=kept.read_text(encoding="utf-8") if kept else None, preview_url=preview_url)
    try:
        content = loader.read(root)
    except ContentError as error:
        return replace(found, errors=error.problems)
    return replace(found, warnings=content.warnings, translations=statuses.read(root, content))


def _site(folder: Path) -> BuiltSite | None:
    try:
        return built_site.read(folder)
    except NoSite:
        return None


Words = Callable[..., str]
"""What says a text of the report in one language, by its key and the values for its blanks."""


def words_in(locale: str) -> Words:
    """Return what says the texts of the report in a language."""
    return partial(catalog.text, locale, "review")


def say_fate(change: PageChange, words: Words) -> str:
    """Say what becomes of a page, and which of its parts change."""
    named = ", ".join(map(words, change.parts))
    return f"{words(change.fate)} ({named})" if named else words(change.fate)


def word(findings: Findings) -> str:
    """Return the report as Markdown, of at most LIMIT bytes."""
    parts = ["\n".join(_section(findings, locale)) for locale in LOCALES]
    problems = [*findings.errors, *findings.warnings]
    if problems:
        parts.append(_fold(catalog.line("review", "problems"), _fence("\n".join(map(str, problems)), "text"), shown=True))
    if findings.kept:
        parts.append(_fold(catalog.line("review", "ready_change"), _fence(findings.kept, "diff")))
    for change in findings.changes.pages if findings.changes else ():
        if change.own and change.lines:
            parts.append(_line_by_line(change))
    return _cut(parts)


def _cut(parts: Iterable[str]) -> str:
    """Return as many of ``parts`` as fit, the number of those left out below them."""
    parts = [part for part in parts if part]
    fitting = sum(size <= LIMIT - 200 for size in accumulate(len(part.encode()) + 2 for part in parts))
    left = [f"*{catalog.line('review', 'left_out', count=len(parts) - fitting)}*"] if fitting < len(parts) else []
    return "\n\n".join([*parts[:fitting], *left]) + "\n"


def _section(findings: Findings, locale: str) -> Iterator[str]:
    """Yield the lines of the report in one language."""
    words = words_in(locale)
    yield f"## {words('heading')}\n"
    changes = findings.changes
    if changes is not None:
        yield from _pages(changes, findings.after, words)
    else:
        yield words("not_built") if findings.after is None else words("no_before")
    if changes is not None and changes.files:
        yield f"\n### {words('files')}\n"
        yield from _listed([f"- `/{uri}`: **{words(fate)}**" for uri, fate in changes.files.items()], words)
    yield f"\n### {words('problems')}\n"
    counts = words("problem_counts", errors=len(findings.errors), warnings=len(findings.warnings))
    yield counts if findings.errors or findings.warnings else words("no_problems")
    if changes is not None:
        yield f"\n### {words('addresses')}\n"
        yield words("lost") if changes.lost else words("no_lost")
        yield from _listed([f"- `/{uri}` ({_plain(record)})" for uri, record in changes.lost.items()], words)
    if findings.translations is not None:
        yield from _translations(findings.translations, words)
    if findings.kept is not None:
        yield f"\n### {words('kept')}\n"
        yield words("kept_help") if findings.kept else words("nothing_kept")
    if findings.preview_url:
        yield f"\n### {words('preview')}\n\n{words('preview_help', url=findings.preview_url)}"


def _translations(translations: Translations, words: Words) -> Iterator[str]:
    """Yield the counts of texts, and a row for each record whose English is older than its Turkish, or missing in part."""
    total = translations.total
    yield f"\n### {words('translations')}\n"
    yield words("translation_counts", current=total["current"], outdated=total["outdated"], missing=total["missing"])
    rows = []
    for record in translations.records.values():
        kinds = ((words("outdated"), record.outdated), (words("missing"), record.missing))
        parts = [f"{kind}: {_places(texts)}" for kind, texts in kinds if texts]
        if parts:
            path = record.path_in(LOCALES[-1])
            rows.append(f"- `{path}`{'' if not record.key or f'/{record.key}.' in path else f' `{record.key}`'} · {' · '.join(parts)}")
    yield from _listed(rows, words)
    if total["outdated"]:
        yield f"\n{words('outdated_help')}"


def _places(texts: Sequence[Unit]) -> str:
    return ", ".join(f"`{text.place}`" for text in texts[:PLACES]) + ("…" if len(texts) > PLACES else "")


def _listed(rows: Sequence[str], words: Words, head: str = "") -> Iterator[str]:
    """Yield a list, or a table with its ``head``, below its sentence, cut where it is too long."""
    if rows:
        yield head
        yield from rows[:ROWS]
    if len(rows) > ROWS:
        yield f"\n{words('more', count=len(rows) - ROWS)}"


def _pages(changes: SiteChanges, after: BuiltSite | None, words: Words) -> Iterator[str]:
    """Yield the counts, and a table with a row for each record of which a page changes by itself."""
    own = [change for change in changes.pages if change.own]
    counts = {fate.value: sum(change.fate is fate for change in own) for fate in Fate}
    yield words("counts", **counts) if changes.pages else words("nothing")
    lists = len(changes.pages) - len(own)
    if lists or changes.restyled:
        yield f"\n{words('lists', lists=lists, restyled=changes.restyled)}"
    rows = [f"| {' | '.join(_cell(cell, words) for cell in row)} |" for row in pairs(own, after)]
    yield from _listed(rows, words, f"\n| {words('tr')} | {words('en')} |\n|---|---|")


def pairs(changes: Iterable[PageChange], after: BuiltSite | None) -> Iterator[tuple[PageChange | BuiltPage | None, ...]]:
    """Yield, for each record of ``changes``, its change in Turkish and in English.

    Where a page stays as it is, it stands itself; where there is none, None. ``changes`` come record by record, as ``changes.compare``
    orders them. Pages that belong to no record stand alone.
    """
    pages = {(page.record, page.locale): page for page in after.pages.values() if page.record} if after else {}
    for (record, _), group in groupby(changes, key=lambda change: (change.page.record, "" if change.page.record else change.page.uri)):
        found = {change.page.locale: change for change in group}
        yield tuple(found.get(locale) or pages.get((record, locale)) for locale in LOCALES)


def _cell(cell: PageChange | BuiltPage | None, words: Words) -> str:
    if cell is None:
        return words("no_page")
    if isinstance(cell, BuiltPage):
        return f"{_plain(cell.title)}: {words('unchanged')}"
    return f"{_plain(cell.page.title)} (`/{cell.page.uri}`): **{say_fate(cell, words)}**"


def _line_by_line(change: PageChange) -> str:
    """Return what changes on a page, folded, as lines that go and lines that come."""
    rows = [row for line_change in change.lines if line_change.part is not Part.LIST for row in _rows(line_change)]
    return _fold(change.page.title, _fence("\n".join(rows), "diff")) if rows else ""


def _rows(change: LineChange) -> Iterator[str]:
    if len(change.old) == len(change.new):
        for old, new in zip(change.old, change.new, strict=True):
            start = _shared(old, new)
            end = _shared(old[start:][::-1], new[start:][::-1])
            yield f"- {_window(old, start, end)}"
            yield f"+ {_window(new, start, end)}"
    else:
        yield from (f"- {text}" for text in change.old)
        yield from (f"+ {text}" for text in change.new)


def _shared(one: str, other: str) -> int:
    """Return how many characters two lines share at their beginning."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])


def _window(line: str, start: int, end: int) -> str:
    """Return ``line`` cut to CONTEXT characters, at a blank, around what lies between its shared beginning and end."""
    left, right = line[:start], line[len(line) - end :]
    if start > 2 * CONTEXT:
        left = "…" + left[-CONTEXT:].partition(" ")[2] if " " in left[-CONTEXT:] else left
    if end > 2 * CONTEXT:
        right = right[:CONTEXT].rpartition(" ")[0] + "…" if " " in right[:CONTEXT] else right
    return left + line[start : len(line) - end] + right


def _plain(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, and GitHub neither links nor notifies anybody."""
    escaped = SPECIAL.sub(lambda match: f"\\{match[0]}" if match[0] not in "<>&" else f"&#{ord(match[0])};", " ".join(text.split()))
    return NOTIFYING.sub(r"\1<!-- -->", escaped)


def _fence(text: str, language: str) -> str:
    """Return ``text`` as a block of code that nothing in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _fold(summary: str, body: str, *, shown: bool = False) -> str:
    """Return ``body`` below a line that opens it; Markdown means nothing in that line."""
    heading = NOTIFYING.sub(r"\1<!-- -->", escape(summary, quote=False))
    return f"<details{' open' if shown else ''}>\n<summary>{heading}</summary>\n\n{body}\n\n</details>"
