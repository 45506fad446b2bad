"""One page of each sort is made before processes are forked, so that they share what pages of that sort have in common."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from bilingual import site
from bilingual.building import forks, production
from bilingual.building.cache import Cache
from bilingual.building.kept_pages import Note
from bilingual.building.production import Production
from bilingual.corpus import Reading
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.site import Settings

from tests.builds.tiny import copy_tiny_site, snapshot


def test_one_page_of_each_sort_is_made_before_processes_are_forked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, notes, make = copy_tiny_site(tmp_path / "project"), tmp_path / "made", Production._make

    def note(self: Production, routes: Sequence[Route]) -> list[Note]:
        with notes.open("a", encoding="utf-8") as file:  # from every process
            file.writelines(f"{os.getpid()} {route.kind}/{route.locale}\n" for route in routes)
        return make(self, routes)

    def build(cores: int) -> dict[str, bytes]:
        monkeypatch.setattr(forks, "count_cores", lambda: cores)
        made = site.load(root, Settings(site_url="https://example.org/"), Reading(root, Cache()))
        with Production(Renderer(made), tmp_path / f"on-{cores}", Cache()) as started:
            started.finish()
        return snapshot(tmp_path / f"on-{cores}")

    monkeypatch.setattr(production, "MANY_OF_A_SORT", 2)
    alone = build(1)
    monkeypatch.setattr(Production, "_make", note)
    assert build(2) == alone
    made = [line.split() for line in notes.read_text(encoding="utf-8").splitlines()]
    sorts = Counter(sort for _, sort in made)
    here = Counter(sort for process, sort in made if process == str(os.getpid()))
    assert here == {sort: 1 for sort, pages in sorts.items() if pages > 2}
    assert "event/tr" in here
