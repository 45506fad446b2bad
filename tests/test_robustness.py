"""Whatever the bytes: content is read, or its problems are named; nothing else, nothing slow, and nothing written.

What is read can be rendered. ``make test-all`` runs the long campaign of 10,000 spoilt files.
"""

import faulthandler
import random
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.content import blocks, loader
from bilingual.content.lint import editorial, placeholders
from bilingual.content.markdown_elements import scan
from bilingual.content.model import Corpus
from bilingual.diagnostics.problems import ContentError
from bilingual.rendering.citation_marks import Cited
from bilingual.rendering.markdown import MarkdownRenderer, Surroundings
from bilingual.rendering.renderer import Renderer
from bilingual.site.site import Settings, make_site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.golden import ROOT, lay_out

SECONDS = 20
"""What a reading may take on a busy machine; it takes a fifth of a second on a free one."""

EVENT = "content/tr/events/meeting.yml"
PAGE = "docs/tr/about.md"
HEAD = "---\ntitle: Hakkında\ndescription: Site hakkında.\npublished: 2020-01-01\n---\n"


def read(root: Path) -> Corpus | None:
    """Return the content below ``root``, or None where it has problems. Anything else, a long wait among it, fails the test."""
    started = time.monotonic()
    faulthandler.dump_traceback_later(6 * SECONDS, exit=True)  # a reading that never ends must not stop the run unseen
    try:
        return loader.read(root)
    except ContentError as error:
        refused = error
    finally:
        faulthandler.cancel_dump_traceback_later()
        assert time.monotonic() - started < SECONDS
    assert refused.problems
    assert "Traceback" not in str(refused)
    return None


@contextmanager
def nothing_written(root: Path) -> Iterator[None]:
    """Fail where a file below ``root`` is made, changed or deleted inside; what is kept for the next time is no matter."""

    def state() -> list[tuple[Path, int, int]]:
        return sorted((path, path.stat().st_mtime_ns, path.stat().st_size) for path in root.rglob("*") if ".cache" not in path.parts)

    before = state()
    yield
    assert state() == before


# Any bytes, any text, any tree

SIGNS = st.sampled_from(
    [*"abcışİ019 \n\t:-#&*!|>%@`'\"[]{},?~<=\\\0\ufeff\u0307\u202e\U0001f600", "\r\n", "- ", ": ", " #", "---\n", "<<", "??"]
)
FIELDS = [
    "title",
    "kind",
    "summary",
    "body",
    "date",
    "within",
    "certainty",
    "figures",
    "parts",
    "people",
    "sources",
    "published",
    "withdrawn",
]
WORDS = [
    "meeting",
    "2019-11-06",
    "2019-13-99",
    "2018/..",
    "[@brochure]",
    "[x](event:y)",
    "union",
    "true",
    "-1e9",
    "1_0",
    "null",
    "~",
    "=",
    "İ",
]
TREES = st.recursive(
    st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=8), st.integers(), st.booleans(), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.sampled_from(FIELDS), st.text(max_size=5)), inner)),
    max_leaves=12,
)
ONE_FOLDER = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return lay_out(tmp_path, {})


@given(raw=st.one_of(st.binary(max_size=200), st.lists(SIGNS, max_size=60).map(lambda signs: "".join(signs).encode())))
@ONE_FOLDER
def test_any_bytes_as_an_event(base: Path, raw: bytes) -> None:
    (base / EVENT).parent.mkdir(exist_ok=True)
    (base / EVENT).write_bytes(raw)
    read(base)


@given(tree=st.dictionaries(st.sampled_from(FIELDS), TREES), other=TREES)
@ONE_FOLDER
def test_any_tree_as_an_event_in_both_languages(base: Path, tree: dict[str, Any], other: Any) -> None:
    for path, said in ((EVENT, tree), (EVENT.replace("/tr/", "/en/"), other)):
        (base / path).parent.mkdir(exist_ok=True)
        (base / path).write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    read(base)


@given(
    text=st.lists(SIGNS | st.sampled_from(["](", "[[commitments]]", "[@", "](event:", "$$", "[^1]", "## ", "> "]), max_size=60).map("".join)
)
@settings(max_examples=300)
def test_any_text_that_passes_its_checks_can_be_rendered(text: str) -> None:
    if not any(element.kind == "text-too-deep" or (element.kind == "block" and blocks.fault(element.value)) for element in scan(text)):
        MarkdownRenderer().render(text, Surroundings(mark=corpus_mark))


