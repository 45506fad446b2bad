"""Measures this project against the plain stack, in turn, and prints tables: ``python -m benchmarks.run`` (``make bench``).

Seconds on a shared machine mean little; ratios of builds that were made in the same round mean more.
"""

import argparse
import contextlib
import io
import math
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks import plain, preview, sampling, weights, workload
from benchmarks.measuring import Cost, measure

RESULTS = Path(__file__).parent / "RESULTS.md"
FIGURES = "## Figures\n"
"""The heading in RESULTS.md below which a run writes what it found."""
UNTUNED_UP_TO = 500
"""Entries up to which the plain stack is also measured as it comes; its time grows with the square of their number."""
COMPILE = "import compileall; compileall.compile_dir('hooks', quiet=1)"
"""Compiles the program that a project has, as installing compiles other programs."""
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "mkdocs-rss-plugin")


@dataclass
class Found:
    """What was measured at one size: the costs of each sort of run by round, waits in the preview, and weights of first views.

    ``plain`` is the plain stack with the same pages, ``texts`` with no more of them than entries' texts, ``untuned`` as it comes.
    """

    plain: list[Cost] = field(default_factory=list)
    texts: list[Cost] = field(default_factory=list)
    untuned: list[Cost] = field(default_factory=list)
    cold: list[Cost] = field(default_factory=list)
    check: list[Cost] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)


def measure_size(entries: int, rounds: int, folder: Path, *, with_plain: bool = True) -> Found:
    """Return what is found for ``entries`` entries in each language, measured below ``folder`` in ``rounds`` rounds."""
    ours = _made(folder / f"own-{entries}")
    workload.write_own(ours, entries)
    measure([sys.executable, "-c", COMPILE], ours)
    found = Found()
    theirs = folder / f"plain-{entries}"
    texts = folder / f"texts-{entries}"
    if with_plain:
        plain.write(_made(theirs), entries)
        plain.write(_made(texts), entries, texts_only=True)
        if entries <= UNTUNED_UP_TO:
            untuned = _made(folder / f"untuned-{entries}")
            plain.write(untuned, entries, tuned=False)
            found.untuned.append(_plain(untuned))
    for number in range(rounds):
        for project, costs in ((theirs, found.plain), (texts, found.texts)) if with_plain else ():
            _forget(project)
            costs.append(_plain(project))
        _forget(ours)
        found.cold.append(_own(ours, "build"))
        found.check.append(_own(ours, "check"))
        cold, check = (_both(costs[-1:]) for costs in (found.cold, found.check))
        _progress(f"N = {entries}, round {number + 1}: cold {cold}, check {check}, {found.cold[-1].memory:.0f} MiB")
    found.weights |= weights.weigh(ours / "site")
    found.waits += preview.waits(ours, rounds)
    return found


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _own(folder: Path, command: str) -> Cost:
    return measure([sys.executable, "-m", "bilingual", command], folder)


def _plain(folder: Path) -> Cost:
    return measure([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)


def _forget(folder: Path) -> None:
    """Put away what earlier builds left, so that the next one is cold.

    Nothing is deleted between two builds: ext4 without a journal gives nobody the place of a file that was deleted in the last minutes,
    and looking past thousands of them for each new file takes more time than all else about it.
    """
    for name in ("site", ".cache"):
        if (folder / name).exists():
            (folder / name).rename(Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent), name))


# what is printed


def costs_table(found: dict[int, Found]) -> Iterator[str]:
    """Yield the lines of the table of costs, with a row for each size."""
    yield from _head(
        ("N", "plain", "its texts", "cold", "cold : plain", "cold : its texts", "preview s", "preview : plain", "check s", "MiB")
    )
    for size, one in found.items():
        cells = [f"{size}", *(_both(costs) for costs in (one.plain, one.texts, one.cold))]
        cells += [_ratio(one.cold, one.plain), _ratio(one.cold, one.texts)]
        wait = statistics.median(one.waits)
        cells += [f"{wait:.1f}", f"{wait / _middle(one.plain, 'wall'):.2f}" if one.plain else "–"]
        cells += [f"{_middle(one.check, 'wall'):.2f}", f"{_middle(one.cold, 'memory'):.0f}"]
        yield f"| {' | '.join(cells)} |"


