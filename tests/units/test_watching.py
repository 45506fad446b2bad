"""What tells one state of a site's content from another notices every change, and is the same in every process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bilingual import site
from bilingual.building.reads import WHOLE
from bilingual.building.watching import Digests, _told
from bilingual.schema import Event, Record
from bilingual.site import Settings, Site

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def real() -> Site:
    """The real site."""
    return site.load(ROOT, Settings(site_url="https://example.org/"))


def fields_of(record: Record) -> Iterator[tuple[Record, Record, str]]:
    """Yield a record for each of its fields that is given, and for those of the records within: as it is, without it, and the field."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if not field.is_required() and value != (default := field.get_default(call_default_factory=True)):
            yield record, record.model_copy(update={name: default}), name
        for inner in value.values() if isinstance(value, dict) else (value,):
            if isinstance(inner, Record):
                for before, after, below in fields_of(inner):
                    yield before, after, f"{name}.{below}"


def test_whatever_a_record_says_is_told(real: Site) -> None:
    registers = ("projects", "reports", "events", "organizations", "places", "topics", "sources", "pages", "series", "glossary")
    changes = [change for name in registers for record in real.corpus.register(name).values() for change in fields_of(record)]
    assert len(changes) > 1000
    assert [field for before, after, field in changes if _told(before) == _told(after)] == []


def test_records_that_are_not_the_same_are_told_apart(real: Site) -> None:
    records = [*real.corpus.events.values(), *real.corpus.sources.values(), *real.corpus.organizations.values()]
    assert len({_told(record) for record in records}) == len(records)


def count_states(sites: list[Site], register: str, key: object) -> int:
    """Return how many digests there are of what stands at a key in these sites."""
    return len({Digests(site, tuple).of({register: [key]}) for site in sites})


def test_a_changed_a_new_and_a_lost_record_have_another_digest(real: Site) -> None:
    event = real.corpus.events["maruf-2019"]
    found: tuple[dict[str, Event], ...] = (
        {},
        {event.key: event},
        {event.key: event.model_copy(update={"slug": real.corpus.events["whs-panel-2016"].slug})},
    )
    sites = [replace(real, corpus=replace(real.corpus, events=events)) for events in found]
    assert [count_states(sites, "events", key) for key in (event.key, WHOLE, "whs-panel-2016")] == [3, 3, 1]


def test_another_state_of_a_translation_has_another_digest(real: Site) -> None:
    key = ("events", "maruf-2019")
    found: tuple[dict[tuple[str, str], frozenset[str]], ...] = ({}, {key: frozenset({"title"})}, {key: frozenset({"title", "summary"})})
    assert count_states([replace(real, outdated=outdated) for outdated in found], "outdated", key) == 3


def test_a_set_tells_the_same_in_every_process() -> None:
    program = "from bilingual.building.watching import _told; print(_told(frozenset('abcdefgh')))"
    told = {
        subprocess.run([sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
