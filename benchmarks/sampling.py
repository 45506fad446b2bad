"""Where the time of a build goes, by parts of the program: ``python -m benchmarks.sampling FOLDER`` prints it as JSON.

The build runs in this process and on one core, so that nothing of it is out of sight. Every few milliseconds of CPU time, the part that is
at work is noted, with the time since the last note: calls into libraries count for whoever calls them.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import FrameType

from benchmarks.measuring import environment

INTERVAL = 0.003
"""Seconds of CPU time between two samples."""

PARTS = {
    "reading and checking content": (
        "loader.py",
        "source.py",
        "merge.py",
        "links.py",
        "reading.py",
        "rules.py",
        "site.py",
        "translation",
    ),
    "templates": (
        "renderer.py",
        "templates",
        "templating.py",
        "labels.py",
        "views",
        "structured_data.py",
    ),
    "Markdown": ("markdown.py",),
    "citations": ("apa.py", "citing.py"),
    "pictures of pages": ("social_cards.py", "social"),
    "plain text of pages": ("plain_text.py",),
    "search": ("search.py", "search_index.py", "search_words.py"),
    "other outputs": ("outputs",),
    "writing files": ("production.py", "publish.py"),
    "looking whether all is there": ("completeness.py", "ledger.py"),
    "starting up": ("<module>", "cli", "__main__.py"),
    "host": ("mkdocs_adapter.py", "mkdocs_commands.py", "mkdocs_settings.py", "rss_adapter.py", "mkdocs"),
}
"""The parts, each with the names of its modules and folders. The innermost frame of one of them decides."""
OTHERS = "the rest"

_PART_OF = {name: part for part, names in PARTS.items() for name in names}


def shares(folder: Path) -> list[tuple[str, float]]:
    """Build the project in ``folder`` and return the share of each part in the CPU time, the largest first.

    Raises:
        SystemExit: the build failed; its output says why.
    """
    command = [sys.executable, "-m", "benchmarks.sampling", str(folder)]
    variables = environment(folder, Path(__file__).parent.parent)
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return sorted(((part, spent / sum(seconds.values())) for part, spent in seconds.items()), key=lambda found: -found[1])


class Sampler:
    """Notes the part at work whenever its signal comes."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._before = time.process_time()
        self._known: dict[str, str | None] = {}

    def note(self, _: int, frame: FrameType | None) -> None:
        """Add the time since the last note to the part at work."""
        now = time.process_time()
        self.seconds[self._part(frame)] += now - self._before
        self._before = now

    def _part(self, frame: FrameType | None) -> str:
        while frame is not None:
            code = frame.f_code
            if code.co_name == "<module>" and "bilingual" in code.co_filename:  # it is being imported
                return _PART_OF[code.co_name]
            if (part := self._part_of_file(code.co_filename)) is not None:
                return part
            frame = frame.f_back
        return OTHERS

    def _part_of_file(self, path: str) -> str | None:
        if path not in self._known:
            self._known[path] = find_part(path)
        return self._known[path]


def find_part(path: str) -> str | None:
    """Return the part that a file belongs to by its name, or by the folder it lies in; None where only its caller can tell."""
    steps = path.replace("\\", "/").split("/")
    if "bilingual" in steps:
        below = steps[len(steps) - steps[::-1].index("bilingual") :]
        return next((_PART_OF[step] for step in reversed(below) if step in _PART_OF), None)
    return _PART_OF["mkdocs"] if any(step.startswith(("mkdocs", "material")) for step in steps) else None


def main() -> None:
    """Build the project in the working folder, and print the seconds of each part as JSON."""
    if hasattr(os, "sched_setaffinity"):  # then the program forks no children
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sampler = Sampler()
    signal.signal(signal.SIGPROF, sampler.note)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    from bilingual.__main__ import main as run  # not above: its time counts, too

    status = run(["build"])
    signal.setitimer(signal.ITIMER_PROF, 0)
    if status:
        sys.exit(status)
    print(json.dumps(sampler.seconds))


if __name__ == "__main__":
    main()
