"""Hostile files: each is refused with a clear problem, or read and shown as the harmless text that it then is; neither takes long."""

import os
import re
import socket
import time
import tracemalloc
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bilingual.authoring.autofix import fix_files
from bilingual.content import loader, source
from bilingual.diagnostics import excerpt
from bilingual.diagnostics.problems import ContentError
from bilingual.rendering.renderer import Renderer
from bilingual.site.site import Settings, make_site

from tests.golden import lay_out
from tests.hostile.test_script_everywhere import faults

SECONDS = 10
"""What one may take on a busy machine."""
MEGABYTES = 400
"""What one may ask of the memory at once."""

EVENT = "content/tr/events/meeting.yml"
PAGE = "docs/tr/about.md"
SOUND = "title: Toplantı\nkind: meeting\nsummary: Bir toplantı.\nsources: [brochure]\npublished: 2020-01-01\n"
HEAD = "---\ntitle: Hakkında\ndescription: Site hakkında.\npublished: 2020-01-01\n---\n\n"


def event(more: str) -> dict[str, Any]:
    return {EVENT: SOUND + more}


def page(text: str) -> dict[str, Any]:
    return {PAGE: f"{HEAD}{text}\n"}


def repeated(start: str, text: str, times: int, end: str = "") -> dict[str, Any]:
    return {EVENT: {"start": start, "repeat": text, "times": times, "end": end}}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED: dict[str, tuple[Mapping[str, Any], str]] = {
    # YAML
    "yaml bomb of aliases": ({EVENT: BOMB}, "alias"),
    "alias to itself": (event("themes: &a [*a]\n"), "alias"),
    "merge key": (event("<<: {kind: panel}\n"), "unknown-field"),
    "python object": (event("theme: !!python/object/apply:os.system ['true']\n"), "tag"),
    "binary": (event("theme: !!binary aGVsbG8=\n"), "tag"),
    "exclamation mark": (event("theme: ! önemli\n"), "tag"),
    "exclamation": (event("theme: !önemli\n"), "tag"),
    "question mark": (event("theme: ? soru\n"), "special-start"),
    "comma first": (event("theme: , virgül\n"), "special-start"),
    "deep lists": (repeated("title: ", "[", 100_000), "too-deep"),
    "deep mappings": (repeated("title: ", "{a: ", 50_000), "too-deep"),
    "deep indentation": ({EVENT: "".join(f"{' ' * depth}a:\n" for depth in range(900))}, "too-deep"),
    "two megabytes": (repeated("title: ", "Toplantı ", 250_000), "too-large"),
    "long line": (repeated("title: ", "a", 1_500_000), "too-long"),
    "long key": (repeated("", "a", 1000, ": x\n"), "unknown-field"),
    "thousands of entries in a list": (repeated("themes:\n", "- x\n", 100_000), "too-many"),
    "thousands of fields": ({EVENT: SOUND + "".join(f"x{number}: 1\n" for number in range(25_000))}, "too-many"),
    "fewer fields than may be": (
        {EVENT: SOUND + "".join(f"x{number}: 1\n" for number in range(3_000))},
        "unknown-field",
    ),
    "a thousand documents": (repeated("", "---\na: b\n", 1000), "several-documents"),
    # names that mean something to a program
    "__proto__": (event("__proto__: {title: x}\n"), "unknown-field"),
    "__class__": (event("__class__: x\n"), "unknown-field"),
    "__proto__ as a key": (event("figures:\n  __proto__: {label: x, value: 1, sources: [brochure]}\n"), "not-a-key"),
    "fields of ours": (event("key: other\nlocales: [en]\n"), "unknown-field"),
    "format strings": (event("'{0.__class__}': x\n"), "unknown-field"),
    # numbers and dates
    "1e999": (event("number: 1e999\n"), "not-a-whole-number"),
    "not a number": (event("number: .nan\n"), "not-a-whole-number"),
    "digits without end": (event(f"number: {'9' * 100_000}\n"), "not-a-whole-number"),
    "digits of another script": (event("number: ٣\n"), "not-a-whole-number"),
    "a date without end": (event(f"date: 2019-11-{'0' * 100_000}6\n"), "not-a-date"),
    # ways out of the site
    "slug that climbs": (event("slug: ../../../etc/passwd\n"), "not-a-slug"),
    "slug with a root": (event("slug: /etc\n"), "not-a-slug"),
    "slug in code": (event("slug: '%2e%2e/x'\n"), "not-a-slug"),
    "slug with a backslash": (event("slug: '..\\x'\n"), "not-a-slug"),
    "redirect that climbs": (event("redirect_from: [../../x]\n"), "not-an-old-address"),
    "redirect to a host": (event("redirect_from: ['//example.net/x']\n"), "not-an-old-address"),
    "redirect over the home": (event("redirect_from: ['']\n"), "not-an-old-address"),
    "reference that climbs": (event("place: ../../x\n"), "unknown-reference"),
    "picture that climbs": (page("![x](../assets/../../../etc/passwd)"), "unknown-link"),
    "picture of a host": (page("![x](//example.net/x.png)"), "image-elsewhere"),
    "link out of the project": ({EVENT: {"link": "/etc/passwd"}}, "not-a-file"),
    "link to a device": ({EVENT: {"link": "/dev/zero"}}, "not-a-file"),
    "link to itself": ({EVENT: {"link": "meeting.yml"}}, "not-a-file"),
    "link to a device below docs": ({"docs/assets/x.css": {"link": "/dev/zero"}}, "not-a-file"),
    "link to a device in the place of a page": ({"docs/tr/x.md": {"link": "/dev/zero"}}, "not-a-file"),
    "link out of the project below docs": ({"docs/assets/x.txt": {"link": "/etc/passwd"}}, "not-a-file"),
    "link out of docs": ({"docs/assets/x.txt": {"link": f"../../{EVENT}"}}, "not-a-file"),
    "link to a folder below docs": ({"docs/assets/x": {"link": "/etc"}}, "not-a-file"),
    "link to nothing": ({"docs/assets/x.txt": {"link": "nothing"}}, "not-a-file"),
    # encodings
    "utf-16": ({EVENT: {"base64": "//50AGkAdABsAGUAOgAgAFAAYQBuAGUAbAAKAA=="}}, "not-utf-8"),
    "latin-5": ({EVENT: {"base64": "dGl0bGU6IFRvcGxhbnQKc3VtbWFyeTogxGL8IGlsayBzYXT9ciBkZfBpbAo="}}, "not-utf-8"),
    "half a character": ({EVENT: {"base64": "dGl0bGU6IMS="}}, "not-utf-8"),
    "surrogates": ({EVENT: {"base64": "dGl0bGU6IO2ggAo="}}, "not-utf-8"),
    "an escaped surrogate": (event('theme: "\\uD800"\n'), "backslash"),
    "overlong": ({EVENT: {"base64": "dGl0bGU6IMCuwK4K"}}, "not-utf-8"),
    "a mark within": ({EVENT: SOUND + "theme: \ufeffx\n"}, "hidden-character"),
    "right to left": (event("theme: abc\u202edef\n"), "hidden-character"),
    "isolates": (event("theme: abc\u2066def\u2069\n"), "hidden-character"),
    "zero width": (event("theme: top\u200blantı\n"), "hidden-character"),
    "tags": (event("theme: x\U000e0041\n"), "hidden-character"),
    "private use": (event("theme: \ue000en\ue001x\n"), "hidden-character"),
    "nul": (event("theme: x\0y\n"), "hidden-character"),
    "escape sequence": (event("theme: \x1b[31mx\n"), "hidden-character"),
    "paragraph separator": (event("theme: x\u2029y\n"), "hidden-character"),
    # Markdown and addresses
    "script in a page": (page("<script>alert(1)</script>"), "raw-html"),
    "handler in a page": (page("<img src=x onerror=alert(1)>"), "raw-html"),
    "frame in a body": (event("body: '<iframe srcdoc=x></iframe>'\n"), "raw-html"),
    "tag over two lines": (page("<svg\nonload=alert(1)>"), "raw-html"),
    "javascript": (page("[x](javascript:alert(1))"), "bad-link"),
    "javascript in code": (page("[x](java&#115;cript:alert(1))"), "bad-link"),
    "javascript by reference": (page("> [x]: javascript:alert(1)\n\n[x]"), "bad-link"),
    "javascript over two lines": (page("[x](java\nscript:alert(1))"), "bad-link"),
    "data": (page("[x](data:text/html;base64,x)"), "unknown-link"),
    "vbscript": (page("[x](vbscript:x)"), "bad-link"),
    "file": (page("[x](file:///etc/passwd)"), "bad-link"),
    "script as a telephone": (page("[x](tel:alert(1))"), "bad-link"),
    "javascript as an address": (event("homepage: javascript:alert(1)\n"), "not-an-address"),
    "markup in an address": (event("homepage: 'https://example.org/\"><script>'\n"), "not-an-address"),
    "an address without host": (event("homepage: 'https://'\n"), "not-an-address"),
    "an address that is none": (event("homepage: 'http://[x.y'\n"), "not-an-address"),
    # names of files
    "a name in capitals": ({"content/tr/events/Meeting.yml": SOUND}, "bad-file-name"),
    "a name with blanks": ({"content/tr/events/my meeting.yml": SOUND}, "bad-file-name"),
    "a name with markup": ({"content/tr/events/<img onerror=x>.yml": SOUND}, "bad-file-name"),
    "a name of two lines": ({"content/tr/events/a\n::error::x.yml": SOUND}, "bad-file-name"),
    "a name without end": ({f"content/tr/events/{'a' * 200}.yml": SOUND}, "bad-file-name"),
    "a name of Windows": ({"content/tr/events/con.yml": SOUND}, "reserved-name"),
    "a page named like a device": ({"docs/tr/aux.md": f"{HEAD}Metin.\n"}, "reserved-name"),
    "a folder named like a file": ({"content/tr/events/meeting.yml/x.yml": SOUND}, "unknown-file"),
    # pictures
    "a drawing that runs": ({"docs/assets/x.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"}, "drawing-runs"),
    "a drawing of entities": (
        {"docs/assets/x.svg": "<!DOCTYPE x [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"},
        "drawing-runs",
    ),
}

