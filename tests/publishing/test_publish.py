"""Publishing: a new site takes the place of the old one whole, or not at all."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from bilingual.build import completeness, lock, swap
from bilingual.diagnostics.failures import explain
from bilingual.diagnostics.problems import ContentError, problem
from bilingual.host import mkdocs_commands, publish
from bilingual.site import downloads, ledger
from bilingual.site.site import BuildFailed

from tests.builds.tiny import clean_environment

Build = Callable[[Path, Path], None]
OLD = {ledger.PUBLISHED: "/ home", "index.html": "the last good site", "old/index.html": "a page that is gone by now"}
NEW = {ledger.PUBLISHED: "/ home", "index.html": "the new site", "new/index.html": "a page that is new"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    put(tmp_path / "public" / "site", OLD)
    return tmp_path / "public" / "site"


@pytest.fixture
def build_by(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Build], None]:
    """Give `build_by(function)`: let the host build by `function(source, destination)`, and take whatever it built for whole."""
    monkeypatch.setattr(completeness, "find_faults", lambda folder, made: [])
    monkeypatch.chdir(tmp_path)  # a project that keeps nothing between builds
    made = SimpleNamespace(settings=SimpleNamespace(feedback="mailto:bilgi@example.org"))

    def build_with(function: Build) -> None:
        def build(source: Path, fresh: Path, *_: object) -> SimpleNamespace:
            function(source, fresh)
            return made

        monkeypatch.setattr(mkdocs_commands, "build", build)

    return build_with


@pytest.fixture(params=["one step", "two steps"])
def swapping(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swap as on systems that exchange folders in one step, and as on those that do not."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("swapping")
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


def test_the_host_is_not_loaded_before_content_is_being_read() -> None:
    began = "import sys; from bilingual.host import publish; from bilingual.__main__ import main; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", began), env=clean_environment(), check=False).returncode == 0


def test_the_host_builds_the_project_that_it_is_given(site: Path, build_by: Callable[[Build], None]) -> None:
    sources = []

    def build(source: Path, destination: Path) -> None:
        sources.append(source)
        put(destination, NEW)

    build_by(build)
    publish.build(Path("a project"), site)
    assert sources == [Path("a project").resolve()]


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(ContentError([problem("content/tr/topics.yml", (1, 1), "", "missing-file")]), id="content"),
        pytest.param(BuildFailed("strict"), id="host"),
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


@pytest.mark.usefixtures("swapping")
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


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems have no such step")
def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    put(tmp_path, {"one/a.txt": "1", "other/b.txt": "2"})
    assert swap._exchange(tmp_path / "one", tmp_path / "other")
    assert read(tmp_path) == {"one/b.txt": "2", "other/a.txt": "1"}


def test_an_exchange_that_cannot_be_made_says_so_and_moves_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"one/a.txt": "1"})
    assert not swap._exchange(tmp_path / "one", tmp_path / "nothing")
    assert read(tmp_path) == {"one/a.txt": "1"}


# What a killed build leaves


def test_what_a_killed_build_left_is_cleared_away(site: Path, build_by: Callable[[Build], None]) -> None:
    put(site.parent, {".site-k1ll3d__.building/new/index.html": "half a site", ".site-lock": ""})
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_site_that_was_moved_aside_comes_back_even_if_the_next_build_fails(site: Path, build_by: Callable[[Build], None]) -> None:
    (site.parent / ".site-k1ll3d__.building").mkdir()
    site.rename(site.parent / ".site-k1ll3d__.building" / "old")

    def build(source: Path, destination: Path) -> None:
        raise BuildFailed("strict")

    build_by(build)
    with pytest.raises(BuildFailed):
        publish.build(Path(), site)
    assert read(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_folders_of_others_with_similar_names_stay(site: Path, build_by: Callable[[Build], None]) -> None:
    others = {".site-settings/a.txt": "mine", ".other-k1ll3d__.building/a.txt": "another site's", "site-x.building/a.txt": "mine too"}
    put(site.parent, others)
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path(), site)
    assert read(site.parent) == {f"site/{name}": text for name, text in NEW.items()} | others


# Where nothing may be published


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"thesis.txt": "years of work"}, id="documents"),
        pytest.param({"index.html": "somebody's own site"}, id="another-site"),
        pytest.param({ledger.PUBLISHED: "/ home", ".git/HEAD": "ref"}, id="repository"),
    ],
)
def test_what_is_not_a_site_of_ours_is_never_replaced(tmp_path: Path, build_by: Callable[[Build], None], files: dict[str, str]) -> None:
    put(tmp_path / "documents", files)
    build_by(lambda source, destination: put(destination, NEW))
    with pytest.raises(publish.NotPublished, match="nothing was deleted"):
        publish.build(Path("elsewhere"), tmp_path / "documents")
    assert read(tmp_path) == {f"documents/{name}": text for name, text in files.items()}


def test_a_file_is_never_replaced(tmp_path: Path, build_by: Callable[[Build], None]) -> None:
    put(tmp_path, {"notes": "mine"})
    with pytest.raises(publish.NotPublished):
        publish.build(Path("elsewhere"), tmp_path / "notes")
    assert read(tmp_path) == {"notes": "mine"}


@pytest.mark.parametrize("name", publish.SOURCES)
def test_nothing_is_built_among_the_sources(tmp_path: Path, name: str) -> None:
    with pytest.raises(publish.NotPublished, match="sources of the site"):
        publish.build(tmp_path, tmp_path / name / "site")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken(tmp_path: Path, build_by: Callable[[Build], None]) -> None:
    (tmp_path / "site").mkdir()
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path("elsewhere"), tmp_path / "site")
    assert read(tmp_path / "site") == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
@pytest.mark.usefixtures("swapping")
def test_a_link_stays_and_what_it_leads_to_is_replaced(site: Path, tmp_path: Path, build_by: Callable[[Build], None]) -> None:
    (tmp_path / "link").symlink_to(site, target_is_directory=True)
    build_by(lambda source, destination: put(destination, NEW))
    publish.build(Path("elsewhere"), tmp_path / "link")
    assert (tmp_path / "link").readlink() == site
    assert read(site) == NEW


# What is not whole


class Routes:
    """A site of one page."""

    all = (type("Route", (), {"uri": ""}),)
    redirects = ()


WHOLE = {
    "index.html": "<!doctype html></html>\n",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "Sitemap:",
    ledger.PUBLISHED: "/ home",
    **{downloads.feed(*name, form): "{}" if "json" in form else "<rss/>" for name in downloads.FEEDS for form in downloads.FEED_FILES},
}
FAULTS: dict[str, tuple[dict[str, str | None], str]] = {
    "missing-page": ({"index.html": None}, "index.html: yazılmamış / was not written"),
    "missing-feed": ({"en/rss.xml": None}, "en/rss.xml: yazılmamış / was not written"),
}


def test_a_whole_site_is_taken_for_whole(tmp_path: Path) -> None:
    put(tmp_path, WHOLE)
    assert completeness.find_faults(tmp_path, type("Made", (), {"routes": Routes})) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_not_whole_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    changed, fault = FAULTS[name]
    files = {uri: text for uri, text in {**WHOLE, **changed}.items() if text is not None}

    def build(source: Path, destination: Path, *_: object) -> object:
        put(destination, files)
        return type("Made", (), {"routes": Routes})

    monkeypatch.setattr(mkdocs_commands, "build", build)
    with pytest.raises(publish.NotPublished) as refused:
        publish.build(Path("elsewhere"), tmp_path / "site")
    assert str(refused.value) == fault
    assert list(tmp_path.iterdir()) == []


# Words for the system's errors


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EBUSY, errno.EIO])
def test_the_systems_errors_are_worded_in_both_languages(number: int) -> None:
    words = explain(OSError(number, os.strerror(number), "site/index.html"))
    turkish, _, english = words.partition(" / ")
    assert turkish
    assert english.endswith(f"[Errno {number}] {os.strerror(number)}: 'site/index.html'")


# One at a time


def test_a_lock_is_for_one_process_at_a_time_and_leaves_no_file(tmp_path: Path) -> None:
    said: list[str] = []
    with held_by_another(tmp_path / "lock"), pytest.raises(TimeoutError), lock.locked(tmp_path / "lock", 0.3, lambda: said.append("waits")):
        pass
    assert said == ["waits"]
    with lock.locked(tmp_path / "lock", 0, lambda: said.append("waits again")):
        assert (tmp_path / "lock").exists()
    assert said == ["waits"]
    assert list(tmp_path.iterdir()) == []


HOLD = """
import sys
from pathlib import Path
from bilingual.build.lock import locked
with locked(Path(sys.argv[1]), 0, lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """A process that holds the lock, and is killed at the end."""
    command = (sys.executable, "-c", HOLD, str(path))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean_environment()) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.kill()
