"""CONTRIBUTING.md and OPERATIONS.md tell the truth: their examples are valid, and what they name is there."""

import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual import corpus
from bilingual.commands import COMMANDS
from bilingual.language import lower
from bilingual.schema import Event
from bilingual.schema.table import fields_of

from tests.builds.tiny import run
from tests.conftest import ROOT
from tests.editors.test_generated import MODELS

HANDBOOKS = ("CONTRIBUTING.md", "OPERATIONS.md")
every_handbook = pytest.mark.parametrize("name", HANDBOOKS)

BLOCK = re.compile(r"^( *)```(\w*) ?(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[tuple[str, str, str]]:
    """Return the blocks of code of a page: their language, the path that they stand for, if they name one, and what they say."""
    return [
        (language, path, re.sub(rf"^{indent}", "", code, flags=re.MULTILINE))
        for indent, language, path, code in BLOCK.findall(text_of(name))
    ]


# examples


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the real content."""
    for folder in ("content", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def examples() -> dict[str, str]:
    return {path: code for _, path, code in blocks("CONTRIBUTING.md") if path}


def test_the_example_is_valid_in_both_languages(project: Path) -> None:
    assert set(examples()) == {"content/tr/events/ornek-2020.yml", "content/en/events/ornek-2020.yml"}
    for path, code in examples().items():
        (project / path).write_text(code, encoding="utf-8")
    event = corpus.read(project).events["ornek-2020"]
    assert event.locales == ("tr", "en")
    assert event.title.en == "Example workshop: Living together in the city"
    assert event.parts["session-1"].title.en


def appended(project: Path, path: str, code: str) -> None:
    file = project / path
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + code, encoding="utf-8")


def test_the_example_of_a_signature_is_one_block(project: Path) -> None:
    (signature,) = [code for _, _, code in blocks("CONTRIBUTING.md") if "ornek-ilce:" in code]
    file = project / "content/tr/signatories.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("\nsignatories:\n", f"\nsignatories:\n{signature}", 1), encoding="utf-8")
    found = corpus.read(project).signatories
    assert found
    assert found.signatories["ornek-ilce"].name.en == "Örnek Municipality"


def test_the_example_of_a_source_has_both_languages(project: Path) -> None:
    turkish, english = [code for _, _, code in blocks("CONTRIBUTING.md") if code.startswith("web-ornek-haber:")]
    appended(project, "content/tr/sources.yml", turkish)
    appended(project, "content/en/sources.yml", english)
    assert corpus.read(project).sources["web-ornek-haber"].title_translation


def test_the_other_examples_fit_into_the_example_of_an_event(project: Path) -> None:
    event = fields_in(examples()["content/tr/events/ornek-2020.yml"])
    event["figures"]["speakers"] = event["figures"]["participants"]
    fields = fields_of(Event).keys()
    pieces = [fields_in(code) for language, path, code in blocks("CONTRIBUTING.md") if language == "yaml" and not path]
    fitting = [piece for piece in pieces if piece.keys() <= fields and piece.get("remarks", {}).keys() <= fields]
    assert {name for piece in fitting for name in piece} == {"discrepancies", "withdrawn", "redirect_from"}
    for number, piece in enumerate(fitting):
        if "redirect_from" in piece:
            locale = "en" if piece["redirect_from"][0].startswith("en/") else "tr"
            appended(project, f"content/{locale}/events/maruf-2019.yml", json.dumps(piece["redirect_from"]).join(("redirect_from: ", "\n")))
        else:
            text = json.dumps(event | {"slug": f"parca-{number}"} | piece)  # JSON is YAML, too
            (project / f"content/tr/events/piece-{number}.yml").write_text(text, encoding="utf-8")
    corpus.read(project)


def fields_in(code: str) -> dict[str, Any]:
    """Return what a block of YAML says, with everything but lists and mappings as text."""
    fields: dict[str, Any] = yaml.load(code, yaml.BaseLoader)
    return fields


def test_the_message_is_the_one_that_editors_see(project: Path) -> None:
    shown = {code for _, _, code in blocks("CONTRIBUTING.md") if "2019-13-01" in code}
    assert len(shown) == 1
    turkish = examples()["content/tr/events/ornek-2020.yml"]
    event = fields_in(turkish) | {"date": "2019-13-01"}
    names = ("title", "kind", "summary", "date", "sources", "published")
    lines = [f"{name}: {event[name] if isinstance(event[name], str) else json.dumps(event[name])}" for name in names]
    lines[0] = f'title: "{event["title"]}"'
    (project / "content/tr/events/ornek-2020.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run((sys.executable, "-m", "bilingual", "check"), project)
    assert done.returncode == 1
    assert (done.stdout + done.stderr).strip() == shown.pop().strip()


# what is named


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", lower(heading, "en")).strip().replace(" ", "-")


@cache
def anchors_of(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)} | set(re.findall(r'<a id="(\w+)">', text))


@every_handbook
def test_every_link_and_picture_leads_somewhere(name: str) -> None:
    prose = BLOCK.sub("", text_of(name))
    prose = re.sub(r"`[^`]*`", "", prose)
    targets = re.findall(r"\]\(([^)\s]+)\)", prose)
    assert targets
    for target in targets:
        if not re.match(r"https?://", target):
            path, _, fragment = target.partition("#")
            file = ROOT / path if path else ROOT / name
            assert file.is_file(), target
            assert not fragment or fragment in anchors_of(file), target


@every_handbook
def test_pictures_say_what_they_show(name: str) -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", text_of(name))
    assert all(len(words) > 20 for words, _ in pictures)
    for _, path in pictures:
        if path.endswith(".svg"):
            assert "<title" in (ROOT / path).read_text(encoding="utf-8")


@every_handbook
def test_every_command_that_is_named_exists(name: str) -> None:
    text = text_of(name)
    commands = {command.__name__.rpartition(".")[2].replace("_", "-") for command in COMMANDS}
    assert set(re.findall(r"-m bilingual ([a-z][a-z-]+)", text)) <= commands
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"(?:`|^ *)make ([a-z-]+)", text, re.MULTILINE)) <= set(targets)


@every_handbook
def test_every_path_that_is_named_exists(name: str) -> None:
    named = re.findall(r"`((?:content|docs|records|tests|hooks|pictures|\.github)/[\w./-]+)`", text_of(name))
    invented = {"content/tr/events/ornek-2020.yml"}
    assert [path for path in named if path not in invented and not (ROOT / path).exists()] == []


@every_handbook
def test_both_languages_have_the_same_sections(name: str) -> None:
    turkish, english = re.split(r"^## English$", text_of(name), flags=re.MULTILINE)
    assert len(re.findall(r"^### ", turkish, re.MULTILINE)) == len(re.findall(r"^### ", english, re.MULTILINE))
    assert turkish.count("\n1. ") == english.count("\n1. ")


def test_the_workflows_are_called_what_they_are() -> None:
    text = text_of("OPERATIONS.md")
    workflows = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github" / "workflows").glob("*.yml")}
    for half in re.split(r"^## English$", text, flags=re.MULTILINE):
        assert set(re.findall(r"^\| [^|]*`([\w-]+\.yml)`", half, re.MULTILINE)) == workflows.keys()
    for half in (half for name in HANDBOOKS for half in re.split(r"^## English$", text_of(name), flags=re.MULTILINE)):
        chosen = set(re.findall(r"\*\*Actions →\s+([^*]*?)\s+→\s+(?:Run|Enable)\s+workflow", half.replace("\n", " ")))
        assert chosen
        assert {re.sub(r" +", " ", name) for name in chosen} <= {workflow["name"] for workflow in workflows.values()}
    jobs = {job.get("name") for job in workflows["check.yml"]["jobs"].values()}
    assert {"Site", "Sınamalar / Tests"} <= jobs
    assert text.count("Sınamalar / Tests") == 2


def test_every_field_that_is_named_exists() -> None:
    fields = {name for model in MODELS for name in fields_of(model)}
    text = BLOCK.sub("", text_of("CONTRIBUTING.md"))
    named = {found for found in re.findall(r"`([a-z_]+):?`", text) if "_" in found}
    assert named <= fields
