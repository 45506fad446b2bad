"""Finds where the Internet Archive keeps a page that is gone."""

import json
import time
from collections.abc import Iterable
from http.client import HTTPException
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from bilingual.audit.linkcheck.http_check import AGENT, RequestSettings

SERVICE = "https://archive.org/wayback/available"
LONGEST = 100_000
"""The most bytes of an answer that are read."""


def find_archived(addresses: Iterable[str], settings: RequestSettings, service: str = SERVICE) -> dict[str, str]:
    """Return the address of the archived page for each of ``addresses`` that has one; ``service`` is asked once for each, in turn."""
    found = {}
    for number, address in enumerate(addresses):
        if number:
            time.sleep(settings.pause)
        archived = _ask(address, settings, service)
        if archived:
            found[address] = archived
    return found


def _ask(address: str, settings: RequestSettings, service: str) -> str:
    """Return where an address is archived, or nothing where it is not, or where the archive does not answer as it should."""
    request = Request(f"{service}?{urlencode({'url': address})}", headers={"User-Agent": AGENT.format(site=settings.site)})
    try:
        with urlopen(request, timeout=settings.timeout) as response:
            closest = json.loads(response.read(LONGEST))["archived_snapshots"]["closest"]
            archived = str(closest["url"]) if closest["available"] else ""
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return ""
    return archived.replace("http://", "https://", 1) if archived.startswith(("http://", "https://")) else ""
