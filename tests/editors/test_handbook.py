"""The handbook tells the truth: its examples are valid on a site of its own, and what it names is there."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.audit import setup_check
from bilingual.authoring import field_reference, proposal_reply
from bilingual.cli import COMMANDS
from bilingual.content import loader
from bilingual.host.settings_table import SETTINGS
from bilingual.schema.table import fields_of
from bilingual.text.language import LOCALES, lower

from tests.builds.tiny import copy_example_site, run
from tests.conftest import ROOT
from tests.editors.test_generated import MODELS
from tests.offenders import of_every

FOLDER = ROOT / "handbook"
PAGES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("??/*.md"))
WRITTEN = [name for name in PAGES if f"handbook/{name}" not in field_reference.PATHS.values()]
PAPERS = ["ARCHITECTURE.md", *sorted(path.relative_to(ROOT).as_posix() for path in FOLDER.glob("decisions/*.md"))]
BLOCK = re.compile(r"^( *)```(\w*) ?(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
WORKFLOWS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}


@cache
def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def prose_of(name: str) -> str:
    return BLOCK.sub("", text_of(name))


def blocks(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the blocks of code of a page: their language, the path that they stand for, if they name one, and what they say."""
    for indent, language, path, code in BLOCK.findall(text_of(name)):
        yield language, path, re.sub(rf"^{indent}", "", code, flags=re.MULTILINE)


def block_with(name: str, part: str) -> str:
    return next(code for _, _, code in blocks(name) if part in code)


# examples


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example site, to write the examples into."""
    return copy_example_site(tmp_path / "project")


def append(project: Path, path: str, code: str) -> None:
    file = project / path
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + code, encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_whole_files_and_blocks_are_valid_as_they_stand(project: Path, locale: str) -> None:
    written = set()
    for name in (name for name in WRITTEN if name.startswith(f"{locale}/")):
        for _, path, code in blocks(name):
            if path.endswith("/glossary.yml"):
                append(project, path, code)
            elif path:
                (project / path).write_text(code, encoding="utf-8")
            written.add(path)
    content = loader.read(project)
    assert content.events["ornek-2020"].locales == ("tr", "en")
    assert content.events["ornek-2020"].parts["session-1"].title.en == "Opening session"
    assert [person.role for person in content.reports["ornek-rapor-2020"].people.values()] == ["author"]
    assert content.reports["ornek-belgeli-rapor"].own_editions.keys() == {"tr"}
    assert content.projects["ornek-proje"].milestones["acilis"]
    assert content.glossary["ornek-terim"].term.en == "sample term"
    assert content.pages["basinda-biz"].title.en == "In the press"
    assert content.events["ornek-fotografli-etkinlik"].images["acilis"].people == "public-event"
    assert len(written - {""}) == 10


def test_both_languages_show_the_same_examples_but_for_remarks() -> None:
    for name in (name.removeprefix("tr/") for name in WRITTEN if name.startswith("tr/")):
        turkish, english = ([path for _, path, _ in blocks(f"{locale}/{name}")] for locale in LOCALES)
        assert turkish == english, name


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_signature_is_one_block(project: Path, locale: str) -> None:
    signature = block_with(f"{locale}/add-signatory.md", "ornek-ilce:")
    declaration = loader.read(project).declaration
    assert declaration
    version = next(iter(declaration.versions))
    file = project / "content/tr/signatories.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nsignatories:\n", f"\nsignatories:\n{re.sub('v2021', version, signature)}", 1), encoding="utf-8")
    found = loader.read(project).signatories
    assert found
    assert found.signatories["ornek-ilce"].name.en == "Örnek Municipality"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_source_has_both_languages(project: Path, locale: str) -> None:
    turkish, english = (code for _, _, code in blocks(f"{locale}/sources.md") if code.startswith("web-ornek-haber:"))
    append(project, "content/tr/sources.yml", turkish)
    append(project, "content/en/sources.yml", english)
    assert loader.read(project).sources["web-ornek-haber"].title_translation


def pieces() -> Iterator[Any]:
    """Yield the examples that are fields of an event."""
    for locale in LOCALES:
        for page in ("change-or-withdraw.md", "doubts.md"):
            for _, _, code in blocks(f"{locale}/{page}"):
                yield pytest.param(code, id=f"{locale}-{code.partition(':')[0]}")


@pytest.mark.parametrize("piece", list(pieces()))
def test_an_example_of_fields_fits_into_the_example_of_an_event(project: Path, piece: str) -> None:
    event = next(code for _, path, code in blocks("tr/add-event.md") if path == "content/tr/events/ornek-2020.yml")
    name = piece.partition(":")[0]
    of_english = piece.startswith("redirect_from: [en/")
    without = re.sub(rf"^{name}:.*?(?=^\w)", "", event, flags=re.MULTILINE | re.DOTALL)
    (project / "content/tr/events/ornek-2020.yml").write_text(event if of_english else without + piece, encoding="utf-8")
    if of_english:
        (project / "content/en/events/ornek-2020.yml").write_text(f"title: Example\n{piece}", encoding="utf-8")
    loader.read(project)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_message_is_the_one_that_editors_see(project: Path, locale: str) -> None:
    shown = block_with(f"{locale}/checks.md", "2019-13-01")
    lines = ("title: Örnek", "kind: workshop", "summary: Örnek.", "date: 2019-13-01", "sources: [own-record]", "published: 2020-03-20")
    (project / "content/tr/events/ornek-2020.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run((sys.executable, "-m", "bilingual", "check"), project)
    assert done.returncode == 1
    assert (done.stdout + done.stderr).strip() == shown.strip()


# what is named


def test_every_page_has_its_counterpart_and_both_have_the_same_sections() -> None:
    turkish, english = ({name[3:] for name in PAGES if name.startswith(f"{locale}/")} for locale in LOCALES)
    assert turkish == english
    for name in turkish:
        counts = [
            (len(re.findall(r"^## ", prose_of(f"{locale}/{name}"), re.MULTILINE)), len(list(blocks(f"{locale}/{name}"))))
            for locale in LOCALES
        ]
        assert counts[0] == counts[1], name


@pytest.mark.parametrize("locale", LOCALES)
def test_the_contents_lead_to_every_page_by_its_title(locale: str) -> None:
    linked = dict(
        (page, title) for title, page in re.findall(r"^- \[(.*)\]\(([\w-]+\.md)\)$", text_of(f"{locale}/README.md"), re.MULTILINE)
    )
    titles = {name[3:]: text_of(name).splitlines()[0].removeprefix("# ") for name in PAGES if name.startswith(f"{locale}/")}
    del titles["README.md"]
    assert linked == titles


def anchor(heading: str) -> str:
    """Return the anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", lower(heading, "en")).strip().replace(" ", "-")


