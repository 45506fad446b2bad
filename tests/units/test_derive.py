"""What follows from the content without standing in it."""

import pytest
from bilingual.content.derive import add_own_records, add_provinces, is_own_record, name_signatories
from bilingual.content.model import Link
from bilingual.schema import Place, Record, SignatoryRegister, Source
from bilingual.text.language import LOCALES


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        ("own-record", True),
        ("own-record-2024-05-01", True),
        ("own-record-2024-13-01", False),
        ("own-record-2024-05", False),
        ("own-record-", False),
        ("own-records", False),
        ("my-own-record", False),
        ("own-record\n", False),
    ],
    ids=ascii,
)
def test_an_own_record_has_a_day_or_none(key: str, is_one: bool) -> None:
    assert is_own_record(key) is is_one


def cited(*keys: str) -> list[Link]:
    return [Link("events", "meeting", ("sources", number), "sources", key) for number, key in enumerate(keys)]


def test_own_records_become_sources_only_where_something_cites_them() -> None:
    sources: dict[str, Source] = {}
    add_own_records(sources, cited("own-record-2024-05-01", "brochure"))
    assert list(sources) == ["own-record-2024-05-01"]
    record = sources["own-record-2024-05-01"]
    assert record.locales == LOCALES
    assert record.date is not None
    assert record.date.text == "2024-05-01"
    assert record.title_translation is not None
    assert record.title_translation.en == "The publisher’s own records"


def test_a_bibliography_may_describe_its_own_record_itself() -> None:
    own = Source.model_validate({"key": "own-record", "title": "Arşiv", "language": "tr"})
    sources = {"own-record": own}
    add_own_records(sources, cited("own-record"))
    assert sources == {"own-record": own}


def test_provinces_are_there_unless_the_content_describes_them() -> None:
    bursa = Place.model_validate({"key": "bursa", "name": {"tr": "Bursa"}, "kind": "province", "in_union_area": "true"})
    places = {"bursa": bursa}
    add_provinces(places)
    assert places["bursa"] is bursa
    assert len(places) == 81
    assert dict(places["istanbul"].name.items()) == {"tr": "İstanbul", "en": "Istanbul"}
    assert places["sanliurfa"].iso == "TR-63"
    assert {place.locales for key, place in places.items() if key != "bursa"} == {LOCALES}


@pytest.mark.parametrize(
    ("turkish", "stated", "english"),
    [
        ("Örnekkent Belediyesi", None, "Örnekkent Municipality"),
        ("İznik Belediyesi", None, "Iznik Municipality"),
        ("Örnekkent Belediyesi", "Town of Örnekkent", "Town of Örnekkent"),
        ("Örnek Vakfı", None, None),
    ],
    ids=["derived", "capital-i", "stated", "no-form-fits"],
)
def test_the_english_name_of_a_signatory_follows_from_the_turkish(turkish: str, stated: str | None, english: str | None) -> None:
    block = {"name": {"tr": turkish, "en": stated}, "kind": "district-municipality", "version": "first", "sources": ["brochure"]}
    singles: dict[str, Record] = {
        "signatories": SignatoryRegister.model_validate({"checked": "2020-01-01", "signatories": {"one": {"key": "one", **block}}})
    }
    name_signatories(singles)
    register = singles["signatories"]
    assert isinstance(register, SignatoryRegister)
    signature = register.signatories["one"]
    assert signature.name.en == english
    assert signature.locales == LOCALES
    assert signature.key == "one"
