"""Whatever is typed, pasted or handed in is read or refused: no traceback, no hang, and nothing that the next reader refuses.

`pytest tests/test_reader_fuzz.py -m long --fuzz-minutes 60` goes on for an hour; `make test-all` does a tenth of it.
"""

import io
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bilingual.authoring import answers, proposals, signatory_list, spreadsheet, yaml_edits
from bilingual.authoring.autofix import fix_markdown, fix_yaml
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.new_record import NewRecord, propose
from bilingual.authoring.record_finder import Names
from bilingual.authoring.signatory_list import Wishes
from bilingual.content import loader
from bilingual.content.document import compose
from bilingual.content.lint.characters import HIDDEN, visible
from bilingual.content.markdown_elements import scan
from bilingual.schema import COLLECTIONS
from bilingual.schema.kinds import KINDS
from bilingual.text import edtf
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.builds.tiny import copy_tiny_site

CORPUS = [
    *("2019. yılda toplantı yapıldı.", "1990’lar", "2010'larda", "2015’ten beri", "6 Kasım 2019", "2011/12", "29.10-02.11.2018"),
    *("title: 'Marmara'nın göçü'", 'title: "Bir" iki', "title:Bir", "place:bursa", "\tkind: forum", "organizers: union, wald"),
    *("title: [Bir] iki", "title = Bir", "- a\n-b", "## Başlık [@brochure]", "## Not [^1]", "- dış\n  - iç", "| a | b |\n|---|---|\n"),
    *("~~~\n", "```", "<a", "[a](", "{{ x }}", "&#8203;", "\u00ad\u200b\ufeff", "می\u200cخواهم", "\u2028", "\x0b", "\r", "\ud7ff", "🙂"),
    *("Evet", "Hayır", "X", "✓", "✗", "görüşülüyor", "imzalandı", "TOPLAM", "IĞDIR BELEDİYESİ", "Kıyı Belediyesi", "300", "=1+1", "'", '"'),
    *("Belediye Adı", "İli", "İmzaladı", "Türü", "İmza Tarihi", "Açıklama", "Bursa", "İlçe", ";", ",", "\n", " ", "-", "#", ": ", "---\n"),
]
"""What went wrong before, here or in programs of others, in pieces."""
PIECES = st.sampled_from(CORPUS) | st.text(max_size=8)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
PLACE = Path(__file__).with_name("nowhere")
EVENTS = COLLECTIONS["events"]
ANSWERS = {
    **{"title": "Kıyıda Göç", "title-en": "Migration on the Coast", "summary": "Bir gün konuşuldu.", "date": "6 Kasım 2019"},
    **{"kind": "workshop", "place": "Örnek Salon", "sources": "brochure\nhttps://example.org/haber Örnek haber", "published": "2019-11-07"},
}
"""Answers about an event, by option."""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    return Names(loader.read(copy_tiny_site(tmp_path_factory.mktemp("fuzz") / "tiny")))


def check_yaml(names: Names, text: str) -> None:
    if HIDDEN.search(text := visible(text)):
        return  # source.py refuses it before
    document, problems = compose("x.yml", text, 0)
    assert document.tree is not None or problems
    assert all(0 < problem.line <= text.count("\n") + 2 for problem in problems)
    fixed = fix_yaml(text, EVENTS).text
    assert document.tree is None or compose("x.yml", fixed, 0)[0].tree is not None


def check_markdown(names: Names, text: str) -> None:
    for element in scan(text):
        assert 0 <= element.line <= text.count("\n") + 1
    fix_markdown(text)


def check_date(names: Names, text: str) -> None:
    read = answers.read_date(text, "x")
    if isinstance(read, str):
        assert edtf.parse(read).text == read


def check_bytes(names: Names, raw: bytes) -> None:
    table = table_of(raw)
    if table:
        check_records(names, signatory_list.read(table, names, Wishes({"sources": "brochure", "version": "first"}, names_seen=True)))


def check_rows(names: Names, rows: list[list[str]]) -> None:
    for raw in (workbook_of(rows), "\r\n".join(";".join(row) for row in rows).encode("utf-8", "replace")):
        check_bytes(names, raw)


def check_records(names: Names, reading: signatory_list.Reading) -> None:
    """Every row is in one part of the table, and what would be written can be read."""
    lines = [*reading.records, *reading.there, *reading.unsigned, *reading.left_out, *dict.fromkeys(line for line, _ in reading.doubts)]
    assert len(lines) == len(set(lines))
    check_blocks(reading.additions)


def check_draft(names: Names, texts: dict[str, str]) -> None:
    with suppress(InputError):
        outcome = proposals.apply(PLACE, propose(KINDS["event"], ANSWERS | texts, names), lambda name: None)
        for change in outcome.changes:
            check_said((change.after or b"").decode())


