"""How long an editor waits, from saving a file to the page in the live preview: ``python -m benchmarks.preview`` prints it.

It does so for the project's own site and for 1,000 entries in each language, beside ``mkdocs serve`` of that site and of the plain stack.
"""

import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from bilingual.host import mkdocs_commands

from benchmarks import plain, workload
from benchmarks.measuring import environment

PATIENCE = 1800.0
"""Seconds after which something must be wrong; machines may be slow, and projects large."""
PAUSE = 0.05
"""Seconds between two looks at a page."""
CHANGES = 5
"""So many changes are waited for."""
ENTRIES = 1000
OURS = ("bilingual", "serve", "--address")
PLAIN = ("mkdocs", "serve", "--dev-addr")


class Preview:
    """The live preview of the project in ``folder``, run with ``variables``, at an address where nobody listens.

    ``program`` is the module that ``python`` runs to serve it, with its option for the address. What it
    says is written into the file ``log``; it is waited for ``patience`` seconds. It is a context: it ends when that is left.
    """

    def __init__(
        self,
        folder: Path,
        log: Path,
        variables: Mapping[str, str],
        patience: float = PATIENCE,
        program: Sequence[str] = OURS,
        *,
        python: str | Path = sys.executable,
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder, self.address, self._log, self._patience = folder, f"http://127.0.0.1:{port}/", log, patience
        with log.open("w") as output:
            command = (python, "-m", *program, f"127.0.0.1:{port}")
            self.process = subprocess.Popen(command, cwd=folder, env=variables, stdout=output, stderr=output)

    def page(self, uri: str) -> str:
        """Return the page as it is served now, be it the one that says what is wrong; nothing while there is no answer."""
        try:
            with urlopen(self.address + uri, timeout=60) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return error.read().decode()
        except OSError:
            return ""

    def said(self) -> str:
        """Return everything said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: that does not come about, or the preview ended; the message is what it said.
        """
        deadline = time.monotonic() + self._patience
        while not is_so():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError(self.said())
            time.sleep(PAUSE)

    def __enter__(self) -> "Preview":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        self.process.wait()


def waits(folder: Path, changes: int) -> list[float]:
    """Return the seconds from a change of each of so many entries of the corpus in ``folder`` to its page in our preview."""
    edits = [(partial(workload.edit_one, folder, number), workload.page_of(number)) for number in range(changes)]
    return _waits(folder, edits, OURS)


def _waits(folder: Path, edits: Iterable[tuple[Callable[[str], None], str]], program: Sequence[str]) -> list[float]:
    """Start a preview, and return the seconds from each of ``edits``, which puts a word into a page, until its page has it.

    Raises:
        SystemExit: the preview ended or never came to an answer; its output says why.
    """
    found = []
    with tempfile.TemporaryDirectory() as logs, Preview(folder, Path(logs, "log.txt"), environment(folder), program=program) as preview:
        try:
            preview.wait_until(lambda: "<html" in preview.page(""))
            for number, (edit, uri) in enumerate(edits):
                word = f"{program[0]}{number}"
                started = time.monotonic()
                edit(word)
                preview.wait_until(partial(_shows, preview, uri, word))
                found.append(time.monotonic() - started)
        except TimeoutError as error:
            raise SystemExit(str(error)) from None
    return found


def _shows(preview: Preview, uri: str, word: str) -> bool:
    return word in preview.page(uri)


def _edit(file: Path, field: str, word: str) -> None:
    """Put ``word`` in front of the text of a field, which may begin in the line below it."""
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"^({field}: (?:[>|]-?\n +)?)", rf"\g<1>{word} ", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _of_this_site(folder: Path) -> Iterator[str]:
    """Yield the waits for a copy of the project's own site, in our preview and in ``mkdocs serve``."""
    for name in ("content", "docs", "hooks", "records"):
        shutil.copytree(workload.ROOT / name, folder / name)
    shutil.copy2(workload.ROOT / "mkdocs.yml", folder)
    routes = mkdocs_commands.load_site(folder).routes
    events = [route for route in routes.all if route.kind == "event" and route.locale == "tr" and route.facts_path][:CHANGES]
    edits = [(partial(_edit, folder / str(route.facts_path), "summary"), route.uri) for route in events]
    for program in (OURS, PLAIN):
        yield f"{statistics.median(_waits(folder, edits, program)):.2f}"


def _of_corpus(folder: Path, entries: int) -> Iterator[str]:
    """Yield the waits for ``entries`` entries in each language, in our preview and in ``mkdocs serve`` with the plain stack."""
    ours, theirs = folder / "ours", folder / "theirs"
    for project, write in ((ours, workload.write_own), (theirs, plain.write)):
        project.mkdir(parents=True)
        write(project, entries)
    yield f"{statistics.median(waits(ours, CHANGES)):.2f}"
    paths = ["/".join(workload.identity(number)) for number in range(CHANGES)]
    edits = [(partial(_edit, theirs / f"docs/tr/{path}.md", "description"), f"{path}/") for path in paths]
    yield f"{statistics.median(_waits(theirs, edits, PLAIN)):.2f}"


def main() -> None:
    """Print the median waits in seconds, on the clock, as a table."""
    print("| seconds | make serve | mkdocs serve |\n| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        print(f"| this site | {' | '.join(_of_this_site(Path(folder, 'site')))} |", flush=True)
        print(f"| N = {ENTRIES} | {' | '.join(_of_corpus(Path(folder), ENTRIES))} |")


if __name__ == "__main__":
    main()
