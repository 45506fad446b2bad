"""What verify finds in a built site that was damaged in one place: that fault, by the check that is made for it, and nothing else."""

import functools
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bilingual.__main__ import main
from bilingual.audit import verify
from bilingual.audit.verify import counts
from bilingual.content.lint.file_kinds import HEAVIEST
from bilingual.diagnostics import catalog
from bilingual.outputs import sitemap
from bilingual.text import html_page

from tests.builds.tiny import run
from tests.conftest import ROOT

COMMAND = (sys.executable, "-m", "bilingual", "verify")
HOME, MEETING, UNION = "index.html", "etkinlikler/ornek-toplanti-2018/index.html", "kurumlar/ornek-belediyeler-birligi/index.html"
TIMELINE = "zaman-cizelgesi/index.html"

Edit = Callable[[str, Path], str]
"""Changes the text of a file; the site's folder is at hand."""


def swap(old: str, new: str) -> Edit:
    """Put `new` in the place of the first `old`, which must be there."""

    def edit(text: str, site: Path) -> str:
        assert old in text, f"nothing to damage: {old}"
        return text.replace(old, new, 1)

    return edit


def add(markup: str) -> Edit:
    """Put something at the end of a page's main part."""
    return swap("</main>", f"{markup}</main>")


def as_in(other: str, pattern: str) -> Edit:
    """Put what the page `other` has for `pattern` where this page has its own."""
    return lambda text, site: re.sub(pattern, str(re.search(pattern, (site / other).read_text(encoding="utf-8"))[0]), text, count=1)  # type: ignore[index]


def noise(text: str, site: Path) -> str:
    """Add a comment that cannot be compressed."""
    return f"{text}\n// {random.Random(1).randbytes(50_000).hex()}\n"


