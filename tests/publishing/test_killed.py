"""Whenever a build is killed, the published site is the last good one or the new one, whole; and the next build clears up."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builds.tiny import BUILD, clean_environment, copy_tiny_site, run, snapshot, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")

Snapshot = dict[str, bytes]
TITLES = ("Örnek Toplantı", "Yeniden Adlandırılan Toplantı")
BUILDS = 30

SWAPS = """
import itertools, shutil, sys
from pathlib import Path
from bilingual.host import mkdocs_commands, publish; from bilingual.build import swap, completeness

sites, destination = [Path(path) for path in sys.argv[1:3]], Path(sys.argv[3])
if sys.argv[4:] == ["in two steps"]:
    swap._exchange = lambda one, other: False
completeness.find_faults = lambda folder, made: []
for site in itertools.cycle(sites):
    mkdocs_commands.build = lambda source, fresh, *_: shutil.copytree(site, fresh)
    publish.build(Path("elsewhere"), destination)
    print("published", flush=True)
"""
"""Publishes two finished sites in turn, as fast as it can, so that a kill at a random moment often meets the swap."""

DIES = """
import os, signal, sys
from pathlib import Path
from bilingual.host import mkdocs_commands, publish; from bilingual.build import swap, completeness

def die_after(move):
    def moved(self, target):
        move(self, target)
        os.kill(os.getpid(), signal.SIGKILL)
    return moved

swap._exchange = lambda one, other: False
completeness.find_faults = lambda folder, made: []
mkdocs_commands.build = lambda source, fresh, *_: (fresh.mkdir(), (fresh / "addresses.txt").write_text("new"))
Path.rename = die_after(Path.rename)
publish.build(Path("elsewhere"), Path(sys.argv[1]))
"""
"""Dies between the two steps of a swap on a system that cannot exchange folders."""


LOSES_A_CHILD = """
import os, signal, sys
from bilingual.build import production, workers
from bilingual.__main__ import main

production.count_cores = workers.count_cores = lambda: 2
production.Production._make_pages = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.exit(main(["build"]))
"""
"""Builds with child processes that are killed, as the system does when memory runs out."""


@dataclass(frozen=True)
class Versions:
    """What each of two versions of a project publishes, by title, and the seconds that a build takes."""

    sites: Mapping[str, Snapshot]
    duration: float


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """The two versions of a project; the first one is published."""
    project, found, duration = copy_tiny_site(tmp_path / "project"), {}, 0.0
    for title in reversed(TITLES):
        rename_event(project, title)
        started = time.monotonic()
        assert run(BUILD, project).returncode == 0
        duration = time.monotonic() - started
        found[title] = snapshot(project / "site")
    return Versions(found, duration)


def rename_event(project: Path, title: str) -> None:
    path = project / "content/tr/events/meeting.yml"
    _, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"title: {title}\n{rest}", encoding="utf-8")


@pytest.mark.long  # thirty builds; that no stage but the swap touches the site, and that a swap is whole, is tried below
def test_a_build_that_is_killed_leaves_a_whole_site(tmp_path: Path, versions: Versions) -> None:
    project, (old, new), duration, chance = tmp_path / "project", TITLES, versions.duration, random.Random(20)
    for turn in range(BUILDS):
        rename_event(project, new)
        process = subprocess.Popen(BUILD, cwd=project, env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * (turn + chance.random()) / BUILDS)  # a moment in each part of a build
        process.kill()
        process.wait()
        found = snapshot(project / "site")
        assert found in (versions.sites[old], versions.sites[new]), f"killed in turn {turn}"
        if found == versions.sites[new]:
            old, new = new, old
    rename_event(project, new)
    assert run(BUILD, project).returncode == 0
    assert snapshot(project / "site") == versions.sites[new]
    assert {path.name for path in project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}, "nothing is left over"


@pytest.mark.parametrize("way", ["in one step", "in two steps"])
@pytest.mark.parametrize("times", [2, pytest.param(60, marks=pytest.mark.long)])  # sixty take a minute
def test_a_swap_that_is_killed_leaves_a_whole_site(tmp_path: Path, way: str, times: int) -> None:
    sites = {
        name: {"addresses.txt": name, **{f"{number}/index.html": f"{name} {number}" for number in range(20)}} for name in ("old", "new")
    }
    for name, files in sites.items():
        write(tmp_path / name, files)
    whole = [snapshot(tmp_path / name) for name in sites]
    destination, chance, missing = tmp_path / "public" / "site", random.Random(7), 0
    for _ in range(times):
        command = [sys.executable, "-c", SWAPS, str(tmp_path / "old"), str(tmp_path / "new"), str(destination), way]
        with subprocess.Popen(command, env=clean_environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.random() / 10)
            process.kill()
        if destination.exists():
            assert snapshot(destination) in whole
        else:
            (aside,) = destination.parent.glob(".site-*.building/old")
            assert snapshot(aside) in whole, "the old site waits aside for the next build"
            missing += 1
    assert missing == 0 or way == "in two steps" or sys.platform not in ("linux", "darwin")
    assert len(list(destination.parent.iterdir())) <= 3, "each build clears up after the one before it"


def test_a_site_that_a_kill_left_aside_is_back_after_the_next_build_whatever_becomes_of_that(tmp_path: Path) -> None:
    write(tmp_path, {"public/site/addresses.txt": "old"})
    destination = tmp_path / "public" / "site"
    killed = subprocess.run([sys.executable, "-c", DIES, str(destination)], env=clean_environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not destination.exists()
    project = copy_tiny_site(tmp_path / "project")
    write(project, {"content/tr/topics.yml": 'housing: "Barınma\n'})
    assert run((*BUILD, "--into", str(destination)), project).returncode == 1
    assert snapshot(tmp_path / "public") == {"site/addresses.txt": b"old"}


@pytest.mark.skipif(sys.platform != "linux", reason="builds have child processes on Linux only")
def test_a_build_that_loses_a_child_process_says_so_and_leaves_the_site(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    write(project, {"site/addresses.txt": "old"})
    done = run((sys.executable, "-c", LOSES_A_CHILD), project)
    assert done.returncode == 1
    assert "A child process ended unexpectedly" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == {"addresses.txt": b"old"}
    assert {path.name for path in project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}


def test_a_build_that_is_stopped_from_the_keyboard_clears_up_and_says_so(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    write(project, {"site/addresses.txt": "old"})
    with subprocess.Popen(
        BUILD, cwd=project, env=clean_environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while process.poll() is None and not list(project.glob(".site-*.building/new/*/*")):
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the build and its children
        said = process.communicate()[1]
    assert process.returncode == 1
    assert said.splitlines() == [
        "Site kurulamadı; önceki site yerinde duruyor. / The site was not built; the last one stays.",
        "Durduruldu. / Stopped.",
    ]
    assert snapshot(project / "site") == {"addresses.txt": b"old"}
    assert {path.name for path in project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}
