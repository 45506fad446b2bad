"""Entries are read in batches and on all cores: what is found is the same, whoever reads them, and however many they are."""

from pathlib import Path

import pytest
from bilingual import corpus, entry_batches
from bilingual.model import Corpus
from bilingual.problems import ContentError, Problem

from tests.golden import lay_out

EVENT = """\
title: Etkinlik {number}
kind: meeting
summary: Bir toplantı.
sources: [brochure]
published: 2020-01-01
date: 2018-01-02
organizers: [center]
related: [event-{other}]
body: '[x](event:event-{other}) [@web-page]'
"""
COUNT = 7


def events(**changed: str) -> dict[str, str]:
    """Return the files of a few events that refer to one another; ``changed`` texts stand in the place of the first one's."""
    files = {f"content/tr/events/event-{number}.yml": EVENT.format(number=number, other=(number + 1) % COUNT) for number in range(COUNT)}
    files |= {f"content/en/events/event-{number}.yml": f"title: Event {number}\nsummary: A meeting.\n" for number in range(0, COUNT, 2)}
    return files | {f"content/{locale}/events/event-0.yml": text for locale, text in changed.items()}


@pytest.fixture(params=[(1, 1), (2, 1), (1, 2), (3, 2)], ids=lambda layout: f"{layout[0]}-entries-on-{layout[1]}-cores")
def layout(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read so many entries at a time, on so many cores, however few there are."""
    entries, cores = request.param
    monkeypatch.setattr(entry_batches, "ENTRIES", entries)
    monkeypatch.setattr(entry_batches, "FEW", 0)
    monkeypatch.setattr("bilingual.building.forks.count_cores", lambda: cores)


def problems_of(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        corpus.read(root)
    return raised.value.problems


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The content, read all at once in this process."""
    return corpus.read(lay_out(tmp_path_factory.mktemp("at-once"), events()))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # pytest-xdist has threads; the children use nothing that they lock
@pytest.mark.usefixtures("layout")
def test_the_same_is_read_in_the_same_order(tmp_path: Path, expected: Corpus) -> None:
    found = corpus.read(lay_out(tmp_path, events()))
    assert found == expected
    assert list(found.events) == list(expected.events)
    assert [type(event.date) for event in found.events.values()] == [type(event.date) for event in expected.events.values()]


FAULTS = {
    "tr": "title: Etkinlik\nkind: meting\nsummary: 'a [x](event:nowhere)'\nsources: [brochur]\npublished: 2020-01-01\nslug: event-1\n",
    "en": "title: 'Event\n",
}


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize(
    "changed",
    [
        {"tr": FAULTS["tr"]},
        {"en": FAULTS["en"]},
        {"tr": EVENT.format(number=0, other=0)},
        {"tr": EVENT.format(number=0, other=1) + "slug: event-3\n"},
        {"tr": EVENT.format(number=0, other=1) + "redirect_from: [etkinlikler/event-5]\n"},
        {"tr": EVENT.format(number=0, other=1).replace("published", "publishd")},
    ],
    ids=["not-valid", "unreadable", "refers-to-itself", "same-address", "old-address", "misspelt"],
)
def test_the_same_problems_are_found(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str]
) -> None:
    found = problems_of(lay_out(tmp_path, events(**changed)))
    monkeypatch.setattr(entry_batches, "FEW", 1000)
    assert found == problems_of(lay_out(tmp_path_factory.mktemp("at-once"), events(**changed)))
