"""What an editor translates, and how it stands: the whole of a small content, text by text."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page
from bilingual.schema.fields import FieldKind, Record
from bilingual.schema.table import fields_of, walk_words
from bilingual.text.language import LOCALES
from bilingual.translation.notes import Notes
from bilingual.translation.sections import split
from bilingual.translation.statuses import find_records, statuses_of, unknown_record
from bilingual.translation.units import OWN_TO_EACH, Status, Unit, confirm, record, units_of

from tests.builds.tiny import SITES, copy_tiny_site, write
from tests.made_up import example_corpus

Content = Callable[..., Corpus]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The tiny site's content as it stands."""
    return loader.read(copy_tiny_site(tmp_path_factory.mktemp("tiny") / "project"))


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Give `content(files)`: the tiny site's content, with more or other files."""

    def make(files: dict[str, str] | None = None) -> Corpus:
        root = tmp_path / "project"
        if not root.exists():
            copy_tiny_site(root)
        write(root, files or {})
        return loader.read(root)

    return make


def states(found: Corpus, notes_of: Corpus | None = None) -> dict[str, Status]:
    """The state of every text of `found` that is not current, by record and place, where the notes were taken from `notes_of`.

    An entry of the tiny site is in Turkish only.
    """
    notes = record(units_of(notes_of, {}), {}) if notes_of else {}
    return {f"{text.record} {text.place}": text.status for text in needing(found, notes)}


def needing(found: Corpus, notes: Notes) -> list[Unit]:
    return [text for text in units_of(found, notes) if text.status is not Status.CURRENT and text.record != "events/visit"]


# which texts there are


def test_every_kind_of_words_is_a_text() -> None:
    places = {(text.record, text.place) for text in units_of(example_corpus(), {})}
    for known in (
        ("events/forum-2019", "summary"),
        ("events/forum-2019", "body"),
        ("events/forum-2019", "themes"),
        ("events/forum-2019", "parts.film.remark"),
        ("events/forum-2019", "figures.speakers.label"),
        ("events/forum-2019", "discrepancies.participants.values.english.value"),
        ("organizations/union", "name"),
        ("sources/plan", "title_translation"),
        ("declaration", "points.3.text"),
        ("declaration", "versions.first.summary"),
        ("signatories", "remark"),
        ("signatories/komsu", "name"),
        ("signatories/ornekkoy", "office"),
        ("pages/center", "title"),
        ("pages/center", "body"),
        ("pages/center", "body#adlari"),
    ):
        assert known in places, known


def words_of(model: type[Record]) -> set[str]:
    return {name for name, shape in fields_of(model).items() if shape.kind is FieldKind.WORDS}


@pytest.mark.parametrize("register", [*COLLECTIONS, *REGISTERS, *SINGLE_FILES, "pages"])
def test_no_field_of_words_is_left_out_but_those_of_one_language(register: str) -> None:
    model = (COLLECTIONS | REGISTERS | SINGLE_FILES | {"pages": Page})[register]
    found = {text.place.partition("#")[0] for text in units_of(example_corpus(), {}) if text.register == register}
    used = {location[0] for record in _records(register) for location, _ in walk_words(record)} & words_of(model)
    assert used - found <= OWN_TO_EACH
    assert not found & OWN_TO_EACH


def _records(register: str) -> list[Record]:
    found = getattr(example_corpus(), register)
    return [found] if isinstance(found, Record) else list(found.values()) if found else []


def test_no_text_stands_twice() -> None:
    places = [text.place_in_file for text in units_of(example_corpus(), {})]
    assert len(set(places)) == len(places)


def test_what_follows_from_the_turkish_by_itself_is_no_text() -> None:
    texts = {text.place_in_file: text for text in units_of(example_corpus(), {})}
    assert ("signatories/cinarli", "name") not in texts  # "Örnek Çınarlı Municipality", by the form of the Turkish name
    assert not [text for text in texts.values() if text.record == "places/ankara"]  # a province that no file describes
    assert not [text for text in texts.values() if text.record.startswith("sources/own-record")]


# how they stand


def test_without_notes_everything_that_is_there_is_current(before: Corpus) -> None:
    assert states(before) == {}


