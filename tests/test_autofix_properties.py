"""Whatever an editor writes: fixing loses no word and no comment, is done after one run, and never makes a file say something else.

Dates are the exception: they change their form, and nothing but their form.
"""

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bilingual.authoring.autofix import fix_files, fix_markdown, fix_yaml
from bilingual.authoring.autofix.steps import words_of
from bilingual.content import loader
from bilingual.content.document import compose
from bilingual.diagnostics.problems import ContentError
from bilingual.schema import Event
from bilingual.schema.fields import normalize
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_robustness import A_RUN, spoil

WORD = st.sampled_from(
    [
        *("Göç", "İlk", "toplantı", "#1", "A: b", "C #dil", "“söz”", "Bursa'nın", '"iki"', "%50", "@x", "-"),
        *("[x]", "{y}", "a:b", "x # y"),
    ]
)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
COMMENT = st.lists(st.sampled_from(["not", "2019-11-06", "'", '"', ": ", "[", "#", "İç"]), min_size=1, max_size=3).map(
    lambda parts: "# " + " ".join(parts)
)
DATE = st.sampled_from(
    ["6.11.2019", "6 Kasım 2019", "2019-11-06", "06/11/2019", "25/11/2019", "“2019-11-06”", "dün", "2019/..", "'1.1.2020'"]
)
QUOTE = st.sampled_from(["{}", "{}", "{}", "'{}'", '"{}"', "“{}”"])
WORDS = ["title", "summary", "theme", "xyz"]
DATES = ["date", "published", "updated"]
OTHERS = ["kind: panel", "kind: “panel”", "sources: [brochure]", "topics:\n  - housing\n  - health"]
BLANKS = st.sampled_from(["", "", "", " ", "  ", "\t"])


@st.composite
def fields(draw: st.DrawFn) -> list[str]:
    """Return the fields of an event in lines, each with what an editor may put around it."""
    found = [f"{name}: {draw(QUOTE).format(draw(LINE))}" for name in draw(st.lists(st.sampled_from(WORDS), unique=True))]
    found += [f"{name}: {draw(DATE)}" for name in draw(st.lists(st.sampled_from(DATES), unique=True))]
    found += draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    if draw(st.booleans()):
        inside = [f"    label: {draw(QUOTE).format(draw(LINE))}", "    value: 20", "    sources: [x]"]
        found.append("figures:\n  people:\n" + "\n".join(draw(st.permutations(inside))))
    if draw(st.booleans()):
        found.append(f"body: |\n  {draw(LINE)}  \n  # {draw(LINE)}\n\n  {draw(LINE)}")
    return draw(st.permutations(found))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a file of an event."""
    lines = [draw(COMMENT), ""] if draw(st.booleans()) else []
    for field in draw(fields()):
        lines += [draw(COMMENT)] if draw(st.integers(0, 3)) == 0 else []
        comment = f" {draw(COMMENT)}" if draw(st.integers(0, 4)) == 0 and "\n" not in field else ""
        lines.append(field + comment + draw(BLANKS))
        lines += [""] if draw(st.integers(0, 5)) == 0 else []
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + end.join("\n".join(lines).split("\n")) + draw(st.sampled_from(["", end, end * 2]))


def comments(text: str) -> Counter[str]:
    """Return the comments of a YAML text: what stands between its tokens."""
    found: Counter[str] = Counter()
    last = 0
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)  # PyYAML's own scanner, whose places are exact, refuses a tab there
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        gap = text[last : token.start_mark.index]
        found.update(line[line.index("#") :].rstrip() for line in gap.split("\n") if "#" in line)
        last = max(last, token.end_mark.index)
    return found


def without_dates(text: str) -> Counter[str]:
    """Return the words of ``text`` but those of dates."""
    return Counter(word for word in words_of(normalize(text)) if not any(sign.isdigit() for sign in word) and word != "Kasım")


def on_unix(text: str) -> str:
    """Return ``text`` without the mark at its start, its lines ended as on Unix."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(text=files())
@settings(max_examples=250)
def test_no_word_and_no_comment_is_lost(text: str) -> None:
    after = fix_yaml(text, Event).text
    assert without_dates(after) == without_dates(on_unix(text))
    assert fix_yaml(after, Event).text == after, "one run is enough"
    (old, problems), (new, left) = compose("", on_unix(text), 0), compose("", after, 0)
    if old.tree is None:
        return
    assert new.tree is not None
    assert old.tree.keys() == new.tree.keys()
    assert len(left) <= len(problems)
    if not problems:
        assert comments(after) == comments(on_unix(text))
        for name, value in old.tree.items():
            dated = name in DATES or name == "kind"
            assert new.tree[name] == value or (dated and new.tree[name] in ("2019-11-06", "2019-11-25", "2020-01-01", "panel"))


SIGNS = [*"ab: #'\"[]{}-|>&*!%@`\t\n“”", "\n", "  ", ": ", "title: ", "\n  ", "\r\n", "6.11.2019"]


@given(text=st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_text_can_be_mended_and_one_run_is_enough(text: str) -> None:
    for fix in (lambda text: fix_yaml(text, Event).text, lambda text: fix_markdown(f"---\n{text}\n---\n{text}").text):
        after = fix(text)
        assert without_dates(after) <= without_dates(f"{text} --- --- {text}")
    once = fix_yaml(text, Event).text
    assert fix_yaml(once, Event).text == once


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_files_are_mended_without_loss(tmp_path: Path, example_project: Path, seed: int) -> None:
    """Spoil files of the example site, fix them, and read them: there are never more problems than before, and nothing else is written."""
    for folder in ("content", "docs"):
        shutil.copytree(example_project / folder, tmp_path / folder)
    fix_files(tmp_path)  # what is not spoilt has nothing to fix
    chance = random.Random(f"fixing {seed}")
    chosen = chance.sample(sorted(path for path in tmp_path.rglob("*") if path.suffix in (".yml", ".md")), A_RUN)
    for path in chosen:
        path.write_bytes(spoil(path.read_bytes(), chance))
    before = {path: path.read_bytes() for path in written(tmp_path)}
    unread = count_unread(tmp_path)
    fixed = {tmp_path / one.path for one in fix_files(tmp_path)}
    after = {path: path.read_bytes() for path in written(tmp_path)}
    assert {path for path in before if before[path] != after.get(path)} == fixed <= set(chosen)
    assert before.keys() == after.keys()
    for path in fixed:
        assert without_dates(after[path].decode()) == without_dates(before[path].decode().lstrip("\ufeff")), path
    assert fix_files(tmp_path) == []
    assert count_unread(tmp_path) <= unread


def written(root: Path) -> Iterator[Path]:
    """Yield the files below ``root`` that editors write; what is kept for the next time is no matter."""
    return (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)


def count_unread(root: Path) -> int:
    """Return how many files below ``root`` cannot be read as YAML."""
    try:
        loader.read(root)
    except ContentError as error:
        codes = {"tab", "bad-indentation", "colon-in-text", "special-start", "bad-yaml", "unclosed-quote", "unclosed-bracket"}
        return len({found.path for found in error.problems if found.code in codes})
    return 0
