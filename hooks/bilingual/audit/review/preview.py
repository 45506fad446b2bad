"""Makes one file of the changed pages, in both languages side by side, that opens anywhere and asks nobody for anything.

Beside it lies the whole site in a form that opens from a folder: every link names a file, and what needs a server says so. In the one file,
each page is shown in a frame of its own, with its own styles and scripts; a policy with their hashes lets nothing else run.
"""

import base64
import hashlib
import html
import mimetypes
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, urlsplit

from lxml import etree

from bilingual.audit.built_site import BuiltPage, BuiltSite, file_of
from bilingual.audit.review.change_report import pairs, say_fate, words_in
from bilingual.audit.review.changes import PageChange, SiteChanges
from bilingual.diagnostics import catalog
from bilingual.text import json_text
from bilingual.text.html_page import Element, parse_whole, serialize
from bilingual.text.language import LOCALES

FILE = "onizleme-preview.html"
"""The name of the file, in both languages."""
SITE = "site"
"""The folder beside it that holds the whole site."""
POLICY = "default-src 'none'; script-src {js}; style-src {css}; img-src data:; base-uri 'none'; form-action 'none'"
POLICIES = "//meta[@http-equiv='Content-Security-Policy']"
NOTICES = (f'<p class="notice" lang="{locale}">{catalog.text(locale, "review", "of-folder")}</p>' for locale in LOCALES)
NOTICE = f"<div>{''.join(NOTICES)}</div>"
RECORDS = 150
"""The most records whose pages are shown."""

DROPPED = (
    "//meta[@http-equiv='Content-Security-Policy'] | //script[@type='application/ld+json']"
    " | //link[@rel='canonical' or @rel='alternate' or @rel='icon' or @rel='apple-touch-icon']"
)
CSS_URL = re.compile(r"""url\((["']?)(?!data:|#)([^"')]+)\1\)""")


@dataclass(frozen=True)
class _Shelf:
    """The styles and scripts of a site by their paths, as text that stands in a document."""

    site: BuiltSite
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, path: str) -> str:
        """Keep the file ``path`` and return its path; a file that is not there is empty."""
        if path not in self.texts:
            text = self.site.text(path)
            self.texts[path] = CSS_URL.sub(lambda match: f'url("{self.picture(self.site.target(path, match[2]))}")', text)
        return path

    def picture(self, path: str | None) -> str:
        """Return a picture as an address that holds it; one that is not there is empty."""
        kind, content = mimetypes.guess_type(path or "")[0] or "application/octet-stream", self.site.content(path or "")
        return f"data:{kind};base64,{base64.b64encode(content).decode()}" if content else "data:,"


def write(changes: SiteChanges, after: BuiltSite, folder: Path) -> None:
    """Write into ``folder`` the file of the changed pages and, beside it, the whole site ``after``.

    Raises:
        OSError: a file cannot be read or written, or the folder holds a site already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_site(after, folder / SITE)
    (folder / FILE).write_text(document(changes, after), encoding="utf-8", newline="\n")


def document(changes: SiteChanges, after: BuiltSite) -> str:
    """Return the file of the changed pages.

    They come record by record: first those of which a page changes by itself, then those of which only lists change. Where no words change,
    one page of each sort is shown, since its form may.
    """
    told = [change for change in changes.pages if change.page.record]
    rows = list(pairs(told, after)) or [*_samples(after)]
    shown = rows[:RECORDS]
    shelf = _Shelf(after)
    pages = {page.uri: page for row in shown for cell in row if (page := _page_of(cell))}
    documents = {uri: _self_contained(page, shelf, pages) for uri, page in pages.items()}
    left_out = catalog.line("review", "more", count=len(rows) - len(shown))
    templates = files("bilingual.audit.review")
    style, script = (templates.joinpath(name).read_text(encoding="utf-8") for name in ("preview.css", "preview.js"))
    payload = json_text.compact({"pages": documents, "files": shelf.texts}).replace("<", "\\u003c")
    texts = {"css": [style], "js": [script]}
    for path, text in shelf.texts.items():
        texts.setdefault(path.rpartition(".")[2], []).append(text)
    hashes = {kind: " ".join(map(_hash, found)) for kind, found in texts.items()}
    return (
        templates.joinpath("preview.html")
        .read_text(encoding="utf-8")
        .format(
            policy=POLICY.format(**hashes),
            style=style,
            script=script,
            payload=payload,
            rows="\n".join(map(_row, shown)),
            left_out=f"<p>{html.escape(left_out)}</p>" if len(rows) > len(shown) else "",
        )
    )


def _samples(after: BuiltSite) -> Iterator[tuple[BuiltPage | None, ...]]:
    """Yield a page of each sort in both languages."""
    kinds: dict[str, BuiltPage] = {}
    for page in after.pages.values():
        if page.record and page.locale == LOCALES[0]:
            kinds.setdefault(page.said.kind, page)
    by_record = {(page.record, page.locale): page for page in after.pages.values()}
    for page in kinds.values():
        yield tuple(by_record.get((page.record, locale)) for locale in LOCALES)


def _page_of(cell: PageChange | BuiltPage | None) -> BuiltPage | None:
    return cell.after if isinstance(cell, PageChange) else cell


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _self_contained(page: BuiltPage, shelf: _Shelf, shown: Iterable[str]) -> str:
    """Return a page whose styles and scripts are named by marks that the file's script fills, and whose pictures stand in it."""
    root = _read(page)
    path = partial(_inside, shelf.site, page)
    for element in root.xpath(DROPPED):
        element.drop_tree()
    for element in root.xpath("//link[@rel='stylesheet'] | //script[@src]"):
        mark = etree.Comment(f"file:{shelf.put(path(element.get('href') or element.get('src')) or '')}")
        if "defer" in element.attrib:
            root.find("body").append(mark)
        else:
            element.addprevious(mark)
        element.drop_tree()
    for element in root.iter("img", "source", "image"):
        element.attrib.pop("srcset", None)
        for name in {"src", "href"}.intersection(element.keys()):
            element.set(name, shelf.picture(path(element.get(name))))
    for element in root.iterfind(".//a[@href]"):
        if (target := path(element.get("href"))) is not None:
            element.set("href", f"#/{target}" if target in shown else f"{SITE}/{quote(file_of(target))}")
    return serialize(root)


