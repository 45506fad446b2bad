"""What a command takes: time, work and memory."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

PAUSE = 0.5
"""Seconds between two looks at memory; a look takes some milliseconds for each process."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds on the clock, seconds of CPU of all its processes, and MiB of memory at its peak."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run ``command`` in ``folder`` and return its cost.

    Memory is what all processes of the command take together at one time, with what they share counted once, as seen twice a second on
    Linux; elsewhere, and for what is over sooner, the largest resident set of any one of them.

    Raises:
        SystemExit: the command failed; its output says why.
    """
    with tempfile.TemporaryFile() as output:
        started = os.times().elapsed
        process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=output, stderr=output)
        looked, over = [0.0], Event()
        looking = Thread(target=_look, args=(process.pid, looked, over))
        looking.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = os.times().elapsed - started
        over.set()
        looking.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace"))
    largest = usage.ru_maxrss / 1024 if sys.platform != "darwin" else usage.ru_maxrss / 1024**2
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(looked) or largest)


def environment(folder: Path, *packages: Path) -> dict[str, str]:
    """Return the variables for a command in ``folder``, which has the program in its own folder ``hooks``; ``packages`` hold more.

    Python keeps what it compiled of the program, as it does of everything that is installed.
    """
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return variables | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(map(str, (folder / "hooks", *packages)))}


def _look(root: int, found: list[float], over: Event) -> None:
    """Add to ``found`` what the process ``root`` and its descendants take together, again and again."""
    while not over.wait(PAUSE):
        found.append(sum(map(_memory, _family(root))))


def _family(process: int) -> Iterator[int]:
    """Yield a process and its descendants; nothing where the system does not tell."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    yield process
    for child in children:
        yield from _family(int(child))


def _memory(process: int) -> float:
    """Return the MiB that a process takes: its own, and its share of what it shares with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
