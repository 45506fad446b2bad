"""The live preview: answers the browser from the content as it is, and tells it when something has changed.

A problem of the content or of mkdocs.yml is the page that is seen until it is mended. Where the program itself changes, it starts anew.
"""

import errno
import gc
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from markupsafe import escape
from pydantic import Base64Bytes, BaseModel, ValidationError

from bilingual.authoring import proposals
from bilingual.authoring.input_problems import InputError, worded
from bilingual.content import source
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError
from bilingual.host.mkdocs_settings import load_plain
from bilingual.host.preview_files import PreviewFiles
from bilingual.rendering.renderer import Renderer

PAUSE = 0.1
"""Seconds between two looks at the files while a browser waits for a change."""
SOURCES = ("content", "docs", "records", "mkdocs.yml")
ENGINE = str(Path(__file__).parents[1])
OWN = Path(__file__).with_name("preview")
"""The folder of the preview's own page, style and script, which is served as OWN_PATH."""
OWN_PATH = "/_preview/"
LARGEST = 100_000_000
"""So many bytes may be sent to be saved: a document of 50 MB, encoded, and some pictures."""
TYPES = MimeTypes()
"""Python's own table of endings: that of the machine may call a script text/plain."""
for _ending, _type in ((".js", "text/javascript"), (".md", "text/markdown"), (".ics", "text/calendar"), (".woff2", "font/woff2")):
    TYPES.add_type(_type, _ending)


class Answer(NamedTuple):
    """What the browser gets: a status, the name of a file, or the address that it leads to, and the bytes."""

    status: int
    name: str
    content: bytes = b""


class Saving(BaseModel):
    """What the page for editors sends to be saved: a list of changes, as JSON, and the files of which it speaks, by name."""

    changes: str
    files: dict[str, Base64Bytes] = {}


class Preview:
    """What the project ``root`` looks like now, with ``drafts`` or without; ``watched`` are files and folders that matter besides.

    Any thread may ask it.
    """

    def __init__(self, root: Path, watched: Iterable[str] = (), *, drafts: bool = True) -> None:
        self._root, self._drafts = root, drafts
        self._watched = {*watched, *(str(root / name) for name in SOURCES)}
        self._lock, self._index_lock = Lock(), Lock()
        self._seen: frozenset[tuple[str, int, int]] = frozenset()
        self._files: PreviewFiles | None = None
        self._started, self._changes = time.time_ns(), 0
        self._told = ""

    def version(self) -> str:
        """Return a name for the state of all files, which changes with any of them."""
        with self._lock:
            return self._look()

    def answer(self, path: str) -> Answer:
        """Return what stands at the address ``path``, such as "/en/"; pages load the script that waits for a change."""
        with self._lock:
            version = self._look()
            try:
                files = self._files = self._files or PreviewFiles(self._root, drafts=self._drafts)
                answer = self._find(files, path)
            except (ContentError, Failed, OSError) as error:
                answer = self._explain(error)
        if answer is None:
            with self._index_lock:
                answer = Answer(200, path, files.find_in_index(path.removeprefix(files.base_path)) or b"")
        if not answer.name.endswith(".html"):
            return answer
        script = f'<script src="{OWN_PATH}reload.js?{version}"></script>'.encode()
        return answer._replace(content=answer.content.replace(b"</body>", script + b"</body>"))

    @staticmethod
    def _find(files: PreviewFiles, path: str) -> Answer | None:
        """Return what stands at an address; None for a file of the index for search, which takes so long that others need not wait."""
        if not path.startswith(files.base_path):
            return Answer(302, files.base_path)
        uri = path.removeprefix(files.base_path)
        if files.is_in_index(uri):
            return None
        file = uri if uri and not uri.endswith("/") else f"{uri}index.html"
        if (content := files.find(file)) is not None:
            return Answer(200, file, content)
        if files.find(f"{uri}/index.html") is not None:
            return Answer(301, f"{path}/")
        return Answer(404, "404.html", files.find("404.html") or b"")

    def _explain(self, error: ContentError | Failed | OSError) -> Answer:
        """Return the page that says what is wrong, and say it where the preview was started."""
        report = excerpt.reason(error, partial(source.read_lines, self._root))
        if report != self._told:
            print(report, file=sys.stderr, flush=True)
        self._told = report
        turkish, english = catalog.both("builds", "preview-waits")
        page = (OWN / "problem.html").read_text(encoding="utf-8").format(turkish=turkish, english=english, report=escape(report))
        return Answer(500, "problem.html", page.encode())

    def save(self, body: bytes) -> Answer:
        """Make the changes that the page for editors lists in the project, all or none; the answer says what was written, or why not."""
        try:
            asked = Saving.model_validate_json(body)
            proposal = proposals.parse(asked.changes)
        except (ValidationError, InputError) as error:
            return Answer(400, "save.txt", str(error).encode())
        language = proposal.language
        try:
            with self._lock:
                told = proposals.make(self._root, proposal, asked.files.get)
        except InputError as error:
            return self._not_saved(language, worded(error.problems, language))
        except (Failed, OSError) as error:
            return self._not_saved(language, excerpt.reason(error, partial(source.read_lines, self._root)))
        return Answer(200, "save.txt", "\n".join((catalog.text(language, "builds", "saved"), *told)).encode())

    @staticmethod
    def _not_saved(language: str, reason: str) -> Answer:
        return Answer(409, "save.txt", f"{catalog.text(language, 'builds', 'not-saved')}\n{reason}".encode())

    def _look(self) -> str:
        """See what has changed, and forget what was read where anything has; return the version."""
        seen = frozenset(found for path in self._watched for found in _files_at(path))
        if changed := seen ^ self._seen:
            if self._seen and os.name != "nt" and any(path.startswith(ENGINE) for path, _, _ in changed):
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
            self._seen, self._files = seen, None
            self._changes += 1
        return f"{self._started}-{self._changes}"


