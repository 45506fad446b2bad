"""Measures this project against the plain stack, in turn, and prints ratios: ``python benchmarks/run.py`` (``make bench``).

Seconds on a shared machine mean little; ratios of builds that were made in the same round mean more. CPU seconds are of the process and
its children; memory is the largest resident set of any one process.
"""

import argparse
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import workload

UNTUNED_UP_TO = 500
"""Entries up to which the plain stack is also measured as it comes; its time grows with the square of their number."""

COLUMNS = (
    "N",
    "untuned CPU s",
    "plain CPU s",
    "cold CPU s",
    "cold/plain CPU",
    "cold/plain wall",
    "warm/plain CPU",
    "warm/plain wall",
    "check s",
    "MiB",
)

PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "mkdocs-rss-plugin")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: wall-clock and CPU in seconds, memory in MiB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run ``command`` in ``folder`` and return its cost.

    Raises:
        SystemExit: the command failed; its output says why.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "hooks")}
    with tempfile.TemporaryFile() as output:
        started = os.times().elapsed
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = os.times().elapsed - started
        if status:
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace"))
    memory = usage.ru_maxrss / 1024 if sys.platform != "darwin" else usage.ru_maxrss / 1024**2
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


def own(folder: Path) -> Cost:
    """Build the corpus in our own form."""
    return measure([sys.executable, "-m", "bilingual", "build"], folder)


def plain(folder: Path) -> Cost:
    """Build the plain stack's corpus."""
    return measure([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)


def check(folder: Path) -> Cost:
    """Check the corpus in our own form without building it."""
    return measure([sys.executable, "-m", "bilingual", "check"], folder)


def forget(folder: Path) -> None:
    """Remove what earlier builds left, so that the next one is cold."""
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def compare(entries: int, rounds: int, folder: Path) -> dict[str, list[Cost]]:
    """Return the costs of each sort of build for ``entries`` entries in each language, round by round."""
    ours, theirs = folder / f"own-{entries}", folder / f"plain-{entries}"
    ours.mkdir()
    theirs.mkdir()
    workload.write_own(ours, entries)
    workload.write_plain(theirs, entries)
    costs: dict[str, list[Cost]] = {"plain": [], "cold": [], "warm": [], "check": [], "untuned": []}
    if entries <= UNTUNED_UP_TO:
        untuned = folder / f"untuned-{entries}"
        untuned.mkdir()
        workload.write_plain(untuned, entries, tuned=False)
        costs["untuned"].append(plain(untuned))
    for number in range(rounds):
        forget(theirs)
        costs["plain"].append(plain(theirs))
        forget(ours)
        costs["cold"].append(own(ours))
        workload.edit_one(ours, number * 3 % entries, "değişen")
        costs["warm"].append(own(ours))
        costs["check"].append(check(ours))
    return costs


def middle(costs: Sequence[Cost], what: str) -> float:
    """Return the median of ``what`` ("wall", "cpu" or "memory")."""
    return statistics.median(getattr(cost, what) for cost in costs)


def ratio(costs: dict[str, list[Cost]], what: str, name: str) -> float:
    """Return the median over the rounds of what ``name`` took, by what the plain stack took in the same round."""
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(costs[name], costs["plain"], strict=True))


def main() -> None:
    """Measure, and print a table and the growth between sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000, 2000], help="entries in each language")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print(f"\n| {' | '.join(COLUMNS)} |\n|{' ---: |' * len(COLUMNS)}")
    found: dict[int, float] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in options.sizes:
            costs = compare(size, options.rounds, Path(folder))
            found[size] = middle(costs["cold"], "cpu")
            ratios = [ratio(costs, what, name) for name in ("cold", "warm") for what in ("cpu", "wall")]
            untuned = f"{middle(costs['untuned'], 'cpu'):.1f}" if costs["untuned"] else ""
            cells = [
                f"{size}",
                untuned,
                f"{middle(costs['plain'], 'cpu'):.1f}",
                f"{found[size]:.1f}",
                *(f"{share:.2f}" for share in ratios),
            ]
            cells += [f"{middle(costs['check'], 'wall'):.2f}", f"{middle(costs['cold'], 'memory'):.0f}"]
            print("|", " | ".join(cells), "|", flush=True)
    sizes = sorted(found)
    for small, large in pairwise(sizes):
        exponent = math.log(found[large] / found[small]) / math.log(large / small)
        print(f"growth of cold CPU from {small} to {large}: exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
