"""Pages that are written past the host, which takes milliseconds for each, equal those that it writes."""

from pathlib import Path

import pytest
from bilingual.host import host_pages, mkdocs_commands
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.long  # a build that waits for the host, and proves nothing but that it need not
def test_pages_that_the_host_writes_are_the_same(tiny_project: Path, tiny_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Route] = []

    def note(renderer: Renderer) -> list[Route]:
        written[:] = [route for route in renderer.site.routes.all if route.kind != "not-found"]
        return written

    monkeypatch.setattr(host_pages, "written_by_host", note)
    mkdocs_commands.build(tiny_project, tiny_project / "site")
    assert len(written) > 50
    long_way, short_way = contents(tiny_project / "site"), contents(tiny_site)
    assert [path for path in long_way.keys() | short_way.keys() if long_way.get(path) != short_way.get(path)] == []
