"""Rules over the real content: what its editors promise, and what must stay as the sources have it. The ids name the entries."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bilingual import corpus
from bilingual.corpus import Corpus
from bilingual.language import LOCALES
from bilingual.schema import COLLECTIONS, REGISTERS, Entry, Record
from bilingual.schema.declaration import SignatureStatus
from bilingual.schema.fields import Localized, Prose, Words, WordsList

ROOT = Path(__file__).parent.parent.parent
ENTRIES = sorted((path.parent.name, path.stem) for register in COLLECTIONS for path in (ROOT / "content" / "tr" / register).glob("*.yml"))
FILES = [
    path.relative_to(ROOT).as_posix()
    for folder, suffix in (("content", "yml"), ("docs", "md"))
    for path in sorted((ROOT / folder).rglob(f"*.{suffix}"))
]

every_entry = pytest.mark.parametrize(("register", "key"), [pytest.param(*entry, id="/".join(entry)) for entry in ENTRIES])
every_file = pytest.mark.parametrize("path", FILES)
Place = tuple[str, ...]


@pytest.fixture(scope="module")
def content() -> Corpus:
    return corpus.read(ROOT)


def parts(value: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield everything inside of a record, with its place: records, words, lists."""
    if isinstance(value, Record):
        yield at, value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), (*at, name))
    elif isinstance(value, Localized):
        yield at, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from parts(child, (*at, key))


def all_parts(content: Corpus) -> Iterator[tuple[Place, Any]]:
    """Yield everything in the content, but for the labels."""
    for register in (*COLLECTIONS, *REGISTERS, "pages"):
        yield from parts(dict(content.register(register)), (register,))
    yield from parts(content.declaration, ("declaration",))
    yield from parts(content.signatories, ("signatories",))


def texts(words: Localized[Any], locale: str) -> list[str]:
    """Return what ``words`` say in a language, as a list."""
    said = words.get(locale)
    return [] if said is None else [said] if isinstance(said, str) else list(said)


# Both languages


@every_entry
def test_every_entry_is_in_both_languages(content: Corpus, register: str, key: str) -> None:
    assert content.register(register)[key].locales == LOCALES


def test_every_page_and_every_record_is_in_both_languages(content: Corpus) -> None:
    missing = [
        f"{register}/{key}"
        for register in (*REGISTERS, "pages")
        for key, record in content.register(register).items()
        if record.locales != LOCALES
    ]
    assert not missing


def test_no_words_wait_for_their_translation(content: Corpus) -> None:
    missing = [
        ".".join(at) for at, words in all_parts(content) if isinstance(words, Words | Prose | WordsList) and words.tr and not words.en
    ]
    assert not missing


def test_lists_are_equally_long_in_both_languages(content: Corpus) -> None:
    unequal = [
        ".".join(at)
        for at, words in all_parts(content)
        if isinstance(words, WordsList) and at[-1] != "search_words" and len(words.tr or ()) != len(words.en or ())
    ]
    assert not unequal


@every_entry
def test_both_languages_cite_the_same_sources(content: Corpus, register: str, key: str) -> None:
    body = getattr(content.register(register)[key], "body", None)
    cited = {locale: set(re.findall(r"@([a-z0-9-]+)", text)) for locale, text in body.items()} if body else {}
    assert len({frozenset(keys) for keys in cited.values()}) <= 1, cited


# Sources


def test_every_figure_part_and_claim_has_a_source(content: Corpus) -> None:
    kinds = {"Figure", "Part", "Claim", "Milestone", "Budget", "OtherName", "Version", "Signature", "Total", "Mention", "Definition"}
    seen = Counter(type(record).__name__ for _, record in all_parts(content) if type(record).__name__ in kinds)
    assert set(seen) == kinds, "a kind of record has a new name, or is no longer in the content"
    bare = [".".join(at) for at, record in all_parts(content) if type(record).__name__ in kinds and not record.sources]
    assert not bare


@every_entry
def test_every_text_of_an_entry_cites_a_source(content: Corpus, register: str, key: str) -> None:
    body = getattr(content.register(register)[key], "body", None)
    assert body is not None
    assert all("[@" in text for _, text in body.items())


@every_entry
def test_every_person_in_an_entry_has_a_source(content: Corpus, register: str, key: str) -> None:
    bare = [
        ".".join(at) for at, person in parts(content.register(register)[key]) if type(person).__name__ == "Person" and not person.sources
    ]
    assert not bare


def test_every_discrepancy_has_sources_that_differ(content: Corpus) -> None:
    found = [(at, record) for at, record in all_parts(content) if type(record).__name__ == "Discrepancy"]
    assert len(found) >= 20
    for at, discrepancy in found:
        said = [claim.value.tr for claim in discrepancy.values.values()]
        assert len(set(said)) == len(said), f"{'.'.join(at)} gives one value twice"


UNCITED: dict[str, str] = {}
"""Sources that nothing rests on, and why they are listed all the same."""


def test_every_source_is_cited(content: Corpus) -> None:
    idle = {key for key in content.sources if ("sources", key) not in content.links_to}
    assert idle == set(UNCITED)


