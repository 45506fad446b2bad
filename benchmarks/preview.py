"""How long an editor waits: from saving a file to the page in the live preview."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks import workload
from benchmarks.measuring import environment

PATIENCE = 1800.0
"""Seconds after which something must be wrong; machines may be slow, and projects large."""
PAUSE = 0.05
"""Seconds between two looks at a page."""


class Preview:
    """The live preview of the project in ``folder``, run with ``variables``, at an address where nobody listens: mkdocs.yml gets it.

    What it says is written into the file ``log``; it is waited for ``patience`` seconds. It is a context: it ends when that is left.
    """

    def __init__(self, folder: Path, log: Path, variables: Mapping[str, str], patience: float = PATIENCE) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = folder / "mkdocs.yml"
        settings.write_text(f"dev_addr: 127.0.0.1:{port}\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
        self.folder, self.address, self._log, self._patience = folder, f"http://127.0.0.1:{port}/", log, patience
        with log.open("w") as output:
            command = (sys.executable, "-m", "bilingual", "serve")
            self.process = subprocess.Popen(command, cwd=folder, env=variables, stdout=output, stderr=output)

    def page(self, uri: str) -> str:
        """Return the page as it is served now; nothing while there is no answer, as after a mistake until that is mended."""
        try:
            with urlopen(self.address + uri, timeout=10) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            error.close()
            return ""
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
    """Start the live preview in ``folder``, and return the seconds between a change and its page, for each of ``changes``.

    Raises:
        SystemExit: the preview ended or never came to an answer; its output says why.
    """
    with tempfile.TemporaryDirectory() as logs, Preview(folder, Path(logs, "log.txt"), environment(folder)) as preview:
        try:
            preview.wait_until(lambda: "Benchmark" in preview.page(""))
            return [_change(preview, number) for number in range(changes)]
        except TimeoutError as error:
            raise SystemExit(str(error)) from None


def _change(preview: Preview, number: int) -> float:
    word = f"önizleme{number}"
    started = time.monotonic()
    workload.edit_one(preview.folder, number, word)
    preview.wait_until(lambda: word in preview.page(workload.page_of(number)))
    return time.monotonic() - started