MEETING, MEETING_EN = "tr/events/meeting.yml", "en/events/meeting.yml"
ABOUT, ABOUT_EN = "docs/tr/about.md", "docs/en/about.md"
TINY = SITES / "tiny"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """A file of the tiny site with other words."""
    whole = TINY / path if path.startswith("docs/") else TINY / "content" / path
    text = whole.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    return {whole.relative_to(TINY).as_posix(): text.replace(old, new)}


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        pytest.param(MEETING, "ilk metni benimsedi", "metni benimsedi", "events/meeting summary", id="a line"),
        pytest.param(MEETING, "sırayı gösterir", "sırayı verir", "events/meeting body", id="Markdown"),
        pytest.param(MEETING, "label: belediye", "label: kent", "events/meeting figures.municipalities.label", id="a figure"),
        pytest.param("tr/declaration.yml", "birlikte çalışır", "ayrı çalışır", "declaration points.1.text", id="a point"),
        pytest.param("tr/topics.yml", "name: Barınma", "name: Konut", "topics/housing name", id="a register"),
        pytest.param(ABOUT, "Gerçek site büyüktür", "Gerçek site küçüktür", "pages/about body#neden", id="a section"),
        pytest.param(ABOUT, "Sınamalar bu", "Denemeler bu", "pages/about body", id="before the first heading"),
        pytest.param(ABOUT, "## Neden?", "## Niçin?", "pages/about body#nicin", id="a heading"),
        pytest.param(ABOUT, "neden var?", "niye var?", "pages/about description", id="a page's head"),
    ],
)
def test_a_changed_word_marks_its_text_alone(path: str, old: str, new: str, place: str, content: Content, before: Corpus) -> None:
    assert states(content(changed(path, old, new)), before) == {place: Status.OUTDATED}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(MEETING, "summary: Belediyeler ilk", "summary: >-\n  Belediyeler\n  ilk", id="a line"),
        pytest.param(MEETING, "yayımlandı; [zaman", "yayımlandı;\n  [zaman", id="Markdown"),
        pytest.param(ABOUT, "Gerçek site", "\n\nGerçek\nsite", id="a section"),
        pytest.param(MEETING, "2020-04-02", "2020-05-02", id="a fact"),
        pytest.param(MEETING_EN, "followed", "came later", id="the English"),
        pytest.param(ABOUT_EN, "## Why?", "## What for?", id="an English heading"),
    ],
)
def test_neither_spacing_nor_facts_nor_the_english_mark_anything(path: str, old: str, new: str, content: Content, before: Corpus) -> None:
    assert states(content(changed(path, old, new)), before) == {}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param(MEETING_EN, "summary: The municipalities adopted the first text.\n", "", "events/meeting summary", id="a field"),
        pytest.param(ABOUT_EN, "\n## Why?\n\nThe real site is large.\n", "", "pages/about body#neden", id="a section"),
        pytest.param(ABOUT, "\n## Neden?", "\n## Önce\n\nYeni.\n\n## Neden?", "pages/about body#once", id="a new section"),
    ],
)
def test_what_is_not_translated_is_missing(path: str, old: str, new: str, expected: str, content: Content, before: Corpus) -> None:
    assert states(content(changed(path, old, new)), before) == {expected: Status.MISSING}


def test_a_section_that_the_turkish_has_lost_makes_the_english_outdated(content: Content, before: Corpus) -> None:
    after = content(changed(ABOUT, "\n## Neden?\n\nGerçek site büyüktür.\n", ""))
    assert states(after, before) == {"pages/about body#en:why": Status.OUTDATED}
    assert statuses_of(units_of(after, record(units_of(before, {}), {}))).outdated == {("pages", "about"): {"body#en:why"}}


def test_a_page_in_turkish_only_is_missing_and_not_older_than_itself(before: Corpus) -> None:
    project = before
    pages = {"about": project.pages["about"].model_copy(update={"body": project.pages["about"].body.model_copy(update={"en": None})})}
    alone = statuses_of(units_of(replace(project, pages=pages), {}))
    assert [text.place for text in alone.records["pages", "about"].missing] == ["body", "body#neden"]
    assert alone.outdated == {}


def test_a_section_may_be_left_out_on_purpose(content: Content) -> None:
    alone = content(changed(ABOUT_EN, "\n## Why?\n\nThe real site is large.\n", ""))
    [missing] = needing(alone, {})
    notes = confirm({}, [missing])
    assert needing(alone, notes) == []
    assert record(units_of(alone, notes), {})[missing.place_in_file] == notes[missing.place_in_file]
    again = content(changed(ABOUT, "Gerçek site büyüktür", "Gerçek site çok büyüktür"))
    assert [text.place for text in needing(again, notes)] == ["body#neden"]