UNNAMED: dict[str, str] = {}
"""Organizations that nothing names, and why they have a page all the same."""


def test_every_organization_is_named_somewhere(content: Corpus) -> None:
    idle = {key for key in content.organizations if ("organizations", key) not in content.links_to}
    assert idle == set(UNNAMED)


@pytest.mark.parametrize("register", ["topics", "series"])
def test_every_topic_and_every_series_is_used(content: Corpus, register: str) -> None:
    assert not {key for key in content.register(register) if (register, key) not in content.links_to}


# What the sources say

DATES = {
    "projects/ladder": ("2015-01/2017-12", "confirmed"),
    "projects/reslog-turkiye": ("2018/2020", "confirmed"),
    "reports/urban-refugees-2017": ("2017-01", "confirmed"),
    "reports/workshop-report-2015": (None, None),
    "events/workshop-2015": ("2015-11-25/2015-11-26", "announced"),
    "events/symposium-2016": ("2016-04-20", "single-source"),
    "events/whs-panel-2016": ("2016-05", "inferred"),
    "events/goc-platformu-founding-2017": ("2017-09-13", "confirmed"),
    "events/conference-2017": ("2017-11-16", "confirmed"),
    "events/coordination-meeting-1": ("2017-12-21", "single-source"),
    "events/symposium-2018": ("2018-04-18", "confirmed"),
    "events/geneva-2018": ("2018-06-11", "confirmed"),
    "events/coordination-meeting-2": ("2018-10-16", "confirmed"),
    "events/metropolis-2018": ("2018", "confirmed"),
    "events/reslog-pilots-2019": ("2019-01-03", "announced"),
    "events/lgm-3-2019": ("2019-07-09", "confirmed"),
    "events/maruf-2019": ("2019-10-01/2019-10-03", "confirmed"),
    "events/coordination-meeting-3": ("2019-11-06", "confirmed"),
    "events/grf-2019": ("2019-12-17/2019-12-18", "disputed"),
    "events/coordination-meeting-4": ("2021-02-18", "confirmed"),
    "events/declaration-workshop-2021": ("2021-08-25", "confirmed"),
    "events/coordination-meeting-5": ("2021-12-16", "confirmed"),
    "events/coordination-meeting-6": ("2022-10-25", "confirmed"),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_those_of_the_sources(content: Corpus, name: str) -> None:
    register, _, key = name.partition("/")
    entry = content.register(register)[key]
    assert isinstance(entry, Entry)
    assert (entry.date and entry.date.text, entry.certainty) == DATES[name]


@pytest.mark.parametrize(
    ("key", "span"), [("metropolis-2018", "2018-10-29/2018-11-02"), ("whs-panel-2016", "2016-05-23/2016-05-24")], ids=["metropolis", "whs"]
)
def test_a_day_that_is_not_known_is_not_made_up(content: Corpus, key: str, span: str) -> None:
    event = content.events[key]
    assert event.within is not None
    assert event.within.text == span
    assert event.date is None or not event.date.has_known_days


VERSIONS = {"2018-10-16", "2021-02-18", "2021-08-25", "2021-12-16"}


def test_the_declaration_has_its_versions_and_clauses(content: Corpus) -> None:
    declaration = content.declaration
    assert declaration is not None
    assert {version.date.text for version in declaration.versions.values() if version.date} == VERSIONS
    numbers = {name: list(getattr(declaration, name)) for name in ("preamble", "points", "commitments")}
    assert numbers == {"preamble": count(13), "points": count(10), "commitments": count(9)}


def count(last: int) -> list[str]:
    return [str(number) for number in range(1, last + 1)]


def test_the_collections_hold_what_is_known(content: Corpus) -> None:
    assert {name: len(content.register(name)) for name in COLLECTIONS} == {"projects": 2, "reports": 2, "events": 19}
    meetings = [key for key in content.events if key.startswith("coordination-meeting-")]
    assert len(meetings) == 6
    assert [content.events[key].number for key in sorted(meetings)] == [1, 2, 3, 4, 5, 6]
    assert "declaration-workshop-2021" in content.events


def test_one_signature_is_confirmed_and_one_is_unclear(content: Corpus) -> None:
    register = content.signatories
    assert register is not None
    by_status = {
        status: {key for key, signature in register.signatories.items() if signature.status == status} for status in SignatureStatus
    }
    assert by_status == {SignatureStatus.CONFIRMED: {"nilufer"}, SignatureStatus.UNCLEAR: {"tbb"}}


def test_nobody_is_mentioned_and_signed_at_once(content: Corpus) -> None:
    register = content.signatories
    assert register is not None
    assert not set(register.mentions) & set(register.signatories)


@every_entry
def test_what_was_announced_only_is_not_told_as_if_it_had_been_seen(content: Corpus, register: str, key: str) -> None:
    entry = content.register(register)[key]
    assert isinstance(entry, Entry)
    if entry.certainty == "announced":
        assert "date" in entry.remarks


# Language and print

TITLES = {"title", "name", "short_title"}


def test_titles_are_set_with_real_quotation_marks(content: Corpus) -> None:
    straight = [
        f"{'.'.join(at)}: {text}"
        for at, words in all_parts(content)
        if isinstance(words, Localized) and at[-1] in TITLES
        for locale in LOCALES
        for text in texts(words, locale)
        if re.search(r"[\"']", text)
    ]
    assert not straight


def test_running_text_is_set_with_real_quotation_marks(content: Corpus) -> None:
    straight = [
        f"{'.'.join(at)}: {found}"
        for at, words in all_parts(content)
        if isinstance(words, Words | Prose | WordsList)
        for locale in LOCALES
        for text in texts(words, locale)
        for found in re.findall(r".{0,20}[\"'].{0,20}", re.sub(r"\]\([^)]*\)|`[^`]*`", "", text))
    ]
    assert not straight


@every_file
def test_there_are_no_double_blanks(path: str) -> None:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert not [f"{number}: {line}" for number, line in enumerate(lines, 1) if re.search(r"\S  +\S", line) or line != line.rstrip()]


@every_file
def test_files_hold_composed_letters_and_no_invisible_ones(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert not re.findall(r"[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]", text)


@every_file
def test_nothing_is_left_to_be_done(path: str) -> None:
    assert not re.findall(r"\b(?:TODO|FIXME|XXX|TBD|lorem|ipsum)\b", (ROOT / path).read_text(encoding="utf-8"), re.IGNORECASE)


ENGLISH = re.compile(r"(?<![’'\w])(?:the|and|of|with|from|was|were|which|that|this|is|are|by|for|see)(?![’'\w])")
QUOTED = re.compile(r"“[^”]*”|`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+")


def test_turkish_texts_hold_no_leftovers_of_english(content: Corpus) -> None:
    left = [
        f"{'.'.join(at)}: {found}"
        for at, words in all_parts(content)
        if isinstance(words, Words | Prose | WordsList) and at[-1] not in {*TITLES, "search_words"} and "values" not in at
        for text in texts(words, "tr")
        for found in ENGLISH.findall(without_names(QUOTED.sub(" ", text), content))
    ]
    assert not left


TURKISH = re.compile(r"(?<![’'\w])(?:ve|ile|için|bir|bu|olarak|değil|olan|göre|sonra|kadar|ya da)(?![’'\w])")


def test_english_texts_hold_no_leftovers_of_turkish(content: Corpus) -> None:
    left = [
        f"{'.'.join(at)}: {found}"
        for at, words in all_parts(content)
        if isinstance(words, Words | Prose | WordsList) and at[-1] not in {*TITLES, "search_words"} and "values" not in at
        for text in texts(words, "en")
        for found in TURKISH.findall(without_names(QUOTED.sub(" ", text), content))
    ]
    assert not left


OFFICIAL_NAMES = ("RESLOG Turkey", "Union of Municipalities of Turkey")
"""Names as their owners print them, where they stand in running text."""


def test_the_country_is_called_turkiye_in_running_english(content: Corpus) -> None:
    names = re.compile("|".join(map(re.escape, OFFICIAL_NAMES)))
    called = [
        f"{'.'.join(at)}: {found}"
        for at, words in all_parts(content)
        if isinstance(words, Words | Prose | WordsList) and at[-1] not in {*TITLES, "theme", "title_translation", "search_words"}
        if "values" not in at
        for text in texts(words, "en")
        for found in re.findall(r".{0,30}\bTurk(?:ey|iye)\b.{0,30}", names.sub(" ", without_names(QUOTED.sub(" ", text), content)))
    ]
    assert not called


def without_names(text: str, content: Corpus) -> str:
    """Return ``text`` without the titles and names of everything in the content, in both languages."""
    for name in all_names(content):
        text = text.replace(name, " ")
    return text


def all_names(content: Corpus) -> list[str]:
    """Return the titles and names of everything, the longest first."""
    if id(content) not in _names:
        found = {text for at, words in all_parts(content) if isinstance(words, Localized) and at[-1] in TITLES for text in all_texts(words)}
        found |= {source.title for source in content.sources.values()}
        _names[id(content)] = sorted(found, key=lambda name: (-len(name), name))
    return _names[id(content)]


_names: dict[int, list[str]] = {}


def all_texts(words: Localized[Any]) -> list[str]:
    return [text for locale in LOCALES for text in texts(words, locale) if len(text) > 3]


# Keys


def test_a_key_belongs_to_one_entry(content: Corpus) -> None:
    keys = Counter(key for register in COLLECTIONS for key in content.register(register))
    assert not [key for key, times in keys.items() if times > 1]


def test_summaries_are_short_enough_for_a_list(content: Corpus) -> None:
    long = [
        f"{'.'.join(at)} ({locale}): {len(text)}"
        for at, words in all_parts(content)
        if at[0] in COLLECTIONS and len(at) == 3 and at[-1] == "summary"
        for locale, text in words.items()
        if len(text) > 300
    ]
    assert not long
