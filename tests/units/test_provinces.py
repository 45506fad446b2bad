"""The 81 provinces against ISO 3166-2 as pycountry carries it."""

import dataclasses

import pycountry
import pytest
from bilingual.text.language import fold, lower
from bilingual.text.provinces import PROVINCES, Province

from tests.offenders import of_every

ISO = {subdivision.code: subdivision.name for subdivision in pycountry.subdivisions.get(country_code="TR")}


def test_there_are_81_in_the_order_of_their_codes() -> None:
    assert [province.iso for province in PROVINCES.values()] == [f"TR-{number:02}" for number in range(1, 82)]
    assert {province.iso for province in PROVINCES.values()} == ISO.keys()


@of_every(PROVINCES.values())
def test_province_is_as_in_iso_3166(province: Province) -> None:
    assert fold(province.name_tr) == fold(ISO[province.iso])
    assert lower(province.name_tr, "tr") == lower(ISO[province.iso], "tr")


@of_every(PROVINCES.keys())
def test_key_is_the_folded_name(key: str) -> None:
    province = PROVINCES[key]
    assert key == province.key == fold(province.name_tr)
    assert key.isascii()
    assert key.isalpha()


def test_only_istanbul_and_izmir_have_another_spelling_in_english() -> None:
    differing = {province.name_tr: province.name_en for province in PROVINCES.values() if province.name_en != province.name_tr}
    assert differing == {"İstanbul": "Istanbul", "İzmir": "Izmir"}


@pytest.mark.parametrize(
    ("key", "iso", "name"),
    [
        ("adana", "TR-01", "Adana"),
        ("istanbul", "TR-34", "İstanbul"),
        ("sanliurfa", "TR-63", "Şanlıurfa"),
        ("afyonkarahisar", "TR-03", "Afyonkarahisar"),
        ("kahramanmaras", "TR-46", "Kahramanmaraş"),
        ("hakkari", "TR-30", "Hakkâri"),
        ("igdir", "TR-76", "Iğdır"),
        ("duzce", "TR-81", "Düzce"),
    ],
)
def test_province(key: str, iso: str, name: str) -> None:
    assert (PROVINCES[key].iso, PROVINCES[key].name_tr) == (iso, name)


def test_a_province_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        PROVINCES["adana"].name_tr = "Seyhan"  # type: ignore[misc]  # what must not work