@cache
def anchors_of(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)} | set(re.findall(r'<a id="(\w+)">', text))


@of_every([*PAPERS, *(f"handbook/{name}" for name in PAGES), "CONTRIBUTING.md", "README.md"])
def test_every_link_and_picture_leads_somewhere_and_pictures_say_what_they_show(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", BLOCK.sub("", text), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", prose)
    assert targets or name in PAPERS
    for target in targets:
        if not re.match(r"https?://", target):
            path, _, fragment = target.partition("#")
            file = ((ROOT / name).parent / path).resolve() if path else ROOT / name
            assert file.is_file(), target
            assert not fragment or fragment in anchors_of(file), target
    assert all(len(words) > 20 for words in re.findall(r"!\[([^\]]*)\]", prose))


@of_every(WRITTEN)
def test_every_command_and_path_that_is_named_exists(name: str) -> None:
    text = text_of(name)
    assert set(re.findall(r"-m bilingual ([a-z][a-z-]+)", text)) <= set(COMMANDS)
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"(?:`|^ *)make ([a-z-]+)", text, re.MULTILINE)) <= set(targets)
    named = re.findall(r"`((?:content|docs|records|tests|hooks|pictures|\.github)/[\w./-]+)`", text)
    invented = re.compile(r"content/(?:tr|en)/events/[\w-]+\.yml|docs/assets/(?:images|files)/(?:events/[\w-]+/)?")
    assert [path for path in named if not invented.fullmatch(path) and not (ROOT / path).exists()] == []


@of_every(PAPERS)
def test_every_module_that_papers_for_maintainers_name_exists(name: str) -> None:
    named = re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|html|yml))`", (ROOT / name).read_text(encoding="utf-8"))
    above = (ROOT, ROOT / "hooks/bilingual", ROOT / "hooks/bilingual/rendering")
    assert [path for path in named if not any((folder / path).is_file() for folder in above)] == []


def test_the_contents_of_the_decisions_lead_to_every_one_by_what_it_decides() -> None:
    linked = dict(
        (page, title) for title, page in re.findall(r"^- \[(.*)\]\(([\w-]+\.md)\)$", text_of("decisions/README.md"), re.MULTILINE)
    )
    pages = sorted(FOLDER.glob("decisions/*.md"))
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in pages if path.name != "README.md"}
    assert linked == titles


def test_every_field_that_is_named_exists() -> None:
    fields = {name for model in MODELS for name in fields_of(model)}
    settings = {name.rpartition(".")[2] for name in SETTINGS}
    named = {found for name in WRITTEN for found in re.findall(r"`([a-z]+_[a-z_]+):?", prose_of(name))}
    assert named - settings <= fields


def chosen(name: str) -> set[str]:
    """Return the workflows that a page tells readers to run."""
    found = re.findall(r"\*\*Actions →\s+([^*]*?)\s+→\s+(?:Run|Enable)\s+workflow", prose_of(name).replace("\n", " "))
    return {re.sub(r" +", " ", workflow) for workflow in found}


def test_the_workflows_are_called_what_they_are() -> None:
    names = {workflow["name"] for workflow in WORKFLOWS.values()}
    assert set().union(*map(chosen, WRITTEN)) <= names
    for locale in LOCALES:
        listed = set(re.findall(r"^\| [^|]*`([\w-]+\.yml)`", text_of(f"{locale}/publish.md"), re.MULTILINE))
        assert listed == WORKFLOWS.keys() - {"release.yml"}  # which is the engine's
        assert setup_check.REQUIRED in text_of(f"{locale}/first-day.md")
        assert f"`{proposal_reply.ACCEPT_LABEL}`" in text_of(f"{locale}/review.md")
        jobs = re.findall(r"^\| (\w+ / \w+|Site) \|", text_of(f"{locale}/checks.md"), re.MULTILINE)
        assert set(jobs) <= {job["name"] for job in WORKFLOWS["check.yml"]["jobs"].values()}
        assert len(jobs) == 3


def test_every_setting_of_ours_is_explained() -> None:
    settings: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""), yaml.SafeLoader)
    for locale in LOCALES:
        explained = text_of(f"{locale}/settings.md")
        for name, value in settings["extra"].items():
            variable = value[0] if isinstance(value, list) and value[0].isupper() and "-" not in value[0] else ""
            assert f"`{variable}`" in explained if variable else f"extra: {name}:" in explained, name
