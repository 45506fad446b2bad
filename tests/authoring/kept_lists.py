"""Lists of signatories as municipalities keep them, made up: ten forms, each with what every row says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path

import openpyxl
from bilingual.text.language import upper
from bilingual.text.provinces import METROPOLITAN, PROVINCES

SIZE = 300
_BEGINNINGS = ("Ada", "Boz", "Çam", "Dere", "Elma", "Fıstık", "Göl", "Harman", "Ihlamur", "İncir", "Kara", "Limon", "Meşe", "Nar", "Oya")
_MIDDLES = ("pınar", "tepe", "ova", "köprü", "kaya", "yurt", "bahçe", "hisar", "saray", "kuyu", "dağ", "ağıl", "çeşme", "konak", "orman")


@dataclass(frozen=True)
class Body:
    """A municipality that there is not: its name, province and kind, and whether it signed."""

    name: str
    province: str
    kind: str
    signed: bool


@cache
def bodies() -> tuple[Body, ...]:
    """Return 300 bodies, no two of them alike; of every four, one did not sign and one says nothing."""
    provinces = cycle(PROVINCES.values())
    made: list[Body] = []
    for number, stem in enumerate(f"{first}{second}" for first in _BEGINNINGS for second in _MIDDLES):
        made.append(Body(f"{stem} Belediyesi", next(provinces).name_tr, "İlçe", number % 4 < 2))
    for key, province in PROVINCES.items():
        kind, word = ("Büyükşehir", "Büyükşehir ") if key in METROPOLITAN else ("İl", "")
        made.append(Body(f"{province.name_tr} {word}Belediyesi", province.name_tr, kind, len(made) % 4 < 2))
    return tuple(made[:SIZE])


@dataclass(frozen=True)
class List:
    """A list: its rows as they stand in a sheet, the areas that are merged, and what the editor says besides."""

    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    options: Sequence[str] = ()

    def write(self, folder: Path, suffix: str) -> Path:
        """Write the list as a workbook or as Turkish Excel's CSV."""
        path = folder / f"list{suffix}"
        if suffix == ".xlsx":
            workbook = openpyxl.Workbook()
            for row in self.rows:
                workbook.active.append(list(row))
            for area in self.merged:
                workbook.active.merge_cells(area)
            workbook.save(path)
        else:
            path.write_text("".join(";".join(map(str, row)) + "\r\n" for row in self.rows), encoding="utf-8-sig", newline="")
        return path


def signed_with(yes: str, *others: str) -> Callable[[], Iterator[tuple[Body, str]]]:
    """Return what gives each body with the word that says whether it signed: `yes`, or one of `others` in turn."""

    def give() -> Iterator[tuple[Body, str]]:
        words = cycle(others)
        for body in bodies():
            yield body, yes if body.signed else next(words)

    return give


def _issue() -> List:
    rows = [
        (number, body.name, body.province, body.kind, word, "06.11.2021" if body.signed else "", "")
        for number, (body, word) in enumerate(signed_with("Evet", "Hayır", "")(), start=1)
    ]
    headings = ("Sıra No", "Belediye Adı", "İli", "Türü", "İmzaladı", "İmza Tarihi", "Açıklama")
    title = ("DEKLARASYON İMZA TAKİP LİSTESİ", *[""] * 6)
    return List([title, headings, *rows, ("", "TOPLAM", SIZE, "", "", "", "")], ["A1:G1"])


def _crosses() -> List:
    rows = [(body.province, body.name, word) for body, word in signed_with("X", "")()]
    return List([("İL", "BELEDİYE", "İMZA"), *rows, ("", "GENEL TOPLAM", 150)])


def _check_marks() -> List:
    rows = [(word, body.name, body.province) for body, word in signed_with("✓", "✗", "-", "")()]
    return List([("", "", ""), ("Onay", "Kurum Adı", "Şehir"), *rows, ("Toplam: 150", "", "")])


def _verbs() -> List:
    rows = [(body.name, body.kind, body.province, word) for body, word in signed_with("imzalandı", "görüşülüyor", "imzalanmadı", "")()]
    return List([("Kurum / Kuruluş", "Belediye Türü", "Bulunduğu İl", "Son Durum"), *rows])


def _sections() -> List:
    rows = [[(body.name, body.province) for body in bodies() if body.signed is signed] for signed in (True, False)]
    parts = (("İmzalayan belediyeler", ""), *rows[0], ("ARA TOPLAM", 150), ("İmzalamayan belediyeler", ""), *rows[1])
    return List([("Belediyenin Adı", "İl"), *parts], ["A2:B2", f"A{len(rows[0]) + 4}:B{len(rows[0]) + 4}"])


def _two_columns() -> List:
    rows = [(body.name, body.province, "x" if body.signed else "", word) for body, word in signed_with("", "x", "")()]
    return List([("Belediye", "İl", "Evet", "Hayır"), *rows])


def _capitals() -> List:
    rows = [(upper(body.name, "tr"), upper(body.province, "tr"), word) for body, word in signed_with("EVET", "HAYIR", "BEKLİYOR")()]
    return List([("BELEDİYE ADI", "İLİ", "İMZALADI MI?"), *rows], options=["--names-seen"])


def _true_and_false() -> List:
    rows = [(number, word, body.name, body.province) for number, (body, word) in enumerate(signed_with("DOĞRU", "YANLIŞ")(), start=1)]
    return List([("S.No", "Deklarasyona Taraf", "Belediye İsmi", "İli"), *rows])


def _unnamed_column() -> List:
    rows = [(body.name, body.province, word, "0212 000 00 00") for body, word in signed_with("Var", "Yok")()]
    return List([("Adı", "İl", "", "Telefon"), *rows], options=["--signed", "#3", "--ignore", "Telefon"])


def _not_signed() -> List:
    rows = [(body.province, body.name, "" if body.signed else "X", "E" if body.signed else "H") for body in bodies()]
    return List([("İl", "Belediye", "İmzalamadı", "İmza (E/H)"), *rows, ("Total", 300, "", "")])


LISTS: dict[str, Callable[[], List]] = {
    "as in most": _issue,
    "crosses": _crosses,
    "check marks and crosses": _check_marks,
    "verbs": _verbs,
    "sections": _sections,
    "a column for yes and one for no": _two_columns,
    "capitals": _capitals,
    "true and false": _true_and_false,
    "a column without a heading": _unnamed_column,
    "a column of those who did not sign": _not_signed,
}
