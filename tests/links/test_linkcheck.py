"""The check of links to other sites: what it collects, how it asks a server of this machine, and what it says."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bilingual.__main__ import main
from bilingual.audit import built_site
from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.linkcheck import dead_links, http_check, outgoing_links
from bilingual.audit.linkcheck.dead_links import CheckedLinks
from bilingual.audit.linkcheck.http_check import Answer, RequestSettings, Verdict

SETTINGS = RequestSettings(timeout=0.5, tries=2, pause=0.02, site="https://example.org/")


class Other(ThreadingHTTPServer):
    """Another site: it writes down who asks for what, and how many ask at once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Other

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path = urlsplit(self.path).path
        with self.server.lock:
            self.server.requests.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        asked_before = self.server.requests.count((self.command, self.path)) - 1
        time.sleep(1.0 if path == "/slow" else 0.01)
        status = {"/gone": 404, "/removed": 410, "/refused": 403, "/broken": 503, "/no-head": 405 if self.command == "HEAD" else 200}.get(
            path, 200
        )
        if path == "/soon":
            status = 200 if asked_before else 503
        if path in ("/moved", "/circle"):
            status = 301
        with self.server.lock:
            self.server.at_once -= 1
        body = self.archive() if path == "/archive" else b""
        try:
            self.send_response(status)
            if path in ("/moved", "/circle"):
                self.send_header("Location", "/fine" if path == "/moved" else "/circle")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)
        except ConnectionError:
            pass  # whoever asked has given up

    def archive(self) -> bytes:
        """Answer as the Internet Archive does."""
        address = parse_qs(urlsplit(self.path).query)["url"][0]
        if "damaged" in address:
            return b"<html>"
        closest = {"available": True, "url": f"http://archive.example/{address}"}
        return json.dumps({"archived_snapshots": {"closest": closest} if "gone" in address else {}}).encode()

    def log_message(self, *_: object) -> None:
        """Say nothing: the server writes down what it was asked."""


@pytest.fixture
def other() -> Iterator[Other]:
    server = Other()
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer", "requests"),
    [
        ("/fine", Answer(Verdict.ANSWERS, "200"), ["HEAD"]),
        ("/moved", Answer(Verdict.ANSWERS, "200"), ["HEAD", "HEAD"]),
        ("/no-head", Answer(Verdict.ANSWERS, "200"), ["HEAD", "GET"]),
        ("/gone", Answer(Verdict.DEAD, "404"), ["HEAD", "GET"]),
        ("/removed", Answer(Verdict.DEAD, "410"), ["HEAD", "GET"]),
        ("/refused", Answer(Verdict.UNSURE, "403"), ["HEAD", "GET"]),
        ("/soon", Answer(Verdict.ANSWERS, "200"), ["HEAD", "GET", "GET"]),
        ("/broken", Answer(Verdict.UNSURE, "503"), ["HEAD", "GET", "GET"]),
        ("/slow", Answer(Verdict.UNSURE, "timeout"), ["HEAD", "HEAD"]),
        ("/a b/ğ?q=ü", Answer(Verdict.ANSWERS, "200"), ["HEAD"]),
    ],
)
def test_an_address_is_asked_politely(path: str, answer: Answer, requests: list[str], other: Other) -> None:
    assert http_check.ask(other.address + path, SETTINGS) == answer
    methods = [method for method, _ in other.requests]
    assert methods == requests
    assert other.agents == {"Mozilla/5.0 (compatible; link-check; https://example.org/)"}


