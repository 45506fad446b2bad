"""Says what the columns of a list of signatories hold: by their headings, and which of them says who signed by its words, too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bilingual.authoring.input_problems import InputProblem, input_problem
from bilingual.authoring.signing_words import CROSSES, is_negative, plain, says_signed
from bilingual.authoring.spreadsheet import Row
from bilingual.diagnostics import catalog
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import KINDS
from bilingual.schema.table import fields_of
from bilingual.text.closest import closest_match
from bilingual.text.language import TARGET_LOCALE, fold

MOST_LINES_ABOVE = 20
"""The row of headings is looked for so far down."""
_SYNONYMS: Mapping[str, str] = {
    "name": "ad, adı, isim, name, kurum, kuruluş, kurum kuruluş, kurum adı, kurumun adı, kuruluş adı, belediye, belediyeler, belediye adı, "
    "belediye ismi, belediyenin adı, imzacı, imzacı kurum, imzacı belediye, signatory, municipality",
    "name-en": "ingilizce adı, ingilizce ad, english name, name in english",
    "kind": "türü, kurum türü, belediye türü, type",
    "province": "şehir, ili, bulunduğu il",
    "version": "sürüm, version, metin",
    "date": "imza tarihi, imzalama tarihi, imza günü, tarihi, date of signing, signed on",
    "office": "makam, görev, görevi, unvan, unvanı, office",
    "office-en": "office in english",
    "signed-by": "imzalayan kişi, ad soyad, adı soyadı, belediye başkanı, signer",
    "remark": "not, notlar, açıklama, açıklamalar, remark, note",
    "sources": "kaynak, kaynağı, source",
}
_MAY_SAY_WHO_SIGNED = ("", "name", "signed-by", "remark")
"""What a column that holds words of yes and no may be called."""
_NUMBERING = re.compile(r"(sira|s|sn|row|satir)? ?(no|numarasi)?|id|#\d*")
_SIGNING = re.compile(r"imza|sign|durum|status|onay|taraf|evet|hayir|\byes\b|\bno\b|deklarasyon|beyan|✓|✔")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns hold, by position from 0: the option that each answers, or whether it says who signed (True) or who did not.

    ``crossed`` holds those in which a cross may mean no, since something else means yes; ``problems`` forbid to write the list.
    """

    options: dict[int, str] = field(default_factory=dict)
    signed: dict[int, bool] = field(default_factory=dict)
    crossed: set[int] = field(default_factory=set)
    problems: list[InputProblem] = field(default_factory=list)

    def answers_of(self, row: Row) -> dict[str, str]:
        """Return the answers that ``row`` gives, by option."""
        return {option: cell for at, option in self.options.items() if any(map(str.isalnum, cell := _cell(row, at)))}

    def words_of(self, row: Row) -> str:
        """Return what ``row`` says of its signature."""
        return " · ".join(cell for at in self.signed if (cell := _cell(row, at)))

    def has_signed(self, row: Row) -> bool | None:
        """Return whether ``row`` clearly says that it signed; None where that is not clear, or columns contradict one another."""
        found = {self._said(at, _cell(row, at)) for at, positive in self.signed.items() if positive or _cell(row, at)}
        return found.pop() if len(found) == 1 else None if found else False

    def _said(self, at: int, cell: str) -> bool | None:
        said = None if plain(cell) in CROSSES and at in self.crossed else says_signed(cell)
        return said if self.signed[at] else False if said else None


def headings_of(rows: Sequence[Row]) -> int | None:
    """Return the position of the row of headings, None where there is none."""
    known = _known_headings()
    return next((at for at, row in enumerate(rows[:MOST_LINES_ABOVE]) if "name" in (known.get(words(cell)) for cell in row.cells)), None)


def read(headings: Row, body: Sequence[Row], signed: Iterable[str] = (), ignored: Iterable[str] = ()) -> Columns:
    """Return what the columns below ``headings`` hold.

    ``signed`` names those that say who signed, and ``ignored`` those that say nothing of interest: by heading, or by number as "#3".
    """
    columns = Columns()
    wanted, unwanted = ({words(name) for name in names} for names in (signed, ignored))
    for at in range(max(len(row.cells) for row in (headings, *body))):
        heading = _cell(headings, at) or f"#{at + 1}"
        values = [cell for row in body if (cell := _cell(row, at))]
        option = _known_headings().get(words(heading), "")
        if words(heading) in unwanted or (_NUMBERING.fullmatch(words(heading)) and _counts(values)):
            continue
        clear = [said for said in map(says_signed, values) if said is not None]
        holds_signed = (any(clear) or not option) and 2 * len(clear) >= len(values) and option in _MAY_SAY_WHO_SIGNED
        if words(heading) in wanted or (holds_signed and (option or _SIGNING.search(fold(heading)))):
            columns.signed[at] = not is_negative(heading)
            if any(says_signed(cell) and plain(cell) not in CROSSES for cell in values):
                columns.crossed.add(at)
        elif option and option not in columns.options.values():
            columns.options[at] = option
        elif values:
            code = "column-twice" if option else "perhaps-signed" if holds_signed else "unknown-column"
            columns.problems.append(
                input_problem(str(headings.line), code, value=heading, closest=closest_match(words(heading), _known_headings()))
            )
    return columns


def words(text: str) -> str:
    """Return the words of a heading, folded."""
    return " ".join(re.sub(r"[^\w\s#]", " ", fold(text)).split())


@cache
def names_of() -> dict[str, tuple[str, str]]:
    """Return the options that columns may answer, in the order of the table of fields, with their Turkish and their English names."""
    found: dict[str, tuple[str, str]] = {}
    kind = KINDS["signatory"]
    for field_name, shape in fields_of(kind.model).items():
        if shape.required or field_name in kind.optional.split():
            option, both = field_name.replace("_", "-"), catalog.both("names", field_name)
            found[option] = both
            if shape.kind is FieldKind.WORDS:
                language = catalog.both("edit_page", TARGET_LOCALE)
                found[f"{option}-{TARGET_LOCALE}"] = (f"{both[0]} ({language[0]})", f"{both[1]} (in {language[1]})")
    return found


@cache
def _known_headings() -> dict[str, str]:
    """Return the options by everything that their column may be called."""
    known: dict[str, str] = {}
    for option, named in names_of().items():
        for heading in (*named, option, *_SYNONYMS.get(option, "").split(", ")):
            known.setdefault(words(heading), option)
    return known


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _counts(values: Sequence[str]) -> bool:
    return all(re.fullmatch(r"\d+\W?", value) for value in values) and len(set(values)) == len(values)
