"""Asks addresses on other hosts whether they still answer: politely, with patience, and without a host being asked twice at once.

Where a page is gone, the Internet Archive is asked where it keeps one.
"""

import re
import socket
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from urllib3 import PoolManager, Retry
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, SSLError, TimeoutError

GONE = frozenset({404, 410})
HEAD_REFUSED = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 503})
"""Answers to HEAD that say nothing yet, since many servers answer it worse than GET."""
TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
LONGEST_PAUSE = 60
MOST_REDIRECTS = 10
SERVICE = "https://archive.org/wayback/available"
AGENT = "Mozilla/5.0 (compatible; link-check; {site})"


class Verdict(StrEnum):
    """Whether an address answers: it does, what it led to is gone, or nobody can tell from here."""

    ANSWERS = "answers"
    DEAD = "dead"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address: the verdict, and the reason in a word, such as "404" or "timeout"."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class RequestSettings:
    """How hosts are asked: ``timeout`` and ``pause`` in seconds; ``tries`` per address; ``at_once`` hosts at the same time."""

    timeout: float = 20.0
    tries: int = 3
    pause: float = 1.0
    at_once: int = 4
    site: str = ""

    def pool(self) -> PoolManager:
        """Return what asks so; the machine's proxies are not used, since these would answer for hosts that do not."""
        return PoolManager(headers={"User-Agent": AGENT.format(site=self.site), "Accept": "*/*"}, timeout=self.timeout)


def ask_all(addresses: Iterable[str], settings: RequestSettings) -> dict[str, Answer]:
    """Ask every address and return the answers; those of one host are asked one after the other, with a pause between them."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_host(found: list[str]) -> dict[str, Answer]:
        answers = {}
        for number, address in enumerate(found):
            time.sleep(settings.pause if number else 0)
            answers[address] = ask(address, settings)
        return answers

    with ThreadPoolExecutor(max_workers=settings.at_once) as pool:
        return {address: answer for answers in pool.map(ask_host, hosts.values()) for address, answer in answers.items()}


def ask(address: str, settings: RequestSettings) -> Answer:
    """Ask one address, with HEAD and, where that says nothing, with GET; again where the answer may be another soon."""
    again = Retry(
        total=None,
        connect=settings.tries - 1,
        read=settings.tries - 1,
        status=settings.tries - 1,
        other=0,
        redirect=MOST_REDIRECTS,
        status_forcelist=TEMPORARY - HEAD_REFUSED,
        backoff_factor=2 * settings.pause,
        backoff_max=LONGEST_PAUSE,
        retry_after_max=LONGEST_PAUSE,
        raise_on_status=False,
    )
    try:
        with settings.pool() as pool:
            status = pool.request("HEAD", address, retries=again, preload_content=False).status
            if status in HEAD_REFUSED:
                status = pool.request("GET", address, retries=again.new(status_forcelist=TEMPORARY), preload_content=False).status
    except (HTTPError, ValueError) as error:
        return _unanswered(error)
    verdict = Verdict.DEAD if status in GONE else Verdict.ANSWERS if 200 <= status < 300 else Verdict.UNSURE
    return Answer(verdict, str(status))


def _unanswered(error: Exception) -> Answer:
    reason = error.reason if isinstance(error, MaxRetryError) else error
    if isinstance(reason, NameResolutionError) and getattr(reason.__cause__, "errno", None) != socket.EAI_AGAIN:
        return Answer(Verdict.DEAD, "no such host")  # but for EAI_AGAIN: asked again, names may be found
    if isinstance(reason, SSLError):
        return Answer(Verdict.UNSURE, "certificate")
    timed_out = isinstance(reason, TimeoutError) and not isinstance(reason, NewConnectionError)
    return Answer(Verdict.UNSURE, "timeout" if timed_out else "no answer")


def find_archived(addresses: Iterable[str], settings: RequestSettings, service: str = SERVICE) -> dict[str, str]:
    """Return the address of the archived page for each of ``addresses`` that has one; ``service`` is asked once for each, in turn."""
    found = {}
    with settings.pool() as pool:
        for number, address in enumerate(addresses):
            time.sleep(settings.pause if number else 0)
            with suppress(HTTPError, ValueError, KeyError, TypeError):  # where the archive does not answer as it should
                closest = pool.request("GET", service, fields={"url": address}).json()["archived_snapshots"]["closest"]
                if closest["available"] and (archived := re.fullmatch(r"https?(://.+)", closest["url"])):
                    found[address] = f"https{archived[1]}"
    return found