def corpus_mark(cited: Sequence[Cited]) -> Any:
    """Return an element for what a paragraph cites, as a page's view does."""
    from xml.etree import ElementTree

    return ElementTree.Element("sup", {"keys": " ".join(key for one in cited for key in one.keys)})


@pytest.mark.parametrize(
    "sign", ["[", "(", "![", "[a](", "*", "**a*", "_", "`", "> ", "<", "<a", "&", "[@", "[[", "|", "{: ", "\\", "```a\n", "a\n: b\n"]
)
def test_a_sign_repeated_without_end_does_not_stop_the_checks(base: Path, sign: str) -> None:
    (base / PAGE).write_text(HEAD + sign * (100_000 // len(sign)), encoding="utf-8")
    read(base)


@pytest.mark.parametrize("sign", ["[a](", "[\n", "](", "((", "[a](()", "`", "```\n", "```a\n", "```a\n\n", " ", "> ", "{:", "<a:"])
def test_the_looks_at_a_text_take_as_much_longer_as_it_is(sign: str) -> None:
    def take(length: int) -> float:
        text = sign * (length // len(sign))
        started = time.process_time()
        editorial.without_syntax(text)
        list(scan(text))
        placeholders.find(text, PAGE)
        return time.process_time() - started

    assert take(200_000) < max(1, 8 * take(50_000)), "it grows with the square of the length"


@pytest.mark.parametrize(
    "sign", ["- ", "? ", "[", "{", "[{", "{a: ", '"', "'", "&a ", "*a ", "!a ", "%", "|\n", "- - a\n ", "a: &b [", "#", "\t", "\n", "---\n"]
)
def test_a_sign_repeated_without_end_does_not_stop_the_reader(base: Path, sign: str) -> None:
    (base / "content/tr/events").mkdir()
    for number, start in enumerate(("", "title: ", "- ")):
        (base / f"content/tr/events/event-{number}.yml").write_text(start + sign * (100_000 // len(sign)), encoding="utf-8")
    assert read(base) is None


# Spoilt files


def spoil(raw: bytes, chance: random.Random) -> bytes:
    """Return ``raw`` with one to three mistakes as hands, editors and disks make them."""
    for _ in range(chance.randint(1, 3)):
        raw = chance.choice(MISTAKES)(raw, chance)
    return raw


def at_a_byte(change: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes, random.Random], bytes]:
    """Return a mistake that puts something in the place of a few bytes."""

    def mistake(raw: bytes, chance: random.Random) -> bytes:
        start = chance.randrange(len(raw) + 1)
        return raw[:start] + change(raw[start : start + chance.randint(0, 8)], chance) + raw[start + chance.randint(0, 8) :]

    return mistake


def at_a_line(change: Callable[[bytes, random.Random], bytes]) -> Callable[[bytes, random.Random], bytes]:
    """Return a mistake in one line."""

    def mistake(raw: bytes, chance: random.Random) -> bytes:
        lines = raw.split(b"\n")
        number = chance.randrange(len(lines))
        lines[number] = change(lines[number], chance)
        return b"\n".join(lines)

    return mistake


def replace_value(line: bytes, chance: random.Random) -> bytes:
    """Return a line with another value behind its colon, or another text."""
    name, colon, _ = line.partition(b":")
    return name + colon + b" " + chance.choice(VALUES)


VALUES = [
    *(b"", b"~", b"null", b"[]", b"{}", b"''", b"true", b"0", b"-1", b"1e999", b"2019-02-30", b"2999-12-31/..", b"1000", b"9" * 400),
    *(
        b"[a, [b]]",
        b"{a: {b: c}}",
        b"|",
        b">-",
        b"&a b",
        b"*a",
        b"!x y",
        b"!!binary aGk=",
        b"<<",
        b"%",
        b"@x",
        b"` `",
        b"a: b",
        b"a #b",
        b"'",
        b'"\\x"',
    ),
    *(
        "İıŞş".encode(),
        "e\u0301".encode(),
        "\u202e\u200b\ufeff".encode(),
        b"\xff\xfe",
        b"\x00",
        b"\x85",
        b"\xe2\x80\xa8",
        b"<script>",
        b"[x](event:x)",
    ),
]
SIGN_BYTES = [bytes([sign]) for sign in b":-#&*!|>%@`'\"[]{},?~ \t\r\n\0\x07\x7f\xff\xc3"]
MISTAKES: list[Callable[[bytes, random.Random], bytes]] = [
    at_a_byte(lambda _, chance: chance.choice(SIGN_BYTES)),
    at_a_byte(lambda few, _: few[::-1]),
    at_a_byte(lambda _, chance: chance.randbytes(chance.randint(0, 4))),
    at_a_byte(lambda _, chance: chance.choice(VALUES)),
    at_a_line(replace_value),
    at_a_line(replace_value),
    at_a_line(lambda line, chance: b" " * chance.randint(1, 5) + line),
    at_a_line(lambda line, _: line.lstrip(b" ")),
    at_a_line(lambda line, _: b"\t" + line),
    at_a_line(lambda line, _: line + b"\n" + line),
    at_a_line(lambda _, __: b""),
    at_a_line(lambda line, chance: line.replace(b":", chance.choice([b"", b" :", b"::", b": :"]), 1)),
    lambda raw, chance: raw[: chance.randrange(len(raw) + 1)],
    lambda raw, _: raw.replace(b"\n", b"\r\n"),
    lambda raw, _: b"\xef\xbb\xbf" + raw,
    lambda raw, _: raw.decode("utf-8", "replace").encode("utf-16"),
    lambda raw, _: raw.decode("utf-8", "replace").encode("iso-8859-9", "replace"),
    lambda raw, chance: raw * chance.randint(2, 3),
]


@pytest.fixture
def example(tmp_path: Path, example_project: Path) -> Path:
    for folder in ("content", "docs"):
        shutil.copytree(example_project / folder, tmp_path / folder)
    return tmp_path


A_RUN = 20
"""So many files are spoilt at a time: one reading looks at all of them to the end, whatever is wrong with each."""


def spoil_files(root: Path, total: int) -> None:
    """Spoil ``total`` files of the content below ``root``, some at a time, and read it each time."""
    files = {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.suffix in (".yml", ".md")}
    for number in range(0, total, A_RUN):
        chance = random.Random(number)
        chosen = chance.sample(sorted(files), A_RUN)
        for path in chosen:
            path.write_bytes(spoil(files[path], chance))
        with nothing_written(root):
            try:
                read(root)
            except Exception as error:
                culprits = [path.name for path in chosen if fails_alone(root, path, files, chosen)]
                raise AssertionError(f"run {number}: {culprits or 'no single file'} brought about {error!r}") from error
        for path in chosen:
            path.write_bytes(files[path])


def fails_alone(root: Path, suspect: Path, files: dict[Path, bytes], chosen: list[Path]) -> bool:
    """Return whether the spoilt file ``suspect`` brings a failure about when the others are whole."""
    spoilt = {path: path.read_bytes() for path in chosen}
    try:
        for path in chosen:
            if path != suspect:
                path.write_bytes(files[path])
        read(root)
    except Exception:
        return True
    finally:
        for path, raw in spoilt.items():
            path.write_bytes(raw)
    return False


def test_five_hundred_spoilt_files_are_read_or_refused(example: Path) -> None:
    spoil_files(example, 500)


@pytest.mark.long  # many minutes; the five hundred above are the same by chance
def test_ten_thousand_spoilt_files_are_read_or_refused(example: Path) -> None:
    spoil_files(example, 10_000)


# Content that is valid but odd


def thin_out(tree: Any, chance: random.Random) -> Any:
    """Return ``tree`` with a few of its values left out, doubled or exchanged."""
    if isinstance(tree, dict):
        kept = {key: thin_out(value, chance) for key, value in tree.items() if chance.random() > 0.03}
        return dict(reversed(kept.items())) if chance.random() < 0.05 else kept
    if isinstance(tree, list):
        return [thin_out(value, chance) for value in tree if chance.random() > 0.05] * chance.choice([1, 1, 1, 1, 2])
    return tree


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])  # test_valid_content.py has more
def test_what_is_read_can_be_rendered_however_odd_it_is(tmp_path: Path, seed: int) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(ROOT / "tests" / "sites" / "tiny", whole)
    rendered = 0
    for number in range(10):
        chance = random.Random(f"{seed}-{number}")
        root = tmp_path / f"odd-{number}"
        shutil.copytree(whole, root)
        files = [path for path in sorted((root / "content").rglob("*.yml")) if path.name != "site.yml"]
        for path in chance.sample(files, chance.randint(1, 3)):
            tree = thin_out(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), chance)
            path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
        if chance.random() < 0.3:
            chance.choice(sorted((root / "content/en").rglob("*.yml"))[:-1]).unlink()
        content = read(root)
        if content is not None:
            renderer = Renderer(make_site(content, Settings(site_url="https://example.org/", drafts=chance.random() < 0.5)))
            for route in renderer.site.routes.all:
                renderer.render(route)
            rendered += 1
        shutil.rmtree(root)
    assert rendered >= 3, "nearly every site was refused: nothing was tested"