def check_proposal(names: Names, text: str) -> None:
    with suppress(InputError):
        proposals.parse(text)


def check_blocks(records: list[NewRecord]) -> None:
    for record in records:
        check_said(yaml_edits.add("", (), {record.key: record.written("tr")}))


def check_said(text: str) -> None:
    if not HIDDEN.search(text):  # which the check tells by name
        document, problems = compose("x.yml", text, 0)
        assert document.tree is not None, (text, problems)


def table_of(raw: bytes) -> spreadsheet.Table | None:
    try:
        return spreadsheet.read(_Bytes(raw))
    except InputError:
        return None


class _Bytes(type(Path())):  # type: ignore[misc]
    """A file that is not there."""

    def __new__(cls, raw: bytes) -> Any:
        made = super().__new__(cls, "list.csv")
        made.raw = raw
        return made

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def read_bytes(self) -> bytes:
        return self.raw


def workbook_of(rows: list[list[str]]) -> bytes:
    workbook, written = openpyxl.Workbook(), io.BytesIO()
    for at, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            workbook.active.cell(at, column).value = (
                openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "replace").decode()
            )
    workbook.save(written)
    return written.getvalue()


def spoilt(workbook: bytes, places: list[tuple[int, int]]) -> bytes:
    raw = bytearray(workbook)
    for place, byte in places:
        raw[place % len(raw)] = byte
    return bytes(raw)


HEADINGS = st.sampled_from([piece for piece in CORPUS if piece.startswith(("Beled", "İ", "Tür", "Aç"))])
CELLS = st.sampled_from(CORPUS) | st.text(max_size=6)
ROWS = st.tuples(st.lists(HEADINGS | CELLS, min_size=2, max_size=6), st.lists(st.lists(CELLS, max_size=6), max_size=6)).map(
    lambda table: [["Belediye Adı", *table[0]], *table[1]]
)
SPOILT = st.builds(
    spoilt,
    st.just(workbook_of([["Ad", "İl"], ["Kıyı Belediyesi", "Bursa"]])),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)), max_size=5),
)
READERS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Names, Any], None]]] = {
    "YAML": (TEXTS, check_yaml),
    "Markdown": (TEXTS, check_markdown),
    "dates": (TEXTS | st.text("0123456789-/.~?%’ XKasım", max_size=14), check_date),
    "CSV": (st.binary(max_size=120) | TEXTS.map(lambda text: f"Ad;İl\n{text}".encode("utf-8", "replace")), check_bytes),
    "rows": (ROWS, check_rows),
    "XLSX": (SPOILT, check_bytes),
    "answers": (st.dictionaries(st.sampled_from(sorted(ANSWERS)), TEXTS, max_size=4), check_draft),
    "proposals": (TEXTS, check_proposal),
}


def fuzz(names: Names, reader: str, start: int, examples: int) -> None:
    """Try a reader on so many inputs; the same ones for the same `start`."""
    strategy, check = READERS[reader]

    @seed(start)
    @settings(max_examples=examples, derandomize=False, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def run(found: Any) -> None:
        check(names, found)

    run()


@pytest.mark.parametrize("reader", READERS)
def test_whatever_comes_is_read_or_refused(names: Names, reader: str) -> None:
    fuzz(names, reader, 0, 60)


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
def test_whatever_comes_for_an_hour_is_read_or_refused(names: Names, reader: str, request: pytest.FixtureRequest) -> None:
    end = time.process_time() + 60 * request.config.getoption("--fuzz-minutes") / len(READERS)
    for start in count(1):
        fuzz(names, reader, start, 200)
        if time.process_time() > end:
            return


REPEATED = [
    "~~~\n",
    "~~~a\n\n",
    "- a\n",
    "-b\n",
    "'a' b\n",
    "a:b\n",
    "  a) b)\n",
    "a\n",
    '"',
    "'",
    "[",
    "{",
    "(",
    "`",
    "<",
    "|",
    "*",
    "_",
    "1. ",
    ": ",
    "\u200b",
    "\u2028",
    "6 ",
]


@pytest.mark.parametrize("sign", REPEATED)
def test_what_repeats_takes_time_in_line_with_its_length(names: Names, sign: str) -> None:
    def take(length: int) -> float:
        text = "title: x\n" + sign * (length // len(sign))
        started = time.process_time()
        compose("x.yml", text, 0)
        list(scan(text))
        check_date(names, text)
        table_of(text.encode())
        check_proposal(names, text)
        return time.process_time() - started

    # The quickest of three, for Python looks for garbage now and then.
    first, second, third = (min(take(length) for _ in range(3)) for length in (20_000, 40_000, 80_000))
    assert third < max(0.5, 8 * first), (first, second, third)