DAMAGES: dict[str, tuple[str, Edit | None, str]] = {
    "link-to-nowhere": (HOME, swap('href="zaman-cizelgesi/"', 'href="zaman-cizelgsi/"'), "links: broken-link"),
    "link-out-of-the-host": (
        HOME,
        swap('content="https://example.org/card.png"', 'content="https://example.org/crd.png"'),
        "links: broken-link",
    ),
    "anchor-to-nowhere": (HOME, swap('href="#main"', 'href="#mian"'), "links: broken-anchor"),
    "missing-script": ("assets/scripts/clauses.js", None, "links: broken-link"),
    "missing-picture-of-a-style": ("assets/images/band.svg", None, "links: broken-link"),
    "address-in-a-feed": (
        "rss.xml",
        swap("<link>https://example.org/etkinlikler/visit/", "<link>https://example.org/vist/"),
        "links: broken-link",
    ),
    "address-in-structured-data": (MEETING, swap('"url": "https://example.org/e', '"url": "https://example.org/x'), "links: broken-link"),
    "address-in-a-calendar": ("etkinlikler.ics", swap("URL:https://example.org/e", "URL:https://example.org/x"), "links: broken-link"),
    "address-for-machines": ("llms.txt", swap("example.org/deklarasyon/)", "example.org/deklarasyn/)"), "links: broken-link"),
    "address-in-a-twin": (MEETING.replace(".html", ".md"), swap("/konular/barinma/)", "/konular/barnma/)"), "links: broken-link"),
    "address-in-the-list": ("addresses.txt", swap("/hakkinda/ ", "/hakinda/ "), "links: broken-link"),
    "structured-data-break-off": (MEETING, swap('{"@context":', '{"@context"'), "links: json"),
    "relative-link-on-the-404-page": ("404.html", swap('href="/zaman-cizelgesi/"', 'href="zaman-cizelgesi/"'), "links: broken-link"),
    "no-title": (UNION, swap("<title>", "<title></title><title>"), "heads: title"),
    "title-of-another-page": (UNION, as_in(MEETING, "<title>.*</title>"), "heads: same-title"),
    "no-description": (MEETING, swap('name="description"', 'name="descripton"'), "heads: description"),
    "description-of-another-page": (UNION, as_in(MEETING, '<meta name="description"[^>]*>'), "heads: same-description"),
    "second-main-heading": (MEETING, add("<h1>İkinci</h1>"), "heads: main-heading"),
    "wrong-language": ("404.html", swap('<html lang="tr">', '<html lang="de">'), "heads: language"),
    "repeated-id": (MEETING, add('<p id="main"></p>'), "heads: duplicate-id"),
    "wrong-canonical-address": (
        UNION,
        swap('rel="canonical" href="https://example.org/kurumlar/ornek-belediyeler-birligi/', 'rel="canonical" href="https://example.org/'),
        "heads: canonical",
    ),
    "no-way-back": (
        "hakkinda/index.html",
        swap('<link rel="alternate" hreflang="en"', '<link rel="alternate" hreflang="fr"'),
        "heads sitemap: alternate-one-way",
    ),
    "no-default-language": ("hakkinda/index.html", swap('hreflang="x-default"', 'hreflang="x-defalt"'), "heads sitemap: alternate-default"),
    "page-not-in-the-sitemap": (
        "sitemap.xml",
        swap("<loc>https://example.org/hakkinda/</loc>", "<loc>https://example.org/ara/</loc>"),
        "sitemap: not-in-sitemap",
    ),
    "sitemap-breaks-off": ("sitemap.xml", swap("</urlset>", ""), "sitemap: unreadable"),
    "feed-breaks-off": ("rss.xml", swap("</channel>", ""), "subscriptions: feed"),
    "feed-in-the-wrong-language": ("en/rss.xml", swap("<language>en</language>", "<language>tr</language>"), "subscriptions: language"),
    "repeated-id-in-a-feed": ("rss.xml", swap("2026:events/visit/tr", "2026:events/meeting/tr"), "subscriptions: same-uid"),
    "json-feed-without-address": ("raporlar/feed.json", swap('"feed_url"', '"fed_url"'), "subscriptions: feed"),
    "calendar-breaks-off": ("etkinlikler.ics", swap("END:VCALENDAR", ""), "subscriptions: calendar"),
    "event-without-a-day": ("etkinlikler.ics", swap("DTSTART;VALUE=DATE:", "X-START:"), "subscriptions: calendar"),
    "repeated-id-in-a-calendar": ("zaman-cizelgesi.ics", swap("UID:later.events", "UID:meeting.events"), "subscriptions: same-uid"),
    "data-break-off": ("api/v1/places.json", lambda text, site: text.rstrip()[:-1], "data counts: json"),
    "data-that-do-not-fit-their-schema": (
        "api/v1/schema/topics.json",
        lambda text, site: re.sub(r'("key": \{\s*"type": )"string"', r'\1"number"', text, count=1),
        "data: schema",
    ),
    "table-that-the-package-does-not-know": ("api/v1/csv/people.csv", swap("\n", "\n\n"), "data: resource"),
    "archive-breaks-off": ("api/v1/open-data.zip", lambda text, site: "PK", "data: unreadable"),
    "script-of-another-host": (UNION, swap("</head>", '<script src="https://example.com/x.js"></script></head>'), "safety: foreign-host"),
    "picture-of-another-host": (UNION, add('<img alt="" srcset="//example.com/x.png 2x">'), "safety: foreign-host"),
    "hint-to-another-host": (UNION, swap("</head>", '<link rel="preconnect" href="https://example.com"></head>'), "safety: foreign-host"),
    "font-of-another-host": (
        "assets/styles/site.css",
        lambda text, site: '@font-face { src: url("https://example.com/x.woff2") }' + text,
        "safety: foreign-host",
    ),
    "import-from-another-host": (
        "assets/styles/site.css",
        lambda text, site: "@import '//example.com/x.css';" + text,
        "safety: foreign-host",
    ),
    "script-in-the-page": (UNION, add("<script>alert(1)</script>"), "safety: inline-script"),
    "script-in-an-attribute": (UNION, add('<p onclick="alert(1)"></p>'), "safety: inline-script"),
    "style-in-an-attribute": (UNION, add('<p style="color:red"></p>'), "safety: inline-style"),
    "link-that-is-a-script": (UNION, add('<a href="java&#115;cript:alert(1)">x</a>'), "safety: script-link"),
    "no-policy": (UNION, swap('http-equiv="Content-Security-Policy"', 'name="x"'), "safety: no-policy"),
    "late-policy": (UNION, swap("<head>", '<head><link rel="icon" href="../../assets/images/icon.svg">'), "safety: late-policy"),
    "lax-policy": (UNION, swap("script-src 'self'", "script-src 'self' 'unsafe-inline'"), "safety: weak-policy"),
    "policy-without-a-base": (UNION, swap("; base-uri 'none'", ""), "safety: weak-policy"),
    "heavy-script": ("assets/scripts/clauses.js", noise, "weights: heavy-frame"),
    "heavy-page": (UNION, add("<p>0</p>" * 70_000), "weights: heavy-page"),
    "entry-missing-in-the-timeline": (
        TIMELINE,
        lambda text, site: text.replace("../etkinlikler/visit/", "../etkinlikler/"),
        "counts: not-in",
    ),
    "entry-missing-in-a-feed": (
        "etkinlikler/feed.json",
        lambda text, site: re.sub(r'"items": \[\{.*?\}, \{', '"items": [{', text, count=1),
        "counts: not-in",
    ),
    "entry-missing-in-the-calendar": (
        "zaman-cizelgesi.ics",
        swap("URL:https://example.org/etkinlikler/o", "URL:https://example.org/etkinlikler/\r\nX-O:"),
        "counts: not-in",
    ),
    "page-missing-in-the-search": ("search/en.json", swap('"documents":', '"documents":1'), "counts: count"),
    "page-of-no-entry": ("hakkinda/index.html", swap('class="page--page"', 'class="page--event"'), "counts: not-in"),
    "template-left-over": (UNION, add("<p>{{ entry.title }}</p>"), "placeholders: placeholder"),
    "placeholder-left-over": (UNION, add('<img alt="{title}" src="../../assets/images/icon.svg">'), "placeholders: placeholder"),
    "no-value": (UNION, add("<dd>None</dd>"), "placeholders: placeholder"),
    "block-left-over": (UNION, add("<p>[[commitments]]</p>"), "placeholders: placeholder"),
}
"""A name: the file that is damaged; how, None where it goes; and the checks that find it, with the code of the fault."""


