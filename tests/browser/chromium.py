"""Finds a Chromium on this machine, or puts one there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bilingual.audit.verify.console import BROWSERS

MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")

APT_PACKAGES = "chromium-headless-shell fonts-liberation libatomic1"
"""Playwright's driver is linked to libatomic, which Chromium does not bring."""

ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as start\nwith start() as playwright: print(playwright.chromium.executable_path)"
)

MISSING = """\
Tarayıcı sınamaları Chromium ister; bulunamadı ve kurulamadı.
  Debian: apt install chromium-headless-shell libatomic1 · Ubuntu, macOS, Windows: Google Chrome ya da Microsoft Edge kurun,
  ya da var olanın yerini CHROMIUM değişkeniyle verin: CHROMIUM=/yol/chromium make test
The browser tests need Chromium; none was found, and none could be installed.
  Debian: apt install chromium-headless-shell libatomic1 · Ubuntu, macOS, Windows: install Google Chrome or Microsoft Edge,
  or say where one is: CHROMIUM=/path/chromium make test"""


class ChromiumMissing(Exception):
    """No Chromium was found and none could be installed; the message says what to do, in Turkish and English."""


def find_or_install() -> Path:
    """Return a Chromium that starts and that Playwright can drive. Raise ChromiumMissing if there is none."""
    found = find()
    attempts = ""
    for command in install_commands():
        if found:
            break
        attempt = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        attempts += f"\n\n$ {' '.join(command)}\n{(attempt.stdout + attempt.stderr)[-600:]}"
        found = find()
    if not found:
        raise ChromiumMissing(MISSING + attempts)
    return found


def find() -> Path | None:
    """Return the first Chromium that starts; none if Playwright's driver does not start."""
    asked = subprocess.run([sys.executable, "-c", ASK_PLAYWRIGHT], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        return None
    own = Path(asked.stdout.strip())  # where Playwright keeps the one it downloads
    return next((path for path in [*installed(), own] if starts(path)), None)


def installed() -> Iterator[Path]:
    """Yield where a Chromium may be on Linux, macOS and Windows, the one named in $CHROMIUM first."""
    if os.environ.get("CHROMIUM"):
        yield Path(os.environ["CHROMIUM"])
    for command in BROWSERS:
        path = shutil.which(command)
        if path and Path(path).resolve().name != "snap":  # a snap cannot read the temporary profile that Playwright gives it
            yield Path(path)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / path for path in MAC)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if variable in os.environ:
            yield from (Path(os.environ[variable]) / path for path in WINDOWS)


def starts(path: Path) -> bool:
    """Tell whether the program is there and, on Linux, runs: Ubuntu has one that only says what to install, others lack libraries."""
    if not path.is_file():
        return False
    if sys.platform != "linux":
        return True  # on Windows --version opens a window
    try:
        return subprocess.run([path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_commands() -> Iterator[list[str]]:
    """Yield the commands that may install one, the one that changes least first."""
    yield [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get"):
        apt = f"apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends {APT_PACKAGES}"
        if os.geteuid() == 0:
            yield ["sh", "-c", apt]
        elif shutil.which("sudo"):
            yield ["sudo", "-n", "sh", "-c", apt]
