"""Collects the links of a built site's pages to other sites."""

import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bilingual.language import SOURCE_LOCALE
from bilingual.review.built import BuiltPage, BuiltSite
from bilingual.review.from_folder import ADDRESS, CANONICAL, TAG

MAIN = "<main"


def collect(site: BuiltSite, unchecked: Iterable[str] = ()) -> dict[str, list[BuiltPage]]:
    """Return every address on another host that the texts of ``site`` link to, without fragment, and the pages that do so.

    Pages in Turkish come first. Addresses that start with one of ``unchecked`` are left out.
    """
    found: dict[str, list[BuiltPage]] = {}
    own, passed = _own_host(site), tuple(unchecked)
    for page in sorted(site.pages.values(), key=lambda page: (page.locale != SOURCE_LOCALE, page.uri)):
        text = page.content.decode("utf-8", "replace")
        _, _, main = text.partition(MAIN)
        for address in dict.fromkeys(map(_without_fragment, _links(main.partition("</main>")[0]))):
            if urlsplit(address).hostname != own and not (passed and address.startswith(passed)):
                found.setdefault(address, []).append(page)
    return found


def read_unchecked(path: Path) -> tuple[str, ...]:
    """Return the beginnings of addresses in a file, one on each line; empty lines and those that start with "#" say nothing.

    Raises:
        OSError: the file cannot be read.
    """
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def site_address(pages: Mapping[str, BuiltPage]) -> str:
    """Return the absolute address for which a site was built, with a slash at its end, or nothing where its first page does not say."""
    found = CANONICAL.search(pages[""].content) if "" in pages else None
    return found[1].decode("utf-8", "replace") if found else ""


def _own_host(site: BuiltSite) -> str | None:
    return urlsplit(site_address(site.pages)).hostname


def _links(text: str) -> Iterable[str]:
    """Yield the addresses of a page's links over HTTP."""
    for tag in TAG.finditer(text):
        if tag[0].startswith("<a "):
            yield from (address for _, written in ADDRESS.findall(tag[0]) if _is_web(address := html.unescape(written)))


def _is_web(address: str) -> bool:
    """Return whether an address leads to a host over HTTP."""
    try:
        return address.startswith(("http://", "https://")) and bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _without_fragment(address: str) -> str:
    return urlunsplit(urlsplit(address)._replace(fragment=""))