@pytest.fixture(scope="module", autouse=True)
def _pages_are_parsed_once() -> Iterator[None]:
    """Of the hundred pages of a damaged site, ninety-nine are those of the one before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_page, "read_page", functools.cache(html_page.read_page))
        yield


@pytest.fixture(scope="module")
def damaged_site(tiny_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny site, which each test damages and repairs."""
    return shutil.copytree(tiny_site, tmp_path_factory.mktemp("damaged") / "site")


def found_in(site: Path, *without: str) -> dict[str, list[str]]:
    """What the quick checks find, by check, as codes; checks that find nothing are left out."""
    found = verify.verify(site, ("html", *without))
    return {name: [one.code for one in findings] for name, findings in found.items() if findings}


def test_the_tiny_site_is_in_order(tiny_site: Path) -> None:
    assert found_in(tiny_site) == {}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_by_its_check_alone(damaged_site: Path, name: str) -> None:
    uri, edit, expected = DAMAGES[name]
    path = damaged_site / uri
    before = path.read_bytes()
    try:
        if edit is None:
            path.unlink()
        else:
            text = edit(before.decode("utf-8", errors="replace"), damaged_site)
            assert text.encode() != before
            path.write_bytes(text.encode())
        found = found_in(damaged_site)
    finally:
        path.write_bytes(before)
    checks, _, code = expected.partition(": ")
    assert set(found) == set(checks.split())
    assert code in found[checks.split()[0]]


def test_every_sort_of_fault_is_found_in_a_test() -> None:
    tested = {code for _, _, expected in DAMAGES.values() for code in [expected.partition(": ")[2]]}
    elsewhere = {
        "html": "needs Java; see test_conformance.py",
        "no-checker": "see test_conformance.py",
        **dict.fromkeys(("no-browser", "console"), "needs a browser; see test_console.py"),
        "outside": "below",
        "file-kind": "below",
        "large-document": "below",
        "alternate-self": "comes with alternate-one-way",
        "canonical": "of feeds too",
        "sitemap-without-page": "comes with not-in-sitemap",
        "sitemap-twice": "below",
        "too-many": "comes with not-in",
        "heavy-view": "comes with heavy-frame",
    }
    assert catalog.texts("en", "findings").keys() - tested - set(elsewhere) == set()