HARMLESS: dict[str, Mapping[str, Any]] = {
    "markup in words": event("theme: <script>alert(1)</script>\nmotto: '\"><img src=x onerror=alert(1)>'\n"),
    "a formula": event("theme: =HYPERLINK(\"x\")\nmotto: '+1'\n"),
    "a format": event("motto: '%(x)s {0}'\n"),
    "null and no": event("theme: 'null'\nmotto: no\n"),
    "an ampersand without end": page("&&&&& &lt;script&gt; &#60;script&#62;"),
    "script in code": page("`<script>alert(1)</script>`"),
    "a link with quotation marks": page("[x](https://example.org/ \"' onclick='x\")"),
    "marks without end": event(f"theme: {'Z' + 'a' + chr(0x301) * 400}\n"),
    "many entries": {f"content/tr/events/meeting-{number}.yml": SOUND for number in range(300)},
    "telephone": page("[x](tel:+902124021900)"),
    "a name that ends like a device": {"content/tr/events/con-2019.yml": SOUND},
    "joined pictures": event("theme: 👩\u200d🌾 می\u200cخواهم\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_name(tmp_path: Path, name: str) -> None:
    files, code = REFUSED[name]
    root = lay_out(tmp_path, files)
    started = time.monotonic()
    with pytest.raises(ContentError) as caught:
        loader.read(root)
    said = excerpt.report(caught.value.problems, partial(source.read_lines, root))
    assert time.monotonic() - started < SECONDS
    assert code in {found.code for found in caught.value.problems}, said[:1000]
    assert "Traceback" not in said
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said), "a report is shown by terminals"
    assert not any(line.startswith("::") for line in said.splitlines())
    assert "root:" not in said


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))  # a short path: a socket's name is


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("make", [pytest.param(lambda path: os.mkfifo(path), id="named pipe"), pytest.param(make_socket, id="socket")])
@pytest.mark.parametrize("path", [EVENT, "content/en/topics.yml", "docs/tr/x.md", "docs/assets/x.png", "docs/assets/x.css", "docs/x"])
def test_nobody_waits_for_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, make: Callable[[Path], None]) -> None:
    root = lay_out(tmp_path, {})
    (root / path).unlink(missing_ok=True)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root)
    make(root / path)
    started = time.monotonic()
    assert fix_files(root) == []
    with pytest.raises(ContentError) as caught:
        loader.read(root)
    assert time.monotonic() - started < SECONDS
    [found] = [found for found in caught.value.problems if found.path == path]
    assert "bu, bir dosya değil" in found.turkish
    assert "this is not a file" in found.english


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_shown_as_text(tmp_path: Path, name: str) -> None:
    started = time.monotonic()
    renderer = Renderer(make_site(loader.read(lay_out(tmp_path, HARMLESS[name])), Settings(site_url="https://example.org/")))
    for route in [route for route in renderer.site.routes.all if route.kind in ("event", "page", "events-list", "timeline")][:30]:
        assert list(faults(renderer.render(route).document)) == []
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("name", ["yaml bomb of aliases", "deep lists", "thousands of fields"])
def test_it_asks_for_little_memory(tmp_path: Path, name: str) -> None:
    root = lay_out(tmp_path, REFUSED[name][0])
    tracemalloc.start()
    with pytest.raises(ContentError):
        loader.read(root)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000
