"""Measures what stands between a merge and its upload: every step of the job that builds, one after the other, in a clean clone.

The steps are those of .github/workflows/publish.yml, with an environment from nothing and no cache of packages. Run it by hand, on a
machine with two cores that does nothing else: ``python -m benchmarks.publish``. It needs a network for the packages.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOW = ROOT / ".github" / "workflows" / "publish.yml"
BUDGET = 240
"""Seconds that all steps may take together."""
ADDRESSES = {"SITE_URL": "https://example.org/site/", "EDIT_URL": "", "ISSUES_URL": "", "FEEDBACK": ""}


def main() -> int:
    """Print a table with the seconds of every step; return 1 where one fails or where they take longer than the budget."""
    print("| step | seconds | of them on a core | exit |", "| --- | ---: | ---: | ---: |", sep="\n", flush=True)
    total = busy = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, command, place in _steps(Path(folder)):
            seconds, on_a_core, status = _timed(command, place)
            total, busy = total + seconds, busy + on_a_core
            print(f"| {name} | {seconds:.0f} | {on_a_core:.0f} | {status} |", flush=True)
            if status:
                print((place / "finding.txt").read_text(encoding="utf-8")[-2000:])
                return 1
    print(f"| together (at most {BUDGET}) | {total:.0f} | {busy:.0f} | |")
    return int(total > BUDGET)


def _steps(folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield the name of every step, its command, and the folder that it runs in; the first makes the clone, the last packs the site."""
    project = folder / "site"
    yield "checkout", ["git", "clone", "--quiet", "--depth", "1", f"file://{ROOT}", str(project)], folder
    for step in yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]:
        if "run" in step:
            yield step["name"], ["bash", "-eo", "pipefail", "-c", step["run"]], project
    packed = str(folder / "site.tar.gz")
    yield (
        "actions/upload-pages-artifact",
        ["tar", "--create", "--gzip", "--file", packed, "--directory", str(project / "site"), "."],
        project,
    )


def _timed(command: list[str], folder: Path) -> tuple[float, float, int]:
    """Return the seconds that a command takes, those that it keeps a core busy, and its exit status."""
    bare = {name: os.environ[name] for name in os.environ if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment = bare | ADDRESSES | {"PIP_NO_CACHE_DIR": "1", "npm_config_cache": str(folder.parent / "npm")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


if __name__ == "__main__":
    for program in ("git", "make", "bash", "tar"):
        if shutil.which(program) is None:
            sys.exit(f"{program}: bulunamadı / not found")
    sys.exit(main())