def _files_at(path: str) -> Iterator[tuple[str, int, int]]:
    """Yield every file at or below ``path``, but hidden ones, with the time of its last change and its size."""
    above, _, name = path.rpartition("/")
    for folder, folders, names in os.walk(path) if Path(path).is_dir() else [(above, [], [name])]:
        folders[:] = [one for one in folders if not one.startswith((".", "__pycache__"))]
        for file in (f"{folder}/{one}" for one in names if not one.startswith(".")):
            with suppress(OSError):  # it is gone again
                status = os.stat(file)  # noqa: PTH116  ten times a second
                yield file, status.st_mtime_ns, status.st_size


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview at an address."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(address, _Handler)
        self.hosts = {f"{name}:{self.server_port}" for name in (address[0], "localhost", "127.0.0.1", "[::1]")}

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, but not that a browser left in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if path == f"{OWN_PATH}changes":
            self._wait_for_change(asked.query)
        elif path.startswith(OWN_PATH) and (file := OWN / path.rpartition("/")[2]).is_file():
            self._send(Answer(200, file.name, file.read_bytes()))
        else:
            self._send(self.server.preview.answer(path))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        size = int(length) if (length := self.headers.get("Content-Length", "")).isdecimal() else 0
        if self.path != f"{OWN_PATH}save" or self.headers.get("Content-Type") != "application/json" or not self._is_from_own_page():
            self._send(Answer(403, "save.txt"))
        elif not 0 < size <= LARGEST:
            self._send(Answer(413, "save.txt"))
        else:
            self._send(self.server.preview.save(self.rfile.read(size)))

    def _is_from_own_page(self) -> bool:
        """Return whether a page of this preview asks: no page of another site may write, whatever name it gives to this machine."""
        host = self.headers.get("Host", "")
        return host in self.server.hosts and self.headers.get("Origin") == f"http://{host}"

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.status in (301, 302):
            self.send_header("Location", answer.name)
        kind = TYPES.guess_type(answer.name, strict=False)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _wait_for_change(self, version: str) -> None:
        """Keep the browser waiting while what it shows, ``version``, is what there is (server-sent events)."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while self.server.preview.version() == version:
            self.wfile.write(b":\n\n")  # fails where nobody listens any more
            time.sleep(PAUSE)
        self.wfile.write(b"data: changed\n\n")

    def log_message(self, *_: object) -> None:
        """Say nothing of every file that is asked for."""


def serve(root: Path, address: tuple[str, int] | None) -> None:
    """Serve the project ``root`` at ``address``, or else at the one that mkdocs.yml names, until interrupted.

    Raises:
        BuildFailed: mkdocs.yml, which names what to watch, has problems.
        Failed: another program uses the address.
    """
    config, settings = load_plain(root)
    host, port = address or config.dev_addr
    preview = Preview(root, config.watch)
    try:
        server = PreviewServer((host, port), preview)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise Failed("\n".join(catalog.both("builds", "address-in-use", address=f"{host}:{port}"))) from None
    with server, suppress(KeyboardInterrupt):
        print(catalog.line("builds", "preview-at", address=f"http://{host}:{port}{settings.base_path}"), flush=True)
        Renderer.compile_templates()
        preview.answer(settings.base_path)
        gc.freeze()  # what was read once is kept: not to look for garbage in it saves a fifth of each wait
        server.serve_forever()
