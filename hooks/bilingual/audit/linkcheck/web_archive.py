"""Finds where the Internet Archive keeps a page that is gone."""

import time
from collections.abc import Iterable

from urllib3 import PoolManager
from urllib3.exceptions import HTTPError

from bilingual.audit.linkcheck.http_check import RequestSettings

SERVICE = "https://archive.org/wayback/available"


def find_archived(addresses: Iterable[str], settings: RequestSettings, service: str = SERVICE) -> dict[str, str]:
    """Return the address of the archived page for each of ``addresses`` that has one; ``service`` is asked once for each, in turn."""
    found = {}
    with settings.pool() as pool:
        for number, address in enumerate(addresses):
            if number:
                time.sleep(settings.pause)
            if archived := _ask(pool, address, service):
                found[address] = archived
    return found


def _ask(pool: PoolManager, address: str, service: str) -> str:
    """Return where an address is archived, or nothing where it is not, or where the archive does not answer as it should."""
    try:
        closest = pool.request("GET", service, fields={"url": address}).json()["archived_snapshots"]["closest"]
        archived = str(closest["url"]) if closest["available"] else ""
    except (HTTPError, ValueError, KeyError, TypeError):
        return ""
    return archived.replace("http://", "https://", 1) if archived.startswith(("http://", "https://")) else ""