def growth_table(found: dict[int, Found]) -> Iterator[str]:
    """Yield the lines of the table of growth: the exponents between sizes that follow each other, 1 for growth in line with the content."""
    yield from _head(("from – to", "plain CPU", "cold CPU", "check", "memory"))
    for small, large in pairwise(sorted(found)):
        one, other, times = found[small], found[large], math.log(large / small)
        pairs = ((one.plain, other.plain), (one.cold, other.cold), (one.check, other.check))
        grown = [_middle(b, "cpu") / _middle(a, "cpu") if a and b else 0.0 for a, b in pairs]
        grown.append(_middle(other.cold, "memory") / _middle(one.cold, "memory"))
        cells = [f"{math.log(times_more) / times:.2f}" if times_more else "–" for times_more in grown]
        yield f"| {small} – {large} | {' | '.join(cells)} |"


def weights_table(found: dict[int, Found]) -> Iterator[str]:
    """Yield the lines of the table of first views, with a column for each size."""
    yield from _head(("kB", *(f"N = {size}" for size in found)))
    for name in next(iter(found.values())).weights:
        yield f"| {name} | {' | '.join(f'{one.weights[name] / 1000:.1f}' for one in found.values())} |"


def profile_table(entries: int, folder: Path) -> Iterator[str]:
    """Build ``entries`` entries once more, in one process, and yield the lines of the table of where the time goes."""
    project = _made(folder / f"profile-{entries}")
    workload.write_own(project, entries)
    yield from _head((f"cold, N = {entries}", "CPU"))
    for part, share in sampling.shares(project):
        yield f"| {part} | {share:.0%} |"


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"
    yield f"|{' ---: |' * len(cells)}"


def _both(costs: Sequence[Cost]) -> str:
    """Say the medians of CPU and clock, in seconds."""
    return f"{_middle(costs, 'cpu'):.1f} / {_middle(costs, 'wall'):.1f}" if costs else "–"


def _ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> str:
    """Say the medians, over the rounds, of what ours took by what theirs took in the same round, of CPU and of the clock."""
    shares = (statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs, strict=True)) for what in ("cpu", "wall"))
    return " / ".join(f"{share:.2f}" for share in shares) if theirs else "–"


def _middle(costs: Sequence[Cost], what: str) -> float:
    """Return the median of ``what`` ("wall", "cpu" or "memory")."""
    return statistics.median([float(getattr(cost, what)) for cost in costs])


def report(options: argparse.Namespace) -> None:
    """Measure as the options say, and print what is found as Markdown."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    print(f"{machine}; rounds: {options.rounds}")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES), end="\n\n")
    found: dict[int, Found] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in options.sizes:
            with_plain = size <= options.plain_up_to
            found[size] = measure_size(size, options.rounds, Path(folder), with_plain=with_plain)
        for table in (costs_table(found), *([growth_table(found)] if len(found) > 1 else []), weights_table(found)):
            print("\n".join(table), end="\n\n")
        untuned = [f"{_ratio(one.untuned, one.plain[:1])} at N = {size}" for size, one in found.items() if one.untuned]
        if untuned:
            print(f"The plain stack as it comes, with all entries in its menu, by what it takes without: {', '.join(untuned)}.\n")
        if options.profile:
            print("\n".join(profile_table(options.profile, Path(folder))))


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the figures, or write them into RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000, 2000], help="entries in each language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plain-up-to", type=int, default=2000, metavar="N", help="the largest size for the plain stack")
    parser.add_argument("--profile", type=int, default=250, metavar="N", help="the size at which to tell where the time goes, 0 for none")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {RESULTS.name}")
    options = parser.parse_args(arguments)
    if not options.write:
        report(options)
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        report(options)
    text = RESULTS.read_text(encoding="utf-8").partition(FIGURES)[0]
    RESULTS.write_text(f"{text}{FIGURES}\n{printed.getvalue().rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
