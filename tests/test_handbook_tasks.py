"""The editors' tasks, one after another on one copy of the project: after each `check` is green, and `build` after the last.

The long test, with every task, builds after each.

It is the one test that reads what the site says. It knows no record by name, and takes what is there.
"""

import io
import json
import random
import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import KINDS
from bilingual.schema.table import FieldShape, fields_of
from PIL import Image

from benchmarks.reader import browsing
from tests.authoring.proposed import new, proposal
from tests.builds.tiny import run, write
from tests.conftest import ROOT
from tests.documents import make_pdf

Task = Callable[[Path], None]
PARTS = ("content", "docs", "hooks", "records")
NEW = "content/{}/events/sinama-bulusmasi.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, program and site."""
    folder = tmp_path / "project"
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def command(project: Path, *arguments: str) -> None:
    done = run((sys.executable, "-m", "bilingual", *arguments), project, PYTHONPATH=str(project / "hooks"))
    assert done.returncode == 0, f"{arguments}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


def source(project: Path) -> str:
    return next(iter(yaml.safe_load((project / "content/tr/sources.yml").read_text(encoding="utf-8"))))


def event_in_turkish(project: Path) -> None:
    lines = ("title: Sınama Buluşması", "kind: meeting", "summary: Yalnızca bu kopyada duran bir buluşma.", "date: 2019-05-14")
    write(project, {NEW.format("tr"): "\n".join([*lines, f"sources: [{source(project)}]", "published: 2026-11-30", ""])})


def its_english(project: Path) -> None:
    write(
        project,
        {NEW.format("en"): "title: Meeting for a Test\ntitle_origin: translation\nsummary: A meeting that stands in this copy alone.\n"},
    )


def answer_to(project: Path, shape: FieldShape, words: str) -> str:
    """What an editor answers, ``words`` where they may be any."""
    if shape.register == "sources":
        return source(project)
    if shape.register == "versions":
        return next(iter(yaml.safe_load((project / "content/tr/declaration.yml").read_text(encoding="utf-8"))["versions"]))
    if shape.values:
        return next(iter(shape.values)).value
    return {"language": "tr", "published": "2026-11-30"}.get(shape.name, words)


def by_options(project: Path) -> None:
    """Add a record of each kind with `new`: what it needs, and the English name."""
    for kind in KINDS.values():
        words = f"Yazılan {kind.names[0]}"
        needed = [(shape.name, answer_to(project, shape, words)) for shape in fields_of(kind.model).values() if shape.required]
        named = fields_of(kind.model)[kind.title_field]
        english = [(f"{named.name}-en", words)] if named.kind is FieldKind.WORDS and kind.name != "page" else []
        options = [part for name, text in (*needed, *english) for part in (f"--{name.replace('_', '-')}", text)]
        command(project, "new", kind.names[0], *options)


def by_proposal(project: Path) -> None:
    """Change and add records as the page for editing proposes."""
    fields: dict[str, Any] = {"title": "Önerilen Buluşma", "kind": "meeting", "summary": "Yalnızca bu kopyada.", "date": "2019-05-15"}
    fields |= {"sources": [source(project)], "published": "2026-11-30"}
    file = project.parent / "proposal.json"
    file.write_text(json.dumps(proposal({"events/onerilen-bulusma": new(fields)})), encoding="utf-8")
    command(project, "apply", str(file))


def signatories(project: Path, number: int) -> None:
    """Add signatories below those that are there, for the first version of the declaration."""
    path = project / "content/tr/signatories.yml"
    version = next(iter(yaml.safe_load((project / "content/tr/declaration.yml").read_text(encoding="utf-8"))["versions"]))
    records = "".join(
        f"  sinama-{number}-{index}:\n    name: Sınama {number} {index} Belediyesi\n    kind: district-municipality\n    province: bursa\n"
        f"    version: {version}\n    sources: [{source(project)}]\n"
        for index in range(number)
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^signatories:\n", f"signatories:\n{records}", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def a_photo(project: Path) -> None:
    """Put a photo of 1200 by 900 pixels and about 104 kB into a page of both languages."""
    pixels = random.Random(1).randbytes(120 * 90 * 3)
    photo, picture = io.BytesIO(), Image.frombytes("RGB", (120, 90), pixels).resize((1200, 900), Image.Resampling.BICUBIC)
    picture.save(photo, "JPEG", quality=75)
    folder = project / "docs/assets/images"
    (folder / "sinama.jpg").write_bytes(photo.getvalue())
    page = next(path for path in sorted((project / "docs/tr").glob("*.md")) if path.name != "index.md")
    for locale, words in (("tr", "Bir fotoğraf"), ("en", "A photo")):
        path = project / "docs" / locale / page.name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n![{words}](../assets/images/sinama.jpg)\n", encoding="utf-8")


def a_document(project: Path) -> None:
    """Offer a PDF on the page of an event."""
    folder = project / "docs/assets/files"
    folder.mkdir(exist_ok=True)
    (folder / "sinama.pdf").write_bytes(make_pdf("Sinama", 3, title="Sinama", language="tr", tagged=True))
    path = some_event(project)
    words = "files:\n  sinama: {file: sinama.pdf, title: Sınama belgesi, language: tr, kind: programme}\n"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{words}", encoding="utf-8")


def a_page_in_the_menu(project: Path) -> None:
    head = "---\ntitle: {}\ndescription: {}\n{}---\n\n{}\n"
    turkish = head.format("Sınama Sayfası", "Yalnızca bu kopyada duran bir sayfa.", "published: 2026-11-30\n", "Bir metin.")
    english = head.format("Page for a Test", "A page that stands in this copy alone.", "", "A text.")
    write(project, {"docs/tr/sinama-sayfasi.md": turkish, "docs/en/sinama-sayfasi.md": english})
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, {"mkdocs.yml": settings.replace("nav:\n  - index.md\n", "nav:\n  - index.md\n  - sinama-sayfasi.md\n")})