def test_a_file_that_could_run_is_found_among_the_pictures(damaged_site: Path) -> None:
    path = damaged_site / "assets" / "images" / "page.xhtml"
    path.write_text("<html/>", encoding="utf-8")
    assert found_in(damaged_site) == {"safety": ["file-kind"]}
    path.unlink()


def test_a_document_that_is_too_large_is_found(damaged_site: Path) -> None:
    path = damaged_site / "assets" / "files" / "large.pdf"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as large:
        large.truncate(HEAVIEST + 1)
    assert found_in(damaged_site) == {"safety": ["large-document"]}
    path.unlink()


def test_links_that_leave_the_base_path_are_found(tiny_site: Path, tmp_path: Path) -> None:
    """The tiny site as if it were published in a folder: what is absolute in the pages for unknown addresses leads out of that."""
    site = shutil.copytree(tiny_site, tmp_path / "site")
    for path in site.rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".ics", ".md", ".txt", ".csv"):
            path.write_bytes(path.read_bytes().replace(b"https://example.org/", b"https://example.org/repo/"))
    assert set(found_in(site, "data")["links"]) == {"outside"}


def test_a_sitemap_in_several_files_is_read_whole(tiny_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(tiny_site, tmp_path / "site")
    home, *rest = (site / sitemap.URI).read_text(encoding="utf-8").removesuffix("</urlset>\n").split("  <url>")[1:]
    entries = [f"  <url>{entry}" for entry in (home, *rest)]
    site_url = home.partition("<loc>")[2].partition("</loc>")[0]
    for file in sitemap.make_files(entries, site_url, "2026-11-22", most_pages=len(entries) // 2):
        (site / file.uri).write_bytes(file.content)
    assert found_in(site) == {}
    (site / "sitemap-2.xml").unlink()
    assert set(found_in(site)["sitemap"]) == {"sitemap-without-page", "not-in-sitemap"}


def test_an_address_that_stands_twice_in_the_sitemap_is_found(damaged_site: Path) -> None:
    path = damaged_site / "sitemap.xml"
    before = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(<url>.*?</url>)", r"\1\1", before, count=1, flags=re.DOTALL), encoding="utf-8")
    try:
        assert found_in(damaged_site) == {"sitemap": ["sitemap-twice"]}
    finally:
        path.write_text(before, encoding="utf-8")


def test_feeds_are_as_long_as_the_settings_say() -> None:
    lengths = re.findall(r"^      length: (\d+)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert lengths == [str(counts.FEED_LENGTH)]


# The command


def test_the_command_names_file_and_line_and_ends_with_1(damaged_site: Path) -> None:
    path = damaged_site / MEETING
    before = path.read_text(encoding="utf-8")
    lines = before.split("</main>")[0].count("\n") + 1
    path.write_text(before.replace("</main>", '<a href="yok/">?</a></main>'), encoding="utf-8")
    done = run((*COMMAND, str(damaged_site), "--without", "html"), ROOT)
    path.write_text(before, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{MEETING}:{lines}: “yok/” hiçbir yere çıkmıyor / “yok/” leads nowhere",
        "1 sorun bulundu. / 1 problem found. (html: denetlenmedi / not checked)",
    ]
    assert done.returncode == 1


def test_the_command_says_that_nothing_is_wrong(tiny_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tiny_site), "--without", "html"]) == 0
    assert capsys.readouterr() == ("Sitede sorun yok. / The site has no problems. (html: denetlenmedi / not checked)\n", "")


def test_what_is_only_told_refuses_no_site(damaged_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = damaged_site / UNION
    before = path.read_bytes()
    path.write_bytes(before.replace(b"</main>", b"<p>0</p>" * 70_000 + b"</main>"))
    try:
        assert main(["verify", str(damaged_site), "--without", "html"]) == 0
    finally:
        path.write_bytes(before)
    assert capsys.readouterr().out.startswith(f"uyarı / warning: {UNION}:1: ")


def test_a_folder_without_a_site_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert f"there is no built site: {tmp_path / 'index.html'}" in capsys.readouterr().err
