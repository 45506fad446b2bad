"""The live preview saves what the page for editors lists: all or nothing, and for no page but its own."""

import base64
import http.client
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from bilingual.content import loader
from bilingual.host import preview_server
from bilingual.host.preview_server import Preview, PreviewServer

from tests.authoring.proposed import AN_EVENT, EVENT, FIELDS, change, new, proposal
from tests.builds.tiny import copy_tiny_site, snapshot
from tests.documents import make_pdf

Post = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    project = copy_tiny_site(tmp_path_factory.mktemp("saves") / "project")
    with PreviewServer(("127.0.0.1", 0), Preview(project)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def project(server: PreviewServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, which the preview serves."""
    folder = copy_tiny_site(tmp_path / "project")
    monkeypatch.setattr(server, "preview", Preview(folder))
    return folder


@pytest.fixture
def post(server: PreviewServer) -> Post:
    """Give `post(body, **headers)`: the status and the text of the answer to what the preview's own page sends, but for `headers`."""

    def send(body: Any, path: str = "/_preview/save", **headers: str) -> tuple[int, str]:
        host = f"127.0.0.1:{server.server_port}"
        own = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/json"}
        said = {name: value for name, value in {**own, **headers}.items() if value}
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request("POST", path, body if isinstance(body, bytes) else json.dumps(body).encode(), said)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    return send


def changes(said: dict[str, Any], **files: bytes) -> dict[str, Any]:
    return {"changes": json.dumps(said), "files": {name: base64.b64encode(raw).decode() for name, raw in files.items()}}


def test_changes_are_written_and_the_answer_names_the_files_in_the_editors_language(project: Path, post: Post) -> None:
    status, said = post(changes(AN_EVENT))
    assert (status, said.split("\n")[0]) == (200, "Kaydedildi.")
    assert f"content/tr/{EVENT}.yml" in said
    assert loader.read(project).events["kiyida-goc-2019"].title.en == "Migration on the Coast"
    status, said = post(changes(proposal({EVENT: {"tr": [change("title", "Başka", "Kıyıda Göç")]}}, "en")))
    assert (status, said.split("\n")[0]) == (200, "Saved.")


def test_a_document_comes_along(project: Path, post: Post) -> None:
    pdf = make_pdf("Notlar", 1, title="Notlar", language="tr", tagged=True)
    file = {"file": "attachment:notlar.pdf", "title": "Notlar", "language": "tr", "kind": "minutes"}
    assert post(changes(proposal({EVENT: new({**FIELDS, "files": {"notlar": file}})}), **{"notlar.pdf": pdf}))[0] == 200
    kept = loader.read(project).events["kiyida-goc-2019"].files["notlar"].file
    assert (project / "docs/assets/files" / kept).read_bytes() == pdf


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (proposal({EVENT: new({**FIELDS, "kind": "festival"})}), "festival"),
        (
            proposal({EVENT: new(FIELDS), "events/meeting": {"tr": [change("title", "Başka", "Nobody’s")]}}),
            "siz yazarken başkası değiştirdi",
        ),
        (proposal({EVENT: new({**FIELDS, "files": {"x": {"file": "attachment:none.pdf"}}})}), "none.pdf"),
    ],
    ids=["the check refuses it", "a change does not fit", "a file did not come"],
)
def test_where_anything_is_wrong_nothing_is_written_and_the_answer_says_why(
    project: Path, post: Post, said: dict[str, Any], reason: str
) -> None:
    before = snapshot(project)
    status, text = post(changes(said))
    assert (status, text.split("\n")[0]) == (409, "Kaydedilmedi; hiçbir dosya değişmedi.")
    assert reason in text
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://example.org:{port}", "Host": "example.org:{port}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": ""},
        {"path": "/_preview/"},
    ],
)
def test_no_other_page_may_write(project: Path, server: PreviewServer, post: Post, headers: dict[str, str]) -> None:
    before = snapshot(project)
    named = {name: value.format(port=server.server_port) for name, value in headers.items()}
    assert post(changes(AN_EVENT), **named) == (403, "")
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"changes": 1}', b'{"changes": "{}"}', b'{"changes": "{}", "files": {"a": "?"}}', b"\xff"]
)
def test_what_is_no_list_of_changes_is_refused(project: Path, post: Post, body: bytes) -> None:
    before = snapshot(project)
    assert post(body)[0] == (400 if body else 413)
    assert snapshot(project) == before


def test_more_than_a_document_is_not_read(project: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_server, "LARGEST", 100)
    assert post(changes(AN_EVENT))[0] == 413
    assert not (project / f"content/tr/{EVENT}.yml").exists()


def test_editors_find_their_page_in_the_preview_and_no_built_page_saves(project: Path) -> None:
    shown, built = Preview(project), Preview(project, drafts=False)
    assert "duzenle/?kind=events&amp;new=" in shown.answer("/etkinlikler/").content.decode()
    assert b'data-save="/_preview/save.js"' in shown.answer("/duzenle/").content
    assert b'"send":"Save"' in shown.answer("/api/edit/en.json").content
    assert built.answer("/duzenle/").status == 404
