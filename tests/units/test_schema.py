"""The table of fields: kinds, values and references."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Event, Page, Record
from bilingual.schema.fields import (
    CountryCode,
    CurrencyCode,
    Day,
    FieldKind,
    Isbn,
    Key,
    LanguageCode,
    Number,
    ProvinceCode,
    Slug,
    Unit,
    WebAddress,
    WholeNumber,
    YesOrNo,
)
from bilingual.schema.kinds import written_order
from bilingual.schema.table import fields_of, walk_references
from bilingual.text.provinces import PROVINCES
from pydantic import TypeAdapter, ValidationError

from tests.offenders import of_every

MODELS: dict[str, type[Record]] = {**COLLECTIONS, **REGISTERS, **SINGLE_FILES, "pages": Page}

VALUES: list[tuple[str, Any, dict[str, Any], list[str]]] = [
    ("key", Key, {"maruf-2019": "maruf-2019", "1": "1"}, ["", "Maruf", "a_b", "a--b", "-a", "a-", "göç", "a b", "a" * 81, "a\n"]),
    ("slug", Slug, {"a-b": "a-b", "a/b-c": "a/b-c"}, ["", "/a", "a/", "a//b", "A", "a.b", "..", "a/../b", "a" * 121]),
    (
        "address",
        WebAddress,
        {"https://example.org/a?b=c#d": "https://example.org/a?b=c#d", "http://example.org": "http://example.org"},
        [
            "example.org",
            "//example.org",
            "https://",
            "https://localhost",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://example.org/a b",
            'https://example.org/"',
            "https://[::1",
            "mailto:a@example.org",
            "https://example.org/<",
        ],
    ),
    ("isbn", Isbn, {"978-605-2334-00-3": "978-605-2334-00-3"}, ["978-605-2334-00-4", "6052334003", "", "978605233400x"]),
    ("language", LanguageCode, {"tr": "tr", "ar": "ar", "ckb": "ckb"}, ["", "türkçe", "TR", "xx", "en_GB"]),
    ("country", CountryCode, {"TR": "TR", "SE": "SE"}, ["", "tr", "Türkiye", "TUR", "ZZZ", "150"]),
    ("currency", CurrencyCode, {"EUR": "EUR", "TRY": "TRY"}, ["", "eur", "Avro", "€", "XYZ"]),
    ("province", ProvinceCode, {"TR-01": "TR-01", "TR-81": "TR-81"}, ["TR-00", "TR-82", "TR-1", "34", "tr-34"]),
    ("unit", Unit, {"percent": "percent", "EUR": "EUR"}, ["%", "yüzde", "Percent", "avro"]),
    (
        "number",
        Number,
        {"0": Decimal(0), "-1.50": Decimal("-1.50"), "5000": Decimal(5000)},
        ["", "5.000,5", "1e5", "١٢", "½", "1 000", "+1", ".5", "5.", "9" * 16, "NaN", "1.2345678"],
    ),
    ("whole-number", WholeNumber, {"0": 0, "007": 7}, ["", "-1", "1.0", "1e3", "²", "9" * 10, "٣"]),
    ("yes-or-no", YesOrNo, {"true": True, "false": False}, ["", "yes", "True", "1", "evet"]),
    ("day", Day, {}, ["", "2019", "2019-11", "2019-11-06~", "2019-11-06/2019-11-07", "2019-11-06/..", "2019-02-29"]),
]


def good() -> Iterator[Any]:
    for name, kind, accepted, _ in VALUES:
        for text, value in accepted.items():
            yield pytest.param(kind, text, value, id=f"{name} {text}")


def bad() -> Iterator[Any]:
    for name, kind, _, refused in VALUES:
        for text in refused:
            yield pytest.param(kind, text, id=f"{name} {ascii(text)[:40]}")


@pytest.mark.parametrize(("kind", "text", "value"), list(good()))
def test_a_good_value_is_taken(kind: Any, text: str, value: Any) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(("kind", "text"), list(bad()))
def test_a_bad_value_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


def test_a_day_is_a_day() -> None:
    assert TypeAdapter(Day).validate_python("2020-02-29").text == "2020-02-29"


def test_every_province_has_a_code_that_is_one() -> None:
    assert {TypeAdapter(ProvinceCode).validate_python(province.iso) for province in PROVINCES.values()} == {
        f"TR-{number:02}" for number in range(1, 82)
    }


KINDS = {
    "title": FieldKind.WORDS,
    "body": FieldKind.WORDS,
    "themes": FieldKind.WORDS,
    "slug": FieldKind.EDITION,
    "title_origin": FieldKind.EDITION,
    "date": FieldKind.FACT,
    "organizers": FieldKind.FACT,
    "draft": FieldKind.FACT,
    "field_sources": FieldKind.FACT,
    "figures": None,
    "part_of": None,
    "withdrawn": None,
}


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_of_a_field_follows_from_its_type(name: str) -> None:
    assert fields_of(Event)[name].kind is KINDS[name]


def test_groups_are_told_from_mappings_of_groups() -> None:
    fields = fields_of(Event)
    assert {name for name, shape in fields.items() if shape.record and shape.by_key} == {
        *("people", "figures", "files", "images", "role_wordings", "remarks", "discrepancies", "parts"),
    }
    assert {name for name, shape in fields.items() if shape.record and not shape.by_key} == {"withdrawn", "part_of", "time", "registration"}


def models() -> Iterator[type[Record]]:
    """Yield every model, those of groups too."""
    waiting, seen = list(MODELS.values()), set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [shape.record for shape in fields_of(model).values() if shape.record]


@of_every(sorted(models(), key=str))
def test_what_a_machine_adds_cannot_be_written_by_an_editor(model: type[Record]) -> None:
    assert not {"key", "locales"} & set(fields_of(model))
    assert model.__doc__


def test_every_reference_names_a_register_that_there_is() -> None:
    named = {shape.register for model in models() for shape in fields_of(model).values() if shape.register}
    assert named == {"projects", "events", "organizations", "places", "topics", "glossary", "series", "sources", "versions", "lanes"}


EVENT = {
    "key": "meeting",
    "title": {"tr": "Toplantı"},
    "kind": "meeting",
    "summary": {"tr": "Bir toplantı."},
    "organizers": ["union", "center"],
    "place": "hall",
    "parts": {
        "film": {"kind": "film-screening", "title": {"tr": "Film"}, "people": {"a": {"name": "A", "organization": "x"}}, "sources": ["s"]}
    },
    "part_of": {"name": {"tr": "Zirve"}, "organizers": ["un"]},
    "sources": ["brochure"],
    "field_sources": {"date": ["web"]},
    "published": "2020-01-01",
}
REFERENCES = [
    (("organizers", 0), "organizations", "union"),
    (("organizers", 1), "organizations", "center"),
    (("place",), "places", "hall"),
    (("parts", "film", "people", "a", "organization"), "organizations", "x"),
    (("parts", "film", "sources", 0), "sources", "s"),
    (("part_of", "organizers", 0), "organizations", "un"),
    (("sources", 0), "sources", "brochure"),
    (("field_sources", "date", 0), "sources", "web"),
]


def test_every_reference_of_a_record_is_found_with_its_place() -> None:
    assert sorted(walk_references(Event, Event.model_validate(EVENT)), key=str) == sorted(REFERENCES, key=str)


def test_so_are_those_of_a_record_that_is_not_valid() -> None:
    assert sorted(walk_references(Event, {**EVENT, "kind": "nothing", "published": None}), key=str) == sorted(REFERENCES, key=str)


@pytest.mark.parametrize("odd", [None, "text", [], {}, [None], {"a": None}, {"a": "text"}, [["union"]], {"a": {"sources": "s"}}], ids=str)
def test_whatever_stands_where_references_should_is_passed_over(odd: Any) -> None:
    tree = dict.fromkeys(fields_of(Event), odd)
    assert all(isinstance(target, str) for _, _, target in walk_references(Event, tree))


def test_records_are_frozen() -> None:
    event = Event.model_validate(EVENT)
    with pytest.raises(ValidationError):
        event.kind = event.kind  # type: ignore[misc]


@pytest.mark.parametrize("model", [*COLLECTIONS.values(), *REGISTERS.values(), Page], ids=lambda model: model.__name__)
def test_new_records_are_written_with_every_field_once(model: type[Record]) -> None:
    assert sorted(written_order(model)) == sorted(fields_of(model))
