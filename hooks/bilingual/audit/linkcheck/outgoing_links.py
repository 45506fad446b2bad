"""Collects the links of a built site's pages to other sites."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.text.html_page import parse
from bilingual.text.language import SOURCE_LOCALE


def collect(site: BuiltSite, unchecked: Iterable[str] = ()) -> dict[str, list[BuiltPage]]:
    """Return every address on another host that the texts of ``site`` link to, without fragment, and the pages that do so.

    Pages in Turkish come first. Addresses that start with one of ``unchecked`` are left out.
    """
    found: dict[str, list[BuiltPage]] = {}
    passed = tuple(unchecked)
    for page in sorted(site.pages.values(), key=lambda page: (page.locale != SOURCE_LOCALE, page.uri)):
        links = map(str, parse(page.text).xpath("//main//a/@href"))
        for address in dict.fromkeys(urldefrag(link).url for link in links if _is_web(link)):
            if urlsplit(address).hostname != urlsplit(site.site_url).hostname and not address.startswith(passed):
                found.setdefault(address, []).append(page)
    return found


def read_unchecked(path: Path) -> tuple[str, ...]:
    """Return the beginnings of addresses in a file, one on each line; empty lines and those that start with "#" say nothing.

    Raises:
        OSError: the file cannot be read.
    """
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _is_web(address: str) -> bool:
    """Return whether an address leads to a host over HTTP."""
    try:
        return address.startswith(("http://", "https://")) and bool(urlsplit(address).hostname)
    except ValueError:
        return False
