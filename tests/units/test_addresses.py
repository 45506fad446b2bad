"""Addresses: what they are made of, and the way from one page to another."""

import posixpath
from pathlib import PurePosixPath

import pytest
from bilingual.schema import Topic
from bilingual.schema.addresses import ANCHORS, SEGMENTS, address, anchor, home, slug_of, to_root
from bilingual.schema.fields import Edition, Words
from bilingual.text.language import LOCALES, slugify
from hypothesis import given
from hypothesis import strategies as st

from tests.offenders import of_every

URIS = st.lists(st.sampled_from(["en", "a", "b", "events", "404"]), max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


def topic(slug: Edition[str]) -> Topic:
    return Topic(key="housing", name=Words(tr="Barınma"), summary=Words(tr="Barınma üzerine."), slug=slug)


def test_the_turkish_home_is_the_root() -> None:
    assert [home(locale) for locale in LOCALES] == ["", "en/"]


@pytest.mark.parametrize(
    ("register", "slug", "locale", "uri"),
    [
        ("events", "maruf-2019", "tr", "etkinlikler/maruf-2019/"),
        ("events", "maruf-2019", "en", "en/events/maruf-2019/"),
        ("events", "", "tr", "etkinlikler/"),
        ("signatories", "nilufer", "tr", "deklarasyon/imzacilar/nilufer/"),
        ("pages", "deklarasyon/nasil-imzalanir", "tr", "deklarasyon/nasil-imzalanir/"),
        ("pages", "", "en", "en/"),
    ],
    ids=["entry-tr", "entry-en", "list", "signatory", "page-with-slashes", "home"],
)
def test_an_address_is_made_of_the_language_the_register_and_the_slug(register: str, slug: str, locale: str, uri: str) -> None:
    assert address(register, slug, locale) == uri


@pytest.mark.parametrize(
    ("slug", "tr", "en"),
    [
        (Edition[str](), "housing", "housing"),
        (Edition[str](tr="barinma"), "barinma", "housing"),
        (Edition[str](en="homes"), "housing", "homes"),
    ],
    ids=["none", "turkish", "english"],
)
def test_a_slug_is_that_of_its_language_or_the_key(slug: Edition[str], tr: str, en: str) -> None:
    assert [slug_of("topics", "housing", topic(slug), locale) for locale in LOCALES] == [tr, en]


@of_every([*SEGMENTS.values(), *ANCHORS.values()])
def test_words_of_addresses_are_there_in_every_language_in_ascii(words: dict[str, str]) -> None:
    assert set(words) == set(LOCALES)
    assert all(slugify(part) == part for word in words.values() for part in word.split("/"))


def test_no_two_registers_share_a_segment() -> None:
    for locale in LOCALES:
        segments = [words[locale] for name, words in SEGMENTS.items() if name not in ("years", "pages")]  # years stand below the timeline
        assert len(set(segments)) == len(segments)


def test_an_anchor_has_the_words_of_its_language() -> None:
    assert [anchor("points", "7", locale) for locale in LOCALES] == ["madde-7", "point-7"]
    assert [anchor("discrepancies", "", locale) for locale in LOCALES] == ["farklar", "discrepancies"]


@given(here=URIS)
def test_the_way_to_the_root_ends_there(here: str) -> None:
    assert not PurePosixPath(posixpath.normpath(f"/{here}{to_root(here)}")).parts[1:]
