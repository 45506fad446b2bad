"""The state of all translations as editors read it: a table for the terminal; Turkish first, then English."""

import re
from collections.abc import Iterable, Iterator

from bilingual.content.markdown_elements import CITATION
from bilingual.content.model import Corpus
from bilingual.diagnostics import catalog
from bilingual.schema import SINGLE_FILES, Record
from bilingual.schema.fields import Localized
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE, truncate
from bilingual.translation.statuses import Counts, RecordStatus, Translations
from bilingual.translation.units import Status, Unit

COLUMNS = ("current", "outdated", "missing", "unrecorded")


def as_text(translations: Translations, corpus: Corpus, width: int, described: Iterable[RecordStatus] | None = None) -> str:
    """Return the report for a terminal of ``width`` characters.

    The records in ``described`` are described in full, without the table; where it is None, what is outdated in each, below it.
    """
    if described is not None:
        return "\n".join(line for record in described for line in _described(record, translations, corpus, width, COLUMNS[1:])) + "\n"
    lines = [_line("title"), "", *_table(translations, width), ""]
    for record in translations.records.values():
        lines += [*_described(record, translations, corpus, width, ["outdated"]), ""] if record.outdated else []
    return "\n".join([*lines, *_closing(translations)]) + "\n"


def excerpt(words: str, limit: int) -> str:
    """Return the beginning of a text, at most ``limit`` characters, without citations, which say nothing there."""
    return truncate(re.sub(r"\s*" + CITATION.pattern, "", words), limit)


def title_of(corpus: Corpus, record: RecordStatus) -> str:
    """Return what a record is called in Turkish, or its name where it has no other."""
    found = record_of(corpus, record)
    words = getattr(found, "name", None) or getattr(found, "title", None) or getattr(found, "term", None)
    return (words.get(SOURCE_LOCALE) if isinstance(words, Localized) else words) or record.name


def record_of(corpus: Corpus, record: RecordStatus) -> Record | None:
    """Return the record of the content."""
    if record.register in SINGLE_FILES and not record.key:
        found: Record | None = getattr(corpus, record.register)
        return found
    return corpus.register(record.register).get(record.key)


def _table(translations: Translations, width: int) -> Iterator[str]:
    """Yield the table: a line for each register, and below it one for each record that needs work."""
    heads = [[catalog.text(locale, "translations", column) for column in COLUMNS] for locale in LOCALES]
    columns = [max(map(len, head)) + 2 for head in zip(*heads, strict=True)]
    first = max(width - sum(columns), 16)

    def line(name: str, cells: Iterable[object]) -> str:
        shown = name if len(name) <= first else f"{name[: first - 1]}…"
        return shown.ljust(first) + "".join(str(cell).rjust(column) for cell, column in zip(cells, columns, strict=True))

    yield from (line("", head) for head in heads)
    for register, records in translations.by_register.items():
        yield line(f"{register} ({len(records)})" if len(records) > 1 else register, _numbers(sum((r.counts for r in records), Counts())))
        yield from (line(f"  {record.name}", _numbers(record.counts)) for record in records if record.needs_work and record.key)
    yield line(_line("total"), _numbers(translations.total))


def _numbers(counts: Counts) -> list[int]:
    return [counts[column] for column in COLUMNS]


def _described(record: RecordStatus, translations: Translations, corpus: Corpus, width: int, states: Iterable[str]) -> Iterator[str]:
    """Yield the lines on one record: what it is, its file and numbers, and each text of ``states`` with the words in both languages."""
    yield truncate(f"{record.name} – {title_of(corpus, record)}", width)
    yield f"  {record.path_in(TARGET_LOCALE)}"
    yield "  " + ", ".join(f"{_line(column)}: {record.counts[column]}" for column in COLUMNS)
    for state in states:
        for text in getattr(record, state):
            yield f"  {_line(state)}: {text.place}"
            yield from (
                f"    {locale}: {excerpt(words, max(width - 8, 20))}" for locale, words in _both(text, translations.made_from(text))
            )


def _both(text: Unit, earlier: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in each language, and first, of what is outdated, the Turkish that it was made from, where that is known."""
    if earlier and text.status is Status.OUTDATED:
        yield f"{SOURCE_LOCALE} ({_line('then')})", earlier
    yield SOURCE_LOCALE, text.turkish or "–"
    if text.english:
        yield TARGET_LOCALE, text.english


def _closing(translations: Translations) -> Iterator[str]:
    total = translations.total
    yield from catalog.both("translations", "confirm") if total["outdated"] else ()
    yield from catalog.both("translations", "describe") if total["missing"] else ()
    yield from () if total["outdated"] or total["missing"] else [_line("all-current")]
    yield from catalog.both("translations", "record") if total["unrecorded"] else ()


def _line(key: str) -> str:
    return catalog.line("translations", key)