def some_event(project: Path) -> Path:
    """An event with a slug of its own in Turkish, whichever comes first."""
    events = sorted((project / "content/tr/events").glob("*.yml"))
    return next(path for path in events if re.search(r"^slug: \S+$", path.read_text(encoding="utf-8"), re.MULTILINE))


def another_slug(project: Path) -> None:
    path = some_event(project)
    text = path.read_text(encoding="utf-8")
    slug = re.search(r"^slug: (\S+)$", text, re.MULTILINE)
    assert slug
    redirect = re.search(r"^redirect_from: \[(.*)\]$", text, re.MULTILINE)
    old = f"etkinlikler/{slug[1]}/"
    if redirect:
        text = text.replace(redirect[0], f"redirect_from: [{redirect[1]}, {old}]")
        path.write_text(text.replace(slug[0], "slug: sinama-yeni-ad"), encoding="utf-8")
    else:
        path.write_text(text.replace(slug[0], f"slug: sinama-yeni-ad\nredirect_from: [{old}]"), encoding="utf-8")


def withdrawn(project: Path) -> None:
    path = sorted((project / "content/tr/events").glob("*.yml"))[-2]
    path.write_text(
        f"{path.read_text(encoding='utf-8').rstrip()}\nwithdrawn:\n  date: 2026-11-30\n  reason: Yalnızca bu kopyada.\n", encoding="utf-8"
    )


def another_range(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    changed = re.sub(r"timeline: \{first: (\d+), last: \d+\}", r"timeline: {first: \1, last: 2021}", settings)
    assert changed != settings
    write(project, {"mkdocs.yml": changed})


def the_newest_removed(project: Path) -> None:
    """Delete the newest event that no other record names, and do what `check` says where its addresses were published."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in (project / "content/tr/events").glob("*.yml")}
    texts = [path for top in ("content", "docs") for path in (project / top).rglob("*") if path.suffix in (".yml", ".md")]
    others = {path: path.read_text(encoding="utf-8") for path in texts}
    dated = sorted((str(date[1]), key) for key, text in files.items() if (date := re.search(r"^date: (\S+)$", text, re.MULTILINE)))
    free = [key for _, key in dated if not any(re.search(rf"\b{key}\b", text) for path, text in others.items() if path.stem != key)]
    for locale in ("tr", "en"):
        (project / f"content/{locale}/events/{free[-1]}.yml").unlink(missing_ok=True)
    said = run((sys.executable, "-m", "bilingual", "check"), project, PYTHONPATH=str(project / "hooks")).stderr
    lost = re.findall(r"^records/addresses\.txt:\d+:1: /(\S+) .*redirect_from: \[\1\]$", said, re.MULTILINE)
    heir = next(key for key in free[:-1] if "redirect_from" not in files[key])
    for uri in lost:
        locale = "en" if uri.startswith("en/") else "tr"
        path = project / f"content/{locale}/events/{heir}.yml"
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\nredirect_from: [{uri}]\n", encoding="utf-8")


TASKS: dict[str, Task] = {
    "an event in Turkish": event_in_turkish,
    "its English": its_english,
    "a record of each kind, by its questions": by_options,
    "an event, by a proposal": by_proposal,
    "two signatories": lambda project: signatories(project, 2),
    "three hundred signatories": lambda project: signatories(project, 300),
    "a photo": a_photo,
    "a document": a_document,
    "a page in the menu": a_page_in_the_menu,
    "another slug": another_slug,
    "a withdrawn event": withdrawn,
    "another range of the timeline": another_range,
    "the newest event removed": the_newest_removed,
}
FEW = ("an event in Turkish", "two signatories", "the newest event removed")


@pytest.mark.parametrize("names", [FEW, pytest.param(tuple(TASKS), marks=pytest.mark.long)], ids=["three tasks", "every task"])
def test_after_each_task_of_an_editor_the_site_can_be_published(project: Path, names: tuple[str, ...]) -> None:
    for name in names:
        TASKS[name](project)
        try:
            command(project, "check")
            if len(names) > len(FEW) or name == names[-1]:
                command(project, "build")
        except AssertionError as fault:
            raise AssertionError(f"after {name}: {fault}") from None
    command(project, "verify", "site", "--without", "html")


@pytest.mark.long  # a build of the whole site for one page
def test_a_photo_stays_in_its_column(project: Path) -> None:
    a_photo(project)
    command(project, "build")
    site = project / "site"
    shown = [path.parent for path in site.rglob("index.html") if "sinama.jpg" in path.read_text(encoding="utf-8")]
    assert len(shown) >= 2
    with ThreadPoolExecutor(1) as own:  # this thread may have a browser of other tests
        own.submit(look_at_the_photo, site, shown[0].relative_to(site).as_posix()).result()


def look_at_the_photo(site: Path, uri: str) -> None:
    with browsing(site) as (browser, root):
        for width in (320, 1280):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{root}{uri}/")
            photo = page.locator('img[src*="sinama.jpg"]').first
            assert photo.evaluate("photo => photo.getBoundingClientRect().width <= photo.parentElement.getBoundingClientRect().width + 1")
            assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("workflow", ["check.yml", "publish.yml"])
def test_a_change_of_content_runs_what_the_tasks_are_tried_with(workflow: str) -> None:
    """Other tests run the workflows' steps; this one sees that they are those that each task above ends with."""
    text = (ROOT / ".github/workflows" / workflow).read_text(encoding="utf-8")
    steps = re.findall(r"run: (?:make|\S*python -m bilingual) (check|build|verify)\b", text)
    assert steps == ["check", "build", "verify"]
