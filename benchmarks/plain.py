"""Writes the pages of the benchmark's corpus as plain Markdown, for MkDocs with Material, static-i18n, search and RSS alone.

An entry's page has its facts, with links to the pages of its place, partners, topics, project and sources; each of those pages, and of the
lists and years, lists the entries that belong to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import workload

LABELS = {
    "tr": {"date": "Tarih", "topics": "Konular", "partners": "Paydaşlar", "sources": "Kaynaklar", "place": "Yer", "project": "Proje"},
    "en": {"date": "Date", "topics": "Topics", "partners": "Partners", "sources": "Sources", "place": "Place", "project": "Project"},
}
REFERRING = {"place": "places", "partners": "organizations", "project": "projects", "topics": "topics", "sources": "sources"}
"""The facts that lead to other pages, in the order in which they stand on a page, and where those pages are."""
ROWS = 100
"""So many entries a page of a list holds."""

SETTINGS = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, language: tr, font: false}
nav: [index.md]
not_in_nav: "/*/*/"
plugins:
  - search: {lang: [tr, en]}
  - rss: {use_git: false, date_from_meta: {as_creation: date, as_update: date, default_timezone: UTC}}
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: tr, name: Türkçe, default: true}
        - {locale: en, name: English}
"""
TUNING = ("nav: [index.md]\n", 'not_in_nav: "/*/*/"\n', "      reconfigure_search: false\n")
"""The lines of SETTINGS without which the stack is as it comes: they leave the entries out of the menu, and switch off what compares each
entry of the search index with every other."""


def write(folder: Path, entries: int, *, tuned: bool = True, texts_only: bool = False) -> None:
    """Write ``entries`` entries in each language into the empty ``folder``.

    ``tuned`` is without what takes the square of their number. With ``texts_only``, pages have neither facts nor links, and there are none
    but those of entries.
    """
    settings = SETTINGS
    for line in () if tuned else TUNING:
        settings = settings.replace(line, "")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for locale in LABELS:
        docs = folder / "docs" / locale
        docs.mkdir(parents=True)
        _write_page(docs, "index", "Home", [])
        if texts_only:
            for number in range(entries):
                text = workload.text_of(locale, number)
                _write_page(docs, _path(number), text.title, [text.summary, text.body], workload.date_of(number), text.summary)
        else:
            _write_linked(docs, locale, entries)


def _write_linked(docs: Path, locale: str, entries: int) -> None:
    records = {f"{register}/{key}": name for register, found in workload.names(locale, entries).items() for key, name in found.items()}
    texts = {_path(number): workload.text_of(locale, number) for number in range(entries)}
    titles = records | {path: text.title for path, text in texts.items()}
    links = {path: f"[{title}](../{path}.md)" for path, title in titles.items()}
    listed: defaultdict[str, list[str]] = defaultdict(list)
    """The rows of each page that lists entries."""
    for number, (path, text) in enumerate(texts.items()):
        date = workload.date_of(number)
        for above in (path.partition("/")[0], f"years/{date[:4]}", *(leading for _, leading in _references(number, entries))):
            listed[above].append(f"- {date} {links[path]}: {text.summary}")
    for number, (path, text) in enumerate(texts.items()):
        parts = [text.summary, *_facts(locale, number, entries, links), text.body, *listed[path]]
        _write_page(docs, path, text.title, parts, workload.date_of(number), text.summary)
    for path, name in records.items():
        _write_page(docs, path, name, listed[path])
    for name in listed.keys() - titles.keys():
        path = name if "/" in name else f"{name}/index"
        for start in range(0, len(listed[name]), ROWS):
            further = f"-{start // ROWS + 1}" if start else ""
            _write_page(docs, f"{path}{further}", f"{name}{further}", listed[name][start : start + ROWS])


def _facts(locale: str, number: int, entries: int, links: dict[str, str]) -> Iterator[str]:
    """Yield a line for each fact of an entry."""
    yield f"- {LABELS[locale]['date']}: {workload.date_of(number)}"
    found: dict[str, list[str]] = {}
    for fact, path in _references(number, entries):
        found.setdefault(fact, []).append(links[path])
    for fact, leading in found.items():
        yield f"- {LABELS[locale][fact]}: {', '.join(leading)}"


def _references(number: int, entries: int) -> Iterator[tuple[str, str]]:
    """Yield what an entry refers to: the name of the fact, and the page it leads to."""
    facts = workload.facts_of(number, entries)
    for fact, register in REFERRING.items():
        value = facts.get(fact, [])
        for key in value if isinstance(value, list) else [value]:
            yield fact, f"{register}/{key}"


def _path(number: int) -> str:
    return "/".join(workload.identity(number))


def _write_page(docs: Path, path: str, title: str, parts: Iterable[str], date: str = "2024-01-01", description: str = "") -> None:
    page = docs / f"{path}.md"
    page.parent.mkdir(exist_ok=True, parents=True)
    head = f"---\ndate: {date}\ndescription: {description or title}\n---\n\n# {title}\n"
    page.write_text(head + "".join(_spaced(list(parts))), encoding="utf-8")


def _spaced(parts: Sequence[str]) -> Iterator[str]:
    """Yield parts with an empty line between them, except between the rows of a list."""
    for before, part in zip(("", *parts), parts, strict=False):
        yield f"{'' if part.startswith('- ') and before.startswith('- ') else chr(10)}{part}\n"