def test_a_circle_of_redirects_ends(other: Other) -> None:
    assert http_check.ask(f"{other.address}/circle", SETTINGS).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("http://127.0.0.1:9/", Answer(Verdict.UNSURE, "no answer")),
        ("http://[::broken/", Answer(Verdict.UNSURE, "no answer")),
    ],
)
def test_where_nobody_answers_the_reason_is_named(address: str, answer: Answer) -> None:
    assert http_check.ask(address, SETTINGS) == answer


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (socket.EAI_NONAME, Answer(Verdict.DEAD, "no such host")),
        (socket.EAI_AGAIN, Answer(Verdict.UNSURE, "no answer")),
    ],
    ids=["nobody has the name", "nobody can say now"],
)
def test_a_name_that_was_not_found_is_dead_only_where_nobody_has_it(code: int, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert http_check.ask("http://nowhere.invalid/", SETTINGS) == answer


def test_one_host_is_never_asked_twice_at_once(other: Other) -> None:
    addresses = [f"{other.address}/{number}" for number in range(6)]
    assert {answer.verdict for answer in http_check.ask_all(addresses, SETTINGS).values()} == {Verdict.ANSWERS}
    assert other.most_at_once == 1


def test_hosts_are_asked_side_by_side(other: Other) -> None:
    addresses = [f"http://127.0.0.1:{other.server_port}/slow", f"http://localhost:{other.server_port}/slow"]
    http_check.ask_all(addresses, RequestSettings(timeout=3, tries=1, pause=0, at_once=2))
    assert other.most_at_once == 2


def test_the_archive_is_asked_for_what_is_dead(other: Other) -> None:
    dead = ["https://a.example/gone", "https://a.example/lost", "https://a.example/damaged"]
    found = http_check.find_archived(dead, SETTINGS, f"{other.address}/archive")
    assert found == {dead[0]: f"https://archive.example/{dead[0]}"}
    assert http_check.find_archived(dead[:1], SETTINGS, "http://127.0.0.1:9/") == {}


def page(uri: str, main: str, locale: str = "tr") -> BuiltPage:
    head = '<link rel="canonical" href="https://example.org/">' if not uri else ""
    text = f'<html lang="{locale}"><head>{head}</head><body><a href="https://frame.example/"></a><main>{main}</main></body></html>'
    return BuiltPage(uri, f"pages/{uri or 'index'}", text.encode())


def test_links_of_texts_to_other_sites_are_collected_with_their_pages() -> None:
    pages = [
        page("en/", '<a href="https://a.example/x#part">x</a>', "en"),
        page(
            "",
            '<a class="external" href="https://a.example/x?a=1&amp;b=2">x</a> <a href="https://example.org/own">own</a> <a href="b/">b</a>',
        ),
        page(
            "b/",
            '<a href="https://a.example/x">x</a> <a href="http://[::broken/">z</a> <a href="mailto:a@b.example">m</a> <a href="http://left.example/y">y</a>',
        ),
    ]
    site = BuiltSite(Path(), {page.uri: page for page in pages}, {})
    found = outgoing_links.collect(site, ["http://left.example/"])
    assert {address: [page.uri for page in on] for address, on in found.items()} == {
        "https://a.example/x?a=1&b=2": [""],
        "https://a.example/x": ["b/", "en/"],
    }


def test_the_real_site_has_links_to_ask_and_none_of_its_own(example_site: Path) -> None:
    found = outgoing_links.collect(built_site.read(example_site))
    assert len(found) > 20
    assert not [address for address in found if address.startswith("https://example.org")]


def test_the_issue_names_the_dead_where_they_stand_and_where_they_are_kept() -> None:
    answers = {
        "https://a.example/gone": Answer(Verdict.DEAD, "404"),
        "https://b.example/": Answer(Verdict.DEAD, "no such host"),
        "https://c.example/": Answer(Verdict.UNSURE, "timeout"),
        "https://d.example/": Answer(Verdict.ANSWERS, "200"),
    }
    pages = {address: [page("b/", "")] for address in answers}
    text = dead_links.word(CheckedLinks(answers, pages, {"https://a.example/gone": "https://archive.example/1"}, "https://example.org/"))
    turkish, english = text.split("\n---\n")
    assert "### Ölü bağlantılar: 2" in turkish
    assert "### Dead links: 2" in english
    for part in (turkish, english):
        assert "- `https://a.example/gone` (404)\n  - " in part
        assert "https://archive.example/1" in part
        assert "`pages/b/` <https://example.org/b/>" in part
        assert "https://d.example/" not in part
    assert "(sunucu yok)\n  - arşivde yok" in turkish
    assert "(no such host)\n  - not archived" in english


def test_without_a_dead_link_there_is_no_issue() -> None:
    assert dead_links.word(CheckedLinks({"https://c.example/": Answer(Verdict.UNSURE, "403")}, {}, {}, "")) == ""


def test_a_list_of_all_that_is_wrong_fits_into_an_issue() -> None:
    answers = {f"https://a.example/{'x' * 100}{number}": Answer(Verdict.DEAD, "404") for number in range(400)}
    text = dead_links.word(CheckedLinks(answers, {address: [page("b/", "")] * 5 for address in answers}, {}, "https://example.org/"))
    assert "Listede gösterilmeyen: " in text
    assert len(text) < 65_536


def test_the_command_writes_the_text_and_harms_nothing(tmp_path: Path, other: Other, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(page("", f'<a href="{other.address}/fine">a</a>').content)
    assert main(["links", str(site), "--into", str(tmp_path / "links.md")]) == 0
    assert (tmp_path / "links.md").read_text(encoding="utf-8") == ""
    assert "Bağlantı / links: 1 · ölü / dead: 0" in capsys.readouterr().out


def test_without_a_network_no_link_is_called_dead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(page("", '<a href="http://nowhere.invalid/">a</a>').content)
    assert main(["links", str(site), "--into", str(tmp_path / "links.md")]) == 1
    assert "No server could be reached." in capsys.readouterr().err
    assert not (tmp_path / "links.md").exists()
