"""The state of all translations as editors read it: a table for the terminal; Turkish first, then English."""

import re
from collections.abc import Iterable, Iterator

from bilingual.content.markdown_elements import CITATION
from bilingual.content.model import Corpus
from bilingual.diagnostics import catalog
from bilingual.schema import SINGLE_FILES, Record
from bilingual.schema.fields import Localized
from bilingual.text.edtf import Edtf
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE, truncate
from bilingual.translation.statuses import Counts, RecordStatus, Translations
from bilingual.translation.units import Status, Unit

MOST, MOST_TEXTS = 40, 20
"""So many records are described, and so many texts of each; the other records only have their line in the table."""

COLUMNS = ("current", "outdated", "missing", "unrecorded")


def as_text(translations: Translations, corpus: Corpus, width: int, described: Iterable[RecordStatus] | None = None) -> str:
    """Return the report for a terminal of ``width`` characters.

    The records in ``described`` are described in full, without the table; where it is None, those that need work, below it.
    """
    if described is not None:
        return "\n".join(line for record in described for line in _described(record, translations, corpus, width, in_full=True)) + "\n"
    lines = [_line("title"), "", *_table(translations, width), ""]
    needing = [record for record in translations.records.values() if record.needs_work]
    for record in needing[:MOST]:
        lines += [*_described(record, translations, corpus, width), ""]
    lines += _closing(translations, len(needing))
    return "\n".join(lines) + "\n"


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


def _described(record: RecordStatus, translations: Translations, corpus: Corpus, width: int, *, in_full: bool = False) -> Iterator[str]:
    """Yield the lines on one record: what it is, its file and days, and each text that needs work with the words in both languages."""
    yield truncate(f"{record.name} – {title_of(corpus, record)}", width)
    yield f"  {record.path_in(TARGET_LOCALE)}{_days(corpus, record)}"
    if in_full:
        numbers = zip(COLUMNS, _numbers(record.counts), strict=True)
        yield "  " + ", ".join(f"{_line(column)}: {number}" for column, number in numbers)
    texts = _texts(record, unrecorded=in_full)
    for state, text in texts if in_full else texts[:MOST_TEXTS]:
        yield f"  {_line(state)}: {text.place}"
        yield from (f"    {locale}: {excerpt(words, max(width - 8, 20))}" for locale, words in _both(text, translations.made_from(text)))
    yield from () if in_full else (f"  {line}" for line in _more(record))


def _texts(record: RecordStatus, *, unrecorded: bool = False) -> list[tuple[str, Unit]]:
    groups = [("outdated", record.outdated), ("missing", record.missing), ("unrecorded", record.unrecorded if unrecorded else ())]
    return [(state, text) for state, texts in groups for text in texts]


def _more(record: RecordStatus) -> Iterator[str]:
    """Yield the line that says how many texts of a record are not described, if any."""
    more = len(_texts(record)) - MOST_TEXTS
    if more > 0:
        yield f"… {more} {_line('more-texts')}: python -m bilingual status {record.name}"


def _both(text: Unit, earlier: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in each language, and first, of what is outdated, the Turkish that it was made from, where that is known."""
    if earlier and text.status is Status.OUTDATED:
        yield f"{SOURCE_LOCALE} ({_line('then')})", earlier
    yield SOURCE_LOCALE, text.turkish or "–"
    if text.english:
        yield TARGET_LOCALE, text.english


def _days(corpus: Corpus, record: RecordStatus) -> str:
    found = record_of(corpus, record)
    days = ((name, getattr(found, name, None)) for name in ("published", "updated"))
    return "".join(f" · {name}: {day.text}" for name, day in days if isinstance(day, Edtf))  # the interface has labels of these names


def _closing(translations: Translations, needing: int) -> Iterator[str]:
    total = translations.total
    if needing > MOST:
        yield f"… {needing - MOST} {_line('more-records')}: python -m bilingual status KEY"
    yield from catalog.both("translations", "confirm") if total["outdated"] else () if total["missing"] else (_line("all-current"),)
    yield from catalog.both("translations", "record") if total["unrecorded"] else ()


def _line(key: str) -> str:
    return catalog.line("translations", key)
