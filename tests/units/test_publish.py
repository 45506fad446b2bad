"""Publishing: a new site takes the place of the old one whole, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual import mkdocs_adapter, publish
from bilingual.problems import ContentError, problem

Build = Callable[[Path, Path], None]
OLD = {"index.html": "the last good site", "old/index.html": "a page that is gone by now"}
NEW = {"index.html": "the new site", "new/index.html": "a page that is new"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    put(tmp_path / "public" / "site", OLD)
    return tmp_path / "public" / "site"


@pytest.fixture
def build_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[Build], None]:
    """Give `build_by(function)`: let the host build by `function(source, destination)`."""
    return lambda function: monkeypatch.setattr(mkdocs_adapter, "build", function)


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_new_site_takes_the_place_of_the_old_one_whole(site: Path, build_by: Callable[[Build], None]) -> None:
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), site)
    assert read(site) == NEW


def test_the_old_site_stands_until_the_new_one_is_finished(site: Path, build_by: Callable[[Build], None]) -> None:
    seen = []

    def build(source: Path, destination: Path) -> None:
        put(destination, {"index.html": "the new site"})
        seen.append(read(site))
        put(destination, NEW)

    build_by(build)
    publish.build(Path(), site)
    assert seen == [OLD]


def test_the_host_builds_the_project_that_it_is_given(site: Path, build_by: Callable[[Build], None]) -> None:
    sources = []

    def build(source: Path, destination: Path) -> None:
        sources.append(source)
        put(destination, NEW)

    build_by(build)
    publish.build(Path("a project"), site)
    assert sources == [Path("a project")]


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(ContentError([problem("content/tr/topics.yml", (1, 1), "", "missing-file")]), id="content"),
        pytest.param(mkdocs_adapter.BuildFailed("strict"), id="host"),
        pytest.param(OSError("disk full"), id="disk"),
        pytest.param(KeyboardInterrupt(), id="interrupt"),
        pytest.param(RuntimeError("a mistake of ours"), id="bug"),
    ],
)
def test_a_failing_build_leaves_the_old_site_and_nothing_else(
    site: Path, build_by: Callable[[Build], None], failure: BaseException
) -> None:
    def build(source: Path, destination: Path) -> None:
        put(destination, {"index.html": "half a site"})
        raise failure

    build_by(build)
    with pytest.raises(type(failure)):
        publish.build(Path(), site)
    assert read(site.parent) == {f"site/{name}": text for name, text in OLD.items()}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_old_site_comes_back_where_the_new_one_cannot_be_moved(site: Path, build_by: Callable[[Build], None]) -> None:
    build_by(lambda source, destination: None)  # builds nothing, so that there is nothing to move
    with pytest.raises(FileNotFoundError):
        publish.build(Path(), site)
    assert read(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_finished_build_leaves_nothing_beside_the_site(site: Path, build_by: Callable[[Build], None]) -> None:
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_destination_that_does_not_exist_is_made(tmp_path: Path, build_by: Callable[[Build], None]) -> None:
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), tmp_path / "not" / "there" / "yet")
    assert read(tmp_path) == {f"not/there/yet/{name}": text for name, text in NEW.items()}


def test_a_destination_is_relative_to_the_working_folder(
    tmp_path: Path, build_by: Callable[[Build], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), Path("site"))
    assert read(tmp_path / "site") == NEW