@cache
def hand_written_pages() -> Corpus:
    """The hand-written pages that are translated, and nothing else but the labels."""
    none: dict[str, Any] = {name: {} for name in (*COLLECTIONS, *REGISTERS)}
    pages = {key: page for key, page in example_corpus().pages.items() if page.locales == LOCALES}
    return replace(example_corpus(), **none, pages=pages, declaration=None, signatories=None)


def with_turkish(key: str, parts: list[str]) -> Corpus:
    """The hand-written pages, one of them with other sections in its Turkish text."""
    page = hand_written_pages().pages[key]
    body = page.body.model_copy(update={"tr": "".join(parts)})
    return replace(hand_written_pages(), pages={**hand_written_pages().pages, key: page.model_copy(update={"body": body})})


@pytest.mark.parametrize("key", ["center", "method", "subscribe"])
def test_whatever_is_done_to_a_section_of_a_page_concerns_that_section_alone(key: str) -> None:
    notes = record(units_of(hand_written_pages(), {}), {})
    parts = [section.text for section in split(hand_written_pages().pages[key].body.tr or "", "tr")]

    def changes(parts: list[str]) -> list[Status]:
        return [text.status for text in units_of(with_turkish(key, parts), notes) if text.status is not Status.CURRENT]

    for position, part in enumerate(parts):
        before, after = parts[:position], parts[position + 1 :]
        heading, _, rest = part.partition("\n")
        assert changes([*before, f"{part.rstrip()} Ek.\n\n", *after]) == [Status.OUTDATED], "a word more"
        assert changes([*before, f"{heading}\n{rest.replace(' ', '  ')}", *after]) == [], "other spacing"
        assert changes([*before, part, "## Yeni\n\nMetin.\n\n", *after]) == [Status.MISSING], "a new section behind it"
        assert changes([*before, *after]) == [Status.OUTDATED], "the section taken out"
    assert changes([*parts[:1], *reversed(parts[1:])]) == [], "another order"


# records


def test_sums_count_every_text_once() -> None:
    found = statuses_of(units_of(example_corpus(), {}))
    assert sum(found.total[status] for status in ("current", "outdated", "missing")) == len(list(units_of(example_corpus(), {})))
    assert sum(len(records) for records in found.by_register.values()) == len(found.records)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("events/forum-2019", ["events/forum-2019"]),
        ("forum-2019", ["events/forum-2019"]),
        ("declaration", ["declaration"]),
        ("content/en/events/forum-2019.yml", ["events/forum-2019"]),
        ("./docs/tr/about.md", []),
        ("./docs/tr/method.md", ["pages/method"]),
        ("content/en/series.yml", ["series/meetings"]),
        ("law", ["sources/law"]),
        ("brochure", ["sources/brochure"]),
        ("nobody", []),
    ],
)
def test_find_records(name: str, expected: list[str]) -> None:
    found = [record.name for record in find_records(statuses_of(units_of(example_corpus(), {})), name)]
    assert [one for one in found if one in expected] == expected
    assert bool(found) is bool(expected)


def test_an_unknown_record_is_answered_with_the_closest() -> None:
    message = unknown_record(statuses_of(units_of(example_corpus(), {})), "forum-2018")
    assert "Şu mu: events/forum-2019?" in message
    assert "Is it events/forum-2019?" in message


def test_a_field_named_like_a_list_of_own_words_is_a_text_where_it_is_a_key() -> None:
    event = example_corpus().events["forum-2019"]
    parts = {"also": event.parts["film"]}
    corpus_with = replace(example_corpus(), events={"forum-2019": event.model_copy(update={"parts": parts})})
    assert [text for text in units_of(corpus_with, {}) if text.place == "parts.also.title"]


def test_a_place_never_breaks_a_line_of_the_notes() -> None:
    from bilingual.translation.units import _joined

    assert _joined(("remarks", "a b\nc", "text")) == "remarks.a_b_c.text"


def test_text_knows_its_place() -> None:
    assert Unit("declaration", "", "points.7.text", "bir", None).place_in_file == ("declaration", "points.7.text")
