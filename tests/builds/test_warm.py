"""A build that finds kept pages equals one that finds none, byte for byte, whatever was changed in between."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual import forks, kept_pages, site
from bilingual.cache import Cache
from bilingual.kept_pages import MadePage
from bilingual.production import Production
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.site import Settings

from tests.builds.tiny import copy_tiny_site

EVENT = "title: Yeni {n}\nkind: panel\ndate: 2018-0{m}-11\nsummary: Özet {n}.\nsources: [brochure]\npublished: 2020-01-0{m}\n"
ENGLISH = "title: New {n}\nsummary: Summary {n}.\n"


class Project:
    """The tiny site, which is changed at random and built warm and cold."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = copy_tiny_site(folder / "project")
        self.folder, self.chance, self.count = folder, random.Random(seed), 0
        self.settings = Settings(site_url="https://example.org/", timeline=(2017, 2019), menu=("home/index", "timeline", "events-list"))

    def build(self, name: str, cache: Cache) -> dict[str, bytes]:
        """What is made, by path."""
        self.count += 1
        folder = self.folder / f"{name}-{self.count}"
        production = Production(Renderer(site.load(self.root, self.settings)), folder, cache)
        with production:
            production.finish()
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

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


CHANGES: dict[str, Callable[[Project], None]] = {
    name: getattr(Project, name)
    for name in ("edit", "retitle", "redate", "add", "translate", "remove", "rename", "relabel", "rename_topic", "reset")
}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert len(one) > 100
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def check(project: Project, steps: list[str], cache: Cache) -> None:
    for step in steps:
        CHANGES[step](project)
        warm = project.build("warm", cache)
        cold = project.build("cold", Cache())
        assert differences(warm, cold) == [], f"after {step}"


def test_every_sort_of_change_and_many_at_random(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    project, cache = Project(tmp_path, 7), Cache(tmp_path / "cache")
    project.build("warm", cache)
    first = ["add", *CHANGES]
    more = 200 if request.config.getoption("--slow") else 0
    check(project, [*first, *(project.chance.choice(first) for _ in range(more))], cache)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Route]:
    """The pages that are made, and not taken from what is kept, from now on."""
    found: list[Route] = []
    make = Production._make_page

    def note(production: Production, route: Route) -> MadePage:
        found.append(route)
        return make(production, route)

    monkeypatch.setattr(forks, "count_cores", lambda: 1)
    monkeypatch.setattr(Production, "_make_page", note)
    return found


def test_only_what_depends_on_a_change_is_made_again(tmp_path: Path, made: list[Route], monkeypatch: pytest.MonkeyPatch) -> None:
    project, cache = Project(tmp_path, 1), Cache(tmp_path / "cache")
    project.add()
    project.build("cold", cache)
    all_pages = len(made)
    made.clear()
    project.build("same", cache)
    assert {route.kind for route in made}.isdisjoint(kept_pages.KEPT)
    made.clear()
    added = next(path for path in project.events() if path.stem.startswith("added"))
    added.write_text(added.read_text(encoding="utf-8").replace("Özet", "Kısa özet"), encoding="utf-8")
    project.build("edited", cache)
    again = {route.key for route in made if route.kind in kept_pages.KEPT}
    assert added.stem in again
    assert 0 < len(again) < all_pages / 4
    made.clear()
    monkeypatch.setattr(kept_pages, "_program", lambda: ("another program",))
    project.build("changed", cache)
    assert len(made) == all_pages
