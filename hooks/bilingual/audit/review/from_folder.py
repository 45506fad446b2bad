"""Makes a built site open from a folder, without a server: every link names a file, and what needs a server says so."""

import shutil
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from bilingual.audit.built_site import BuiltPage, BuiltSite, file_of
from bilingual.text.html_page import Element, parse, serialize

POLICY = "//meta[@http-equiv='Content-Security-Policy']"
NOTICE = """<div>
<p class="notice" lang="tr">Bu, sitenin klasörden açılan bir önizlemesidir. Arama bir sunucu ister; burada çalışmaz.</p>
<p class="notice" lang="en">This is a preview of the site, opened from a folder. Search needs a server and does not work here.</p>
</div>"""


def write(site: BuiltSite, folder: Path) -> None:
    """Write ``site`` into ``folder``, which must not be there yet, so that its pages open as files; their policies allow that.

    Raises:
        OSError: a file cannot be read or written, or ``folder`` is there already.
    """
    shutil.copytree(site.folder, folder)
    for page in site.pages.values():
        root = read(page)
        root.rewrite_links(partial(_file, site, page), resolve_base_href=False)
        for policy in root.xpath(POLICY):
            policy.set("content", policy.get("content").replace("'self'", "'self' file:"))
        (folder / page.file).write_text(serialize(root), encoding="utf-8", newline="\n")


def read(page: BuiltPage) -> Element:
    """Return the root of a page, without scripts where one is a module, which browsers refuse to files: it then shows what it shows
    without them. Only search is such a page; its form gives way to a notice.
    """
    root = parse(page.text)
    if root.find(".//script[@type='module']") is not None:
        for script in root.xpath("//script[@src]"):
            script.drop_tree()
        for form in root.xpath("//form[@class='search__form']"):
            form.getparent().replace(form, parse(NOTICE).find("body/div"))
    return root


def inside(site: BuiltSite, page: BuiltPage, written: str) -> str | None:
    """Return the address below the root to which ``written`` leads on a page; None where it has a scheme or a host, or no path."""
    parts = urlsplit(written)
    return None if parts.scheme or parts.netloc or not parts.path else site.target(page.uri, written)


def _file(site: BuiltSite, page: BuiltPage, written: str) -> str:
    """Return ``written`` so that it leads to a file, relative to that of the page."""
    target = inside(site, page, written)
    if target is None:
        return written
    return urlsplit(written)._replace(path=f"{'../' * page.file.count('/')}{quote(file_of(target))}").geturl()
