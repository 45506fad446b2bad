"""How long an editor waits: from saving a file to the page in the live preview."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from benchmarks import workload
from benchmarks.measuring import environment

PATIENCE = 1800.0
"""Seconds after which something must be wrong."""


def choose_address(folder: Path) -> str:
    """Let the live preview of the project in ``folder`` listen where nobody does, and return the address, with a slash at its end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "mkdocs.yml"
    settings.write_text(f"dev_addr: 127.0.0.1:{port}\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    return f"http://127.0.0.1:{port}/"


def waits(folder: Path, address: str, rounds: int) -> list[float]:
    """Start the live preview in ``folder``, and return the seconds between a change and its page, for each of ``rounds`` changes.

    Raises:
        SystemExit: the preview ended or never came to an answer; its output says why.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bilingual", "serve"], cwd=folder, env=environment(folder), stdout=output, stderr=output
        )
        try:
            _wait(process, address, "Benchmark")
            return [_change(process, folder, address, number) for number in range(rounds)]
        except TimeoutError:
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace")) from None
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def _change(process: subprocess.Popen[bytes], folder: Path, address: str, number: int) -> float:
    word = f"önizleme{number}"
    started = time.monotonic()
    workload.edit_one(folder, number, word)
    _wait(process, address + workload.page_of(number), word)
    return time.monotonic() - started


def _wait(process: subprocess.Popen[bytes], address: str, word: str) -> None:
    """Wait until the page at ``address`` holds ``word``."""
    deadline = time.monotonic() + PATIENCE
    while word not in _page(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)


def _page(address: str) -> str:
    """Return a page, or nothing while there is no answer."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        error.close()
        return ""
    except OSError:
        return ""
