"""What editors propose is made in the lines that it concerns, and nowhere else."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.authoring import attachments, proposal_values, proposals, yaml_edits
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.proposals import ORDER, fingerprint
from bilingual.content import loader, source
from bilingual.content.lint.characters import HIDDEN, visible
from bilingual.schema import REGISTERS
from bilingual.schema.fields import normalize
from bilingual.schema.table import FieldShape
from bilingual.text.language import LOCALES
from hypothesis import example, given
from hypothesis import strategies as st

from tests.authoring.proposed import AN_EVENT, EVENT, FIELDS, change, new, proposal
from tests.builds.tiny import SITES, snapshot

NO_FILES = attachments.fetch_from("")
TEXT = "Yeni: “değer” # 1"


def places(root: Path) -> Iterator[tuple[str, tuple[str, ...], FieldShape, Any]]:
    """Every value and every group of a site's content: the file, the path there, what may stand there, and what does."""
    folders = {f"{top}/{locale}": ending for locale in LOCALES for top, ending in (("content", ".yml"), ("docs", ".md"))}
    for path in source.find_files(root, folders):
        found = loader.name_of(path)
        assert isinstance(found, tuple)
        for steps, shape, value in values(proposal_values.file_shape(found[0]), said(path, (root / path).read_text(encoding="utf-8"))):
            if found[0] not in REGISTERS or len(steps) > 1:
                yield path, steps, shape, value


def values(shape: FieldShape, tree: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldShape, Any]]:
    if steps:
        yield steps, shape, tree
    for name, value in tree.items() if isinstance(tree, dict) else ():
        yield from values(proposal_values.walk(shape, [name])[0], value, (*steps, name))


def said(path: str, text: str) -> Any:
    """Return what a file says, by the way of the check."""
    document = source.parse(path, text.encode())[0]
    return (document.tree or {}) | ({"body": (document.body or "").strip()} if path.endswith(".md") else {})


