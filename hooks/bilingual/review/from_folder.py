"""Makes a built site open from a folder, without a server: every link names a file, and what needs a server says so."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from bilingual.review.built import INDEX, BuiltSite, resolve

TAG = re.compile(r"""<[a-zA-Z][^\s>"/]*(?:\s+[^\s=>"/]+(?:="[^"]*")?)*\s*/?>""")
"""An opening tag as our templates write it: values in double quotes, which may hold a ">"."""
ADDRESS = re.compile(r'(?<=\s)(href|src|action|poster)="([^"]*)"')
REFRESH = re.compile(r'(?<=\scontent=")(\d+; url=)([^"]*)(?=")')
POLICY = re.compile(r"(?<=[ \"])'self'")
CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]*)"')
SCRIPT = re.compile(r"<script [^>]*\bsrc=[^>]*></script>\n?")
MODULE = '<script type="module"'
FORM = re.compile(r'<form class="search__form".*?</form>', re.DOTALL)
NOTICE = (
    '<p class="notice" lang="tr">Bu, sitenin klasörden açılan bir önizlemesidir. Arama bir sunucu ister; burada çalışmaz.</p>\n'
    '<p class="notice" lang="en">This is a preview of the site, opened from a folder. Search needs a server and does not work here.</p>\n'
)


def write(site: BuiltSite, folder: Path) -> None:
    """Write ``site`` into ``folder``, which must not be there yet, so that its pages open as files.

    Raises:
        OSError: a file cannot be read or written, or ``folder`` is there already.
    """
    shutil.copytree(site.folder, folder)
    base = base_path(site)
    for uri, page in site.pages.items():
        file = folder / uri / INDEX if uri.endswith("/") or not uri else folder / uri
        file.write_text(rewrite(page.content.decode("utf-8", "replace"), uri, base), encoding="utf-8", newline="\n")


def base_path(site: BuiltSite) -> str:
    """Return the path of the root for which a site was built, such as "/" or "/repo/"."""
    found = CANONICAL.search(site.pages[""].content) if "" in site.pages else None
    return urlsplit(found[1].decode("utf-8", "replace")).path or "/" if found else "/"


def rewrite(document: str, uri: str, base: str = "/") -> str:
    """Return the page ``document`` of the address ``uri`` with links to files; ``base`` is the path of the site's root.

    Its policy lets it load files beside it.
    """
    return map_addresses(without_modules(document), lambda written: _file(written, uri, base))


def without_modules(document: str) -> str:
    """Return a page without scripts where one is a module, which browsers refuse to files: it then shows what it shows without them.

    Only search is such a page; its form gives way to a notice.
    """
    return FORM.sub(lambda _: NOTICE, SCRIPT.sub("", document)) if MODULE in document else document


def map_addresses(document: str, change: Callable[[str], str]) -> str:
    """Return ``document`` with every address in its tags, as written, put through ``change``, and a policy that allows files."""

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        if text.startswith("<meta"):
            text = REFRESH.sub(lambda found: found[1] + change(found[2]), text)
            return POLICY.sub("'self' file:", text) if "Content-Security-Policy" in text else text
        return ADDRESS.sub(lambda found: f'{found[1]}="{change(found[2])}"', text)

    return TAG.sub(tag, document)


def is_inside(written: str) -> bool:
    """Return whether an address, as written, leads to another file of the site: it has a path, and neither scheme nor host."""
    parts = urlsplit(written)
    return not parts.scheme and not parts.netloc and bool(parts.path)


def target_of(written: str, uri: str, base: str) -> str:
    """Return the address below the root to which ``written``, in the page ``uri``, leads, without its query and fragment."""
    path = urlsplit(written).path
    return resolve("", path.removeprefix(base)) if path.startswith("/") else resolve(uri, path)


def _file(written: str, uri: str, base: str) -> str:
    """Return ``written`` so that it leads to a file, relative to that of the page ``uri``."""
    if not is_inside(written):
        return written
    target = target_of(written, uri, base)
    path = f"{'../' * uri.count('/')}{target}"
    parts = urlsplit(written)
    whole = f"{path}{INDEX}" if target.endswith("/") or not target else path
    return f"{whole}{'?' + parts.query if parts.query else ''}{'#' + parts.fragment if parts.fragment else ''}"