def _row(row: tuple[PageChange | BuiltPage | None, ...]) -> str:
    """Return the row of the index for one record, with the addresses of its pages that can be shown."""
    cells = " ".join(_link(cell, locale) for cell, locale in zip(row, LOCALES, strict=True))
    shown = " ".join(f"/{page.uri}" for page in map(_page_of, row) if page)
    return f'<li data-pages="{html.escape(shown)}">{cells}</li>' if shown else f"<li>{cells}</li>"


def _link(cell: PageChange | BuiltPage | None, locale: str) -> str:
    """Return the link to a page that is shown, or its name."""
    words = words_in(locale)
    if cell is None:
        return f'<span lang="{locale}">{words("no_page")}</span>'
    page, said = (cell.page, say_fate(cell, words)) if isinstance(cell, PageChange) else (cell, words("unchanged"))
    title = f"{html.escape(page.title)}<small>{said}</small>"
    return f'<a href="#/{html.escape(page.uri)}" lang="{locale}">{title}</a>' if _page_of(cell) else f'<span lang="{locale}">{title}</span>'


# the whole site


def write_site(site: BuiltSite, folder: Path) -> None:
    """Write ``site`` into ``folder``, which must not be there yet, so that its pages open as files; their policies allow that.

    Raises:
        OSError: a file cannot be read or written, or ``folder`` is there already.
    """
    shutil.copytree(site.folder, folder)
    for page in site.pages.values():
        root = _read(page)
        root.rewrite_links(partial(_file, site, page), resolve_base_href=False)
        for policy in root.xpath(POLICIES):
            policy.set("content", policy.get("content").replace("'self'", "'self' file:"))
        (folder / page.file).write_text(serialize(root), encoding="utf-8", newline="\n")


def _read(page: BuiltPage) -> Element:
    """Return the root of a page, without scripts where one is a module, which browsers refuse to files: it then shows what it shows
    without them. Only search is such a page; its form gives way to a notice.
    """
    root = parse_whole(page.text)
    if root.find(".//script[@type='module']") is not None:
        for script in root.xpath("//script[@src]"):
            script.drop_tree()
        for form in root.xpath("//form[@class='search__form']"):
            form.getparent().replace(form, parse_whole(NOTICE).find("body/div"))
    return root


def _inside(site: BuiltSite, page: BuiltPage, written: str) -> str | None:
    """Return the address below the root to which ``written`` leads on a page; None where it has a scheme or a host, or no path."""
    parts = urlsplit(written)
    return None if parts.scheme or parts.netloc or not parts.path else site.target(page.uri, written)


def _file(site: BuiltSite, page: BuiltPage, written: str) -> str:
    """Return ``written`` so that it leads to a file, relative to that of the page."""
    target = _inside(site, page, written)
    if target is None:
        return written
    return urlsplit(written)._replace(path=f"{'../' * page.file.count('/')}{quote(file_of(target))}").geturl()
