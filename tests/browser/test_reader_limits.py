"""How far a reader must go to the answer of a page, how much of it is proof, and what it weighs: the limits hold on the example site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import reader
from benchmarks.reader import LIMITS, Seen

pytestmark = pytest.mark.long  # measures every kind of page, as `make measure` does, which gates nothing

MOST_BYTES = {"declaration": 30_000, "timeline": 30_000}
"""Of a first view without photographs; 25,000 for other pages."""


@pytest.fixture(scope="module")
def seen(example_site: Path, serve: Callable[..., str], browser: Browser) -> list[Seen]:
    return reader.measure(example_site, browser, serve(example_site))


def test_every_kind_of_page_is_measured_in_both_languages(seen: list[Seen]) -> None:
    assert {(one.kind, one.locale) for one in seen} == {(kind, locale) for kind in LIMITS for locale in ("tr", "en")}


def test_answers_stand_within_the_first_screen(seen: list[Seen]) -> None:
    def is_far(top: float | None, limit: float) -> bool:
        return top is None or top > limit

    far = [one for one in seen if is_far(one.on_phone, LIMITS[one.kind].on_phone) or is_far(one.on_desktop, LIMITS[one.kind].on_desktop)]
    assert not far


def test_most_of_what_is_seen_is_content(seen: list[Seen]) -> None:
    assert not [one for one in seen if one.apparatus > LIMITS[one.kind].apparatus]


def test_nothing_is_wider_than_a_phone(seen: list[Seen]) -> None:
    assert not [one for one in seen if one.widest > reader.PHONE[0]]


def test_first_views_are_light(seen: list[Seen]) -> None:
    assert not [one for one in seen if one.first_view > MOST_BYTES.get(one.kind, 25_000)]
