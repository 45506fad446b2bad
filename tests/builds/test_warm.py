"""A build that finds the last site equals one that finds none, byte for byte, whatever was changed in between, by hand in it too."""

import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from bilingual import program, site, templating
from bilingual.building import forks, kept_pages
from bilingual.building.cache import Cache
from bilingual.building.kept_pages import Note
from bilingual.building.production import Production
from bilingual.building.site_tree import SiteTree
from bilingual.building.stamps import Stamp
from bilingual.corpus import Reading
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.site import Settings

from tests.builds.tiny import copy_tiny_site, snapshot

EVENT = "title: Yeni {n}\nkind: panel\ndate: 2018-0{m}-11\nsummary: Özet {n}.\nsources: [brochure]\npublished: 2020-01-0{m}\n"
ENGLISH = "title: New {n}\nsummary: Summary {n}.\n"


class Project:
    """The tiny site, which is changed at random and built warm and cold.

    A warm build brings the site before the last one up to date, and then the two change places, as publish.py does it.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = copy_tiny_site(folder / "project")
        self.folder, self.chance, self.count = folder, random.Random(seed), 0
        self.site, self.spare, self.cache = folder / "site", folder / "spare", folder / "cache"
        self.outside = folder / "outside"
        self.templates = Path(shutil.copytree(templating.TEMPLATES, folder / "templates"))
        self.settings = Settings(site_url="https://example.org/", timeline=(2017, 2019), menu=("home/index", "timeline", "events-list"))

    def build_warm(self) -> dict[str, bytes]:
        """What stands in the site after a build, by path."""
        self.count += 1
        self.make(self.spare, Cache(self.cache), self.site)
        self.swap()
        return everything(self.site)

    def build_cold(self) -> dict[str, bytes]:
        """What a build that finds nothing makes, by path."""
        folder = self.folder / "cold"
        self.make(folder, Cache())
        found = everything(folder)
        shutil.rmtree(folder)
        return found

    def make(self, folder: Path, cache: Cache, last: Path | None = None) -> None:
        made = site.load(self.root, self.settings, Reading(self.root, cache))
        with Production(Renderer(made), folder, cache, last=last) as production:
            production.finish()

    def swap(self) -> None:
        aside = self.folder / "aside"
        if self.site.exists():
            self.site.rename(aside)
        self.spare.rename(self.site)
        if aside.exists():
            aside.rename(self.spare)

    def file(self) -> Path:
        """Any file of the last site or of the one before it, which is brought up to date next."""
        folder = self.chance.choice([folder for folder in (self.site, self.spare, self.spare) if folder.exists()])
        return self.chance.choice(sorted(path for path in folder.rglob("*") if path.is_file()))

    def events(self) -> list[Path]:
        return sorted((self.root / "content/tr/events").glob("*.yml"))

    # what may happen to a site

    def edit(self) -> None:
        """Change the summary of an event."""
        path = self.chance.choice(self.events())
        path.write_text(path.read_text(encoding="utf-8").replace("summary: ", f"summary: Değişti {self.count} ", 1), encoding="utf-8")

    def retitle(self) -> None:
        """Change the title of an event, and with it, perhaps, its place in lists."""
        path = self.chance.choice(self.events())
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", f"title: {self.chance.choice('AMZ')} ", 1), encoding="utf-8")

    def redate(self) -> None:
        """Change the date of an event that was added."""
        for path in self.events():
            if path.stem.startswith("added"):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("date: 2018-0", f"date: 201{self.chance.randint(5, 7)}-0", 1), encoding="utf-8")
                return

    def add(self) -> None:
        """Add an event, half of the time with its English."""
        number = f"{self.count}-{self.chance.randint(100, 999)}"
        event = EVENT.format(n=number, m=self.chance.randint(1, 9))
        (self.root / f"content/tr/events/added-{number}.yml").write_text(event, encoding="utf-8")
        if self.chance.random() < 0.5:
            (self.root / f"content/en/events/added-{number}.yml").write_text(ENGLISH.format(n=number), encoding="utf-8")

    def translate(self) -> None:
        """Give an added event its English."""
        for path in self.events():
            english = self.root / "content/en/events" / path.name
            if path.stem.startswith("added") and not english.exists():
                english.write_text(ENGLISH.format(n="x"), encoding="utf-8")
                return

    def remove(self) -> None:
        """Remove an event that was added."""
        for path in self.events():
            if path.stem.startswith("added"):
                path.unlink()
                (self.root / "content/en/events" / path.name).unlink(missing_ok=True)
                return

    def rename(self) -> None:
        """Give an added event another address."""
        for path in self.events():
            if path.stem.startswith("added"):
                text = path.read_text(encoding="utf-8").split("slug:")[0]
                path.write_text(f"{text}slug: yeni-adres-{self.count}\n", encoding="utf-8")
                return

    def relabel(self) -> None:
        """Change a label."""
        path = self.root / "content/tr/interface.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("licence: ", f"licence: {self.count} ", 1), encoding="utf-8")

    def rename_topic(self) -> None:
        """Change the name of a topic, which stands on other pages."""
        path = self.root / "content/tr/topics.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("name: ", f"name: {self.chance.choice('AMZ')}", 1), encoding="utf-8")

    def reset(self) -> None:
        """Change a setting."""
        self.settings = Settings(site_url="https://example.org/", timeline=(2017, 2018 + self.count % 3))

    def move(self) -> None:
        """Give the site another address."""
        self.settings = Settings(site_url=f"https://example.org/{self.count}/", timeline=(2017, 2019))

    def redesign(self) -> None:
        """Change a template."""
        path = self.chance.choice([self.templates / name for name in ("event.html", "_footer.html", "_macros.html", "topic.html")])
        path.write_text(path.read_text(encoding="utf-8") + f"{{# {self.count} #}}<!-- {self.count} -->", encoding="utf-8")

    # what may happen to what was built

    def overwrite(self) -> None:
        """Change a file without a change of its size or its time."""
        path = self.file()
        known = path.stat()
        path.write_bytes(b"x" * known.st_size)
        os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))

    def lengthen(self) -> None:
        """Make a file longer."""
        with self.file().open("ab") as file:
            file.write(b"<!-- by hand -->")

    def delete(self) -> None:
        """Delete a file."""
        self.file().unlink()

    def put(self) -> None:
        """Put a file of somebody else there, in a folder of its own."""
        path = self.file().parent / "other" / "file.txt"
        path.parent.mkdir()
        path.write_text("x", encoding="utf-8")

    def make_folder(self) -> None:
        """Put a folder in the place of a file, and a file in that of a folder."""
        path = self.file()
        path.unlink()
        (path / "within").mkdir(parents=True)
        (path / "within" / "file.txt").write_text("x", encoding="utf-8")
        other = self.site / "en" / "events"
        shutil.rmtree(other)
        other.write_text("x", encoding="utf-8")

    def link(self) -> None:
        """Let a file be one with another outside, and another be a link to that."""
        self.outside.unlink(missing_ok=True)
        path = self.file()
        self.outside.hardlink_to(path)
        path = self.file()
        path.unlink()
        path.symlink_to(self.outside)
        self.linked = self.outside.read_bytes()

    def forbid(self) -> None:
        """Take away the rights to a file and to a folder."""
        self.file().chmod(0)
        self.file().parent.chmod(0o500)

    def copy(self) -> None:
        """Put a copy, with equal times, in the place of the site."""
        shutil.copytree(self.site, self.folder / "copy")
        shutil.rmtree(self.site)
        (self.folder / "copy").rename(self.site)

    def lose_site(self) -> None:
        """Delete the site."""
        shutil.rmtree(self.site)

    def lose_spare(self) -> None:
        """Delete the site before the last one."""
        shutil.rmtree(self.spare, ignore_errors=True)

    def lose_notes(self) -> None:
        """Delete what was noted."""
        shutil.rmtree(self.cache)

    def spoil_notes(self) -> None:
        """Leave half of what was noted."""
        for path in (self.cache / kept_pages.SECTION).iterdir():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    def go_back(self) -> None:
        """Put the site before the last one in the place of the last one."""
        if self.spare.exists():
            self.swap()

    def break_off(self) -> None:
        """Begin a build, of a change, that comes to no end."""
        self.edit()
        made, last = 0, self.chance.randint(1, 60)
        write = SiteTree.write

        def fail(tree: SiteTree, uri: str, content: bytes) -> Stamp:
            nonlocal made
            made += 1
            if made > last:
                (tree.folder / uri).write_bytes(content[: len(content) // 2]) if (tree.folder / uri).is_file() else None
                raise OSError("no more")
            return write(tree, uri, content)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(forks, "count_cores", lambda: 1)
            patch.setattr(SiteTree, "write", fail)
            with pytest.raises(OSError, match="no more"):
                self.make(self.spare, Cache(self.cache), self.site)


def named(*names: str) -> dict[str, Callable[[Project], None]]:
    return {name: getattr(Project, name) for name in names}


CHANGES = named("edit", "retitle", "redate", "add", "translate", "remove", "rename", "relabel", "rename_topic", "reset", "move", "redesign")
ACCIDENTS = named("overwrite", "lengthen", "delete", "put", "make_folder", "link", "forbid", "copy") | named(
    "lose_spare", "lose_site", "lose_notes", "spoil_notes", "go_back", "break_off"
)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file, by path; nothing else is there but the folders of these."""
    files = snapshot(folder)
    expected = {above.as_posix() for uri in files for above in Path(uri).parents} - {"."}
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()} == expected
    assert not any(path.is_symlink() for path in folder.rglob("*"))
    return files


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert len(one) > 100
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def check(project: Project, steps: list[str]) -> None:
    cold = project.build_cold()
    for step in steps:
        (CHANGES | ACCIDENTS)[step](project)
        warm = project.build_warm()
        if step in CHANGES or step == "break_off":
            cold = project.build_cold()
        assert differences(warm, cold) == [], f"after {step}"
        if step == "link":
            assert project.outside.read_bytes() == project.linked, "a file outside was changed"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that was built twice, with templates of its own."""
    made = Project(tmp_path, 7)
    monkeypatch.setattr(templating, "TEMPLATES", made.templates)
    monkeypatch.setattr(kept_pages, "TEMPLATES", made.templates)
    made.build_warm()
    made.build_warm()
    return made


def test_every_sort_of_change(project: Project) -> None:
    check(project, ["add", *CHANGES])


def test_every_sort_of_accident(project: Project) -> None:
    check(project, list(ACCIDENTS))


def test_changes_and_accidents_at_random(request: pytest.FixtureRequest, project: Project) -> None:
    number = 300 if request.config.getoption("--slow") else 5
    check(project, [project.chance.choice([*CHANGES, *CHANGES, *ACCIDENTS]) for _ in range(number)])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Route]:
    """The pages that are made, and not taken from the last site, from now on."""
    found: list[Route] = []
    make = Production._make

    def note(production: Production, routes: Sequence[Route]) -> list[Note]:
        found.extend(routes)
        return make(production, routes)

    monkeypatch.setattr(forks, "count_cores", lambda: 1)
    monkeypatch.setattr(Production, "_make", note)
    return found


def test_only_what_depends_on_a_change_is_made_again(project: Project, made: list[Route], monkeypatch: pytest.MonkeyPatch) -> None:
    project.add()
    project.build_warm()
    all_pages = len(made)
    made.clear()
    project.build_warm()
    made_always = {route.kind for route in made}
    assert made_always.isdisjoint({"event", "project", "report", "topic", "organization", "source", "place", "facet", "year"})
    made.clear()
    added = next(path for path in project.events() if path.stem.startswith("added"))
    added.write_text(added.read_text(encoding="utf-8").replace("Özet", "Kısa özet"), encoding="utf-8")
    project.build_warm()
    again = {route.key for route in made if route.kind not in made_always}
    assert added.stem in again
    assert 0 < len(again) < all_pages / 4
    made.clear()
    monkeypatch.setattr(program, "state", lambda: ("another program",))
    project.build_warm()
    assert len(made) == all_pages


def test_pages_that_the_last_site_holds_are_copied(project: Project, made: list[Route]) -> None:
    project.build_warm()
    made_always = set(made)
    made.clear()
    shutil.rmtree(project.spare)
    before = everything(project.site)
    spoilt = next(path for path in (project.site / "en/events").rglob("index.html"))
    spoilt.write_bytes(spoilt.read_bytes() + b"<!-- by hand -->")
    assert differences(project.build_warm(), before) == []
    assert {f"{route.uri}index.html" for route in set(made) - made_always} == {spoilt.relative_to(project.spare.parent / "site").as_posix()}


def test_what_did_not_change_is_not_written_again(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.spare.rglob("*") if path.is_file()}
    project.build_warm()
    assert [
        path
        for path in project.site.rglob("*")
        if path.is_file() and before[project.spare / path.relative_to(project.site)] != path.stat().st_mtime_ns
    ] == []