def at(tree: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def proposed(root: Path, path: str, steps: Sequence[str], value: Any, was: Any) -> str:
    """Return a file after one change."""
    found = loader.name_of(path)
    assert isinstance(found, tuple)
    register, key = found
    record = f"{register}/{key}" if key else register
    if register in REGISTERS:
        record, steps = f"{register}/{steps[0]}", steps[1:]
    outcome = proposals.apply(root, parsed(proposal({record: {path.split("/")[1]: [[list(steps), value, fingerprint(was)]]}})), NO_FILES)
    assert not outcome.refused, outcome.refused
    (change,) = outcome.changes
    return (change.after or b"").decode()


def parsed(tree: dict[str, Any]) -> proposals.Proposal:
    return proposals.parse(json.dumps(tree, ensure_ascii=False))


def lines_of(path: str, text: str, steps: Sequence[str]) -> tuple[int, int]:
    """Return between which lines of a file the parser finds a value; the whole of a mapping in braces that it is part of."""
    if path.endswith(".md"):
        head = text.split("---\n", 2)[1]
        if steps == ("body",):
            return head.count("\n") + 2, text.count("\n") + 1
        start, end = lines_of("x.yml", head, steps)
        return start + 1, end + 1
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    start, end = 0, 0
    for step in steps:
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            break
        name, node = next(pair for pair in node.value if pair[0].value == step)
        start, end = name.start_mark.line, node.end_mark.line + 1
    return start, end


def remarks(text: str) -> list[str]:
    return re.findall(r"(?:^|\s)#.*", text)


def check_lines(path: str, before: str, after: str, steps: Sequence[str]) -> None:
    """Nothing but the lines of a value has changed."""
    old, new = before.split("\n"), after.split("\n")
    start, end = lines_of(path, before, steps)
    assert old[:start] == new[:start]
    rest = old[end:]
    assert new[len(new) - len(rest) :] == rest


@pytest.mark.parametrize("site", [pytest.param("example", marks=pytest.mark.long), "aegean"])  # the larger one takes a minute
def test_every_value_of_a_site_can_be_changed_and_removed_and_every_group_added_to_and_put_in_another_order(site: str) -> None:
    root, counted = SITES / site, 0
    for path, steps, shape, value in places(root):
        before = (root / path).read_text(encoding="utf-8")
        whole = said(path, before)
        after = proposed(root, path, steps, None, value)
        assert not at(said(path, after), steps)
        gone = steps
        while len(gone) > 1 and len(at(whole, gone[:-1])) == 1:
            gone = gone[:-1]
        if after:
            check_lines(path, before, after, gone)
        changed: Any = [*value, TEXT] if isinstance(value, list) else f"{value} {TEXT}"
        if isinstance(value, dict) and shape.by_key:
            changed = {**value, "years" if shape.by_field else "yeni-anahtar": next(iter(value.values()))}
            turned = proposed(root, path, steps, {ORDER: [*value][::-1]}, list(value)) if len(value) > 1 else before
            assert list(at(said(path, turned), steps)) == [*value][::-1]
            assert sorted(turned.split()) == sorted(before.split()) or "{" in before
            check_lines(path, before, turned, steps)
            name = list(changed)[-1]
            grown = proposed(root, path, (*steps, name), changed[name], None)
            assert at(said(path, grown), steps) == changed
            assert [line for line in before.split("\n") if line not in grown.split("\n")] == [] or "{" in before
        if not isinstance(value, dict):
            after = proposed(root, path, steps, changed, value)
            assert at(said(path, after), steps) == changed
            check_lines(path, before, after, steps)
            assert all(remark in after for remark in remarks(before))
        counted += 1
    assert counted > 150


SIGNS = st.sampled_from(
    [
        ": ",
        " #",
        "# ",
        '"',
        "'",
        "\t",
        "e\u0301",
        "\r\n",
        "\n",
        "\ufeff",
        "- ",
        "|",
        "{",
        "[a]",
        "null",
        "~",
        "%",
        "&a ",
        "\u00a0",
        "  ",
        "*",
    ]
)
TEXTS = st.lists(st.one_of(st.text(max_size=8), SIGNS), min_size=1, max_size=12).map("".join)
YAML = """\
# Başta bir açıklama
title: Örnek  # yanında bir açıklama
summary: >-
  Uzun bir
  metin.
# Metnin açıklaması
body: |
  Bir satır

  # açıklama değil
people:
  # Kişinin açıklaması
  ayse:
    name: Ayşe
    role: speaker
  bora: {name: Bora}

sources:
  - brochure  # s. 12
  - web-page
# Sonda bir açıklama
"""


@given(
    TEXTS,
    st.sampled_from([("title",), ("summary",), ("body",), ("people", "ayse", "name"), ("people", "bora", "name"), ("motto",)]),
    st.booleans(),
    st.booleans(),
)
@example("a: b", ("title",), True, False)
@example("“x” # y", ("summary",), False, True)
def test_any_text_is_read_back_as_it_was(text: str, steps: tuple[str, ...], windows: bool, marked: bool) -> None:
    shape, orders = proposal_values.walk(proposal_values.file_shape("events"), steps)
    try:
        written = proposal_values.read_value(text, shape, "tr")
    except proposal_values.Refused:
        assert not visible(normalize(text), " ").strip()
        return
    before = ("\ufeff" if marked else "") + (YAML.replace("\n", "\r\n") if windows else YAML)
    after = yaml_edits.put(before, steps, written, orders)
    if HIDDEN.search(source.plain_lines(after)):
        return  # the check refuses it by name
    tree = said("x.yml", after)
    assert at(tree, steps) == proposal_values.tree_of(written)
    assert " ".join(at(tree, steps).split()) == " ".join(normalize(visible(text, "\n")).split())
    assert yaml_edits.changed(tree, steps, "") == yaml_edits.changed(said("x.yml", before), steps, "")
    assert ("\r" in after) is windows
    assert after.startswith("\ufeff") is marked
    assert all(remark.strip() in after for remark in remarks(YAML.replace("# açıklama değil", "")))


# What is refused


@pytest.fixture
def refused(project: Path) -> Callable[..., list[str]]:
    """Give `refused(record, ...)`: the codes of what is refused of the changes; where there are no others, nothing changes."""

    def apply(records: dict[str, Any]) -> list[str]:
        outcome = proposals.apply(project, parsed(proposal(records)), NO_FILES)
        assert not outcome.changes
        return [one.code for one in outcome.refused]

    return apply


def test_one_of_several_days_is_changed_however_it_is_written(project: Path) -> None:
    event = project / "content/tr/events/meeting.yml"
    event.write_text(event.read_text(encoding="utf-8").replace("date: 2018-10-16", "date: [2018-10-16, 2018-10-18]"), encoding="utf-8")
    old, new = ["2018-10-16", "2018-10-18"], ["2018-10-16", "2018-10-19"]
    for value in (new, "[2018-10-16, 2018-10-19]"):
        outcome = proposals.apply(project, parsed(proposal({"events/meeting": {"tr": [change("date", value, old)]}})), NO_FILES)
        assert not outcome.refused
        assert 'date: "[2018-10-16, 2018-10-19]"\n' in (outcome.changes[0].after or b"").decode()
    outcome = proposals.apply(project, parsed(proposal({"events/meeting": {"tr": [change("date", old, "x")]}})), NO_FILES)
    assert (outcome.changes, outcome.refused) == ([], [])


TITLE = change("title", "Başka", "Örnek Toplantı")


@pytest.mark.parametrize(
    ("records", "code"),
    [
        ({"events/yok": {"tr": [TITLE]}}, "no-such-record"),
        ({"events/../../mkdocs": {"tr": [TITLE]}}, "no-such-record"),
        ({"events/meeting/x": {"tr": [TITLE]}}, "no-such-record"),
        ({"events": {"tr": [TITLE]}}, "no-such-record"),
        ({"organizations": {"tr": [TITLE]}}, "no-such-record"),
        ({"organizations/yok": {"tr": [TITLE]}}, "no-such-record"),
        ({"declaration/x": {"tr": [TITLE]}}, "no-such-record"),
        ({"mkdocs.yml": {"tr": [TITLE]}}, "no-such-record"),
        ({"": {"tr": [TITLE]}}, "no-such-record"),
        ({"events/con": {"new": True, "tr": [TITLE]}}, "no-such-record"),
        ({"events/meeting": {"new": True, "tr": [TITLE]}}, "record-exists"),
        ({"organizations/union": {"new": True, "tr": [TITLE]}}, "record-exists"),
        ({"events/meeting": {"tr": [change("titel", "x", None)]}}, "unknown-path"),
        ({"events/meeting": {"tr": [change("title.x", "x", None)]}}, "unknown-path"),
        ({"events/meeting": {"tr": [change("figures.Büyük.label", "x", None)]}}, "unknown-path"),
        ({"events/meeting": {"tr": [change("figures", {"a": {"x": "y"}}, None)]}}, "unknown-path"),
        ({"events/meeting": {"tr": [change("sources.0", "x", None)]}}, "unknown-path"),
        ({"events/meeting": {"en": [change("date", "2019", None)]}}, "fact-in-english"),
        ({"events/meeting": {"tr": [change("title", ["x"], "Örnek Toplantı")]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("title", 5, "Örnek Toplantı")]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("title", " \u200b", "Örnek Toplantı")]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("sources", "brochure", ["brochure"])]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("sources", [], ["brochure"])]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("sources", [["brochure"]], ["brochure"])]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("figures", "x", None)]}}, "bad-value"),
        ({"events/meeting": {"tr": [change("title", "Başka", "Eski")]}}, "changed-meanwhile"),
        ({"events/meeting": {"tr": [change("motto", None, "Eski")]}}, ""),
        ({"events/meeting": {"tr": [change("title", "Örnek Toplantı", "Eski")]}}, ""),
        ({"events/meeting": {"tr": [change("figures", {ORDER: ["b", "a"]}, ["a"])]}}, "changed-meanwhile"),
        ({"events/meeting": {"tr": [change("people", {ORDER: ["b", "a"]}, None)]}}, "changed-meanwhile"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(refused: Callable[..., list[str]], records: dict[str, Any], code: str) -> None:
    assert refused(records) == ([code] if code else [])


def test_the_other_changes_are_made(project: Path) -> None:
    changes = [change("title", "Başka", "Eski"), change("motto", "Birlikte", None), change("place", None, "hall")]
    outcome = proposals.apply(project, parsed(proposal({"events/meeting": {"tr": changes}})), NO_FILES)
    assert [one.where for one in outcome.refused] == ["events/meeting · Türkçe · Başlık"]
    assert "Örnek Toplantı" in outcome.refused[0].turkish
    (made,) = outcome.changes
    before = (made.before or b"").decode()
    assert (made.after or b"").decode() == before.replace("place: hall\n", "motto: Birlikte\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "{",
        "[" * 50_000,
        '{"version": 2, "language": "tr", "records": {"events/x": {}}}',
        '{"version": 1, "language": "de", "records": {"events/x": {}}}',
        '{"version": 1, "language": "tr", "records": {}}',
        '{"version": 1, "language": "tr", "records": {"events/x": {"tr": [[[], "x", ""]]}}}',
        '{"version": 1, "language": "tr", "records": {"events/x": {"tr": [["title", "x", ""]]}}}',
        '{"version": 1, "language": "tr", "records": {"events/x": {"de": []}}}',
        '{"version": 1, "language": "tr", "records": {"events/x": {"tr": [[["title"], "\\ud800", ""]]}}}',
        json.dumps(proposal({EVENT: new({**FIELDS, "body": "x" * 60_000})})),
    ],
)
def test_what_is_no_proposal_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(InputError):
        proposals.parse(text)


@pytest.mark.parametrize("broken", ["title: [\n", "- a\n", "\xff", "{title: A}\n"])
def test_a_file_that_cannot_be_edited_is_left(project: Path, broken: str) -> None:
    path = project / "content/tr/events/meeting.yml"
    path.write_bytes(broken.encode("latin-1"))
    changes = [change("title", "Başka", None), change("title", "C", "A")]
    outcome = proposals.apply(project, parsed(proposal({"events/meeting": {"tr": changes}})), NO_FILES)
    assert not outcome.changes
    assert {one.code for one in outcome.refused} <= {"not-editable", "changed-meanwhile", "no-such-record"}


# New records


def test_new_records_are_written_in_the_order_of_the_table_and_may_name_each_other(project: Path, editor: Callable[..., int]) -> None:
    turned = dict(reversed([*FIELDS.items(), ("organizers", ["ada-dernegi"]), ("people", {"ayse": {"role": "speaker", "name": "Ayşe"}})]))
    records = {
        EVENT: new(turned, {"summary": "A day of talks.", "title": "Migration on the Coast"}),
        "organizations/ada-dernegi": new({"name": "Ada Derneği", "kind": "association", "sources": ["brochure"]}),
        "pages/kitaplik": new({"title": "Kitaplık", "description": "Nedir?", "published": "2026-11-22", "body": "Bir metin.\n\n- x"}),
        "signatories/ada": new({"name": "Ada Belediyesi", "kind": "district-municipality", "version": "first", "sources": ["brochure"]}),
    }
    file = project.parent / "proposal.json"
    file.write_text(json.dumps(proposal(records)), encoding="utf-8")
    before = (project / "content/tr/organizations.yml").read_text(encoding="utf-8")
    assert editor("apply", str(file)) == 0
    assert [*said("x.yml", (project / f"content/tr/{EVENT}.yml").read_text(encoding="utf-8"))][:3] == ["title", "kind", "summary"]
    assert (project / f"content/en/{EVENT}.yml").read_text(encoding="utf-8") == "title: Migration on the Coast\nsummary: A day of talks.\n"
    added = "ada-dernegi:\n  name: Ada Derneği\n  kind: association\n  sources: [brochure]\n"
    assert (project / "content/tr/organizations.yml").read_text(encoding="utf-8") == before + added
    content = loader.read(project)
    assert (content.pages["kitaplik"].body.tr or "").strip() == "Bir metin.\n\n- x"
    assert content.signatories
    assert content.signatories.signatories["ada"].name.tr == "Ada Belediyesi"
    assert content.events["kiyida-goc-2019"].organizers == ("ada-dernegi",)


def test_the_command_writes_all_or_nothing_and_says_what_it_refused(
    project: Path, editor: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    file, before = project.parent / "proposal.json", snapshot(project)
    file.write_text(json.dumps(proposal({"events/meeting": {"tr": [change("place", "yok", "hall")]}})), encoding="utf-8")
    assert editor("apply", str(file)) == 1
    assert "yok" in capsys.readouterr().err
    assert snapshot(project) == before
    file.write_text(json.dumps(AN_EVENT["records"]), encoding="utf-8")
    assert editor("apply", str(file)) == 1
    changes = [change("place", None, "hall"), change("title", "Başka", "Eski")]
    file.write_text(json.dumps(proposal({"events/meeting": {"tr": changes}})), encoding="utf-8")
    assert editor("apply", str(file)) == 1
    said_of = capsys.readouterr()
    assert "content/tr/events/meeting.yml" in said_of.out
    assert "events/meeting · Türkçe · Başlık" in said_of.err


def test_a_translation_without_a_word_left_is_deleted(project: Path) -> None:
    key = next(path.stem for path in sorted((project / "content/en/events").glob("*.yml")))
    words = said("x.yml", (project / f"content/en/events/{key}.yml").read_text(encoding="utf-8"))
    changes = [change(name, None, value) for name, value in words.items()]
    (gone,) = proposals.apply(project, parsed(proposal({f"events/{key}": {"en": changes}})), NO_FILES).changes
    assert (gone.path, gone.after) == (f"content/en/events/{key}.yml", None)
