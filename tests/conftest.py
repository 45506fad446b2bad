"""What every test may use: whole builds, made once per run, and a server that answers as GitHub Pages does."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import hypothesis
import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent

# Equal runs on every machine, and no failure because a machine is busy.
hypothesis.settings.register_profile("project", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-cases", action="store_true", help="write what comes out into the golden cases that differ; read the diff")
    parser.addoption("--fuzz-minutes", type=float, default=6, help="how long the long fuzz of the readers goes on, in minutes of CPU time")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return the worker processes of ``--numprocesses auto``: tests of pages and commands wait for other programs half of their time."""
    return 2 * (os.cpu_count() or 1)


# No test knows what the site says; one does the editors' tasks on a copy.
SITE = tuple(f"{ROOT / name}{os.sep}" for name in ("content", "docs"))
MAY_READ_THE_SITE = "test_handbook_tasks.py"
_read_of_the_site: list[str] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(SITE):
        _read_of_the_site.append(arguments[0])


sys.addaudithook(_note)


@pytest.fixture(autouse=True)
def reads_nothing_of_the_site(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that opens the project's own content or pages, itself or in a fixture that it is the first to use."""
    yield
    found = sorted(set(_read_of_the_site))
    _read_of_the_site.clear()
    assert not found or request.path.name == MAY_READ_THE_SITE, f"reads what the site says: {found[:3]}"


@pytest.fixture
def rewrite_cases(request: pytest.FixtureRequest) -> bool:
    """Whether golden cases are rewritten."""
    return bool(request.config.getoption("--rewrite-cases"))


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all worker processes of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def build_once(run_folder: Path) -> Callable[[str, Path], Path]:
    """Give `build_once(name, source)`: the built site of `source`, built by whichever worker asks first."""
    from bilingual.host import publish  # not above: units must not wait for MkDocs

    def build(name: str, source: Path) -> Path:
        destination, done = run_folder / name, run_folder / f"{name}.done"
        with FileLock(run_folder / f"{name}.lock"):
            if not done.exists():
                publish.build(source, destination)
                done.touch()
        return destination

    return build


@pytest.fixture(scope="session")
def tiny_site(run_folder: Path, build_once: Callable[[str, Path], Path]) -> Path:
    """The built site of the tiny content, as it stands."""
    from tests.builds.tiny import copy_tiny_site  # as above

    return build_once("tiny-site", _copied_once(run_folder / "tiny-project", copy_tiny_site))


@pytest.fixture(scope="session")
def site_in_a_folder(run_folder: Path, build_once: Callable[[str, Path], Path]) -> Path:
    """The built site of the tiny content for https://example.org/repo/; an event of it had another address before."""
    from tests.builds.tiny import copy_moved_site  # as above

    project = _copied_once(run_folder / "moved-project", copy_moved_site)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/repo/")
        return build_once("site-in-a-folder", project)


@pytest.fixture(scope="session")
def example_project(run_folder: Path) -> Path:
    """The example site as a project, for reading only; its content holds everything that pages can show."""
    from tests.builds.tiny import copy_example_site  # as above

    return _copied_once(run_folder / "example-project", copy_example_site)


@pytest.fixture(scope="session")
def example_site(example_project: Path, build_once: Callable[[str, Path], Path]) -> Path:
    """The built site of the example content."""
    return build_once("example-site", example_project)


def _copied_once(project: Path, copy: Callable[[Path], Path]) -> Path:
    with FileLock(project.with_suffix(".lock")):
        return project if project.exists() else copy(project)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Give `serve(folder, base="/")`: the address, with a slash at its end, of a server for a built site."""
    servers: list[PagesServer] = []

    def start(folder: Path, base: str = "/") -> str:
        server = PagesServer(("127.0.0.1", 0), partial(PagesHandler, directory=str(folder), base=base))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{base}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class PagesServer(ThreadingHTTPServer):
    """Closes when the last answer is given, so that no socket outlives the run."""

    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # browsers leave in the middle of an answer
            super().handle_error(request, client_address)


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a folder below `base` as GitHub Pages does: 404.html, with status 404, for what is not there; no listings."""

    timeout = 5  # seconds; browsers open connections in advance and leave them idle
    # Stated, because Python asks the machine for the rest, and Windows may call a script text/plain.
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, directory: str, base: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        """Outside the base path there is nothing."""
        inside = path.startswith(self.base)
        return super().translate_path("/" + path.removeprefix(self.base) if inside else "/outside the base path")

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: a test says what it asked for."""
