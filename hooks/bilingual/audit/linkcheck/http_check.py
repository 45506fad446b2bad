"""Asks addresses on other hosts whether they still answer: politely, with patience, and without a host being asked twice at once."""

import socket
import ssl
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

GONE = frozenset({404, 410})
HEAD_REFUSED = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 503})
"""Answers to HEAD that say nothing yet, since many servers answer it worse than GET."""
TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
LONGEST_PAUSE = 60.0
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


def ask_all(addresses: Iterable[str], settings: RequestSettings) -> dict[str, Answer]:
    """Ask every address and return the answers; those of one host are asked one after the other, with a pause between them."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)

    def ask_host(found: list[str]) -> dict[str, Answer]:
        answers = {}
        for number, address in enumerate(found):
            if number:
                time.sleep(settings.pause)
            answers[address] = ask(address, settings)
        return answers

    with ThreadPoolExecutor(max_workers=settings.at_once) as pool:
        return {address: answer for answers in pool.map(ask_host, hosts.values()) for address, answer in answers.items()}


def ask(address: str, settings: RequestSettings) -> Answer:
    """Ask one address, first with HEAD, then with GET; where the answer may be another soon, again after a pause that doubles."""
    answer = Answer(Verdict.UNSURE, "")
    for number in range(settings.tries):
        status, reason, wait = _status(address, "HEAD", settings)
        if status in HEAD_REFUSED:
            status, reason, wait = _status(address, "GET", settings)
        answer = _judge(status, reason)
        if not _is_temporary(status, reason) or number + 1 == settings.tries:
            break
        time.sleep(min(wait or settings.pause * 2**number, LONGEST_PAUSE))
    return answer


def _judge(status: int, reason: str) -> Answer:
    if status in GONE or reason == "no such host":
        return Answer(Verdict.DEAD, str(status) if status else reason)
    return Answer(Verdict.ANSWERS if 200 <= status < 300 else Verdict.UNSURE, str(status) if status else reason)


def _is_temporary(status: int, reason: str) -> bool:
    return status in TEMPORARY or (not status and reason != "certificate")


def _status(address: str, method: str, settings: RequestSettings) -> tuple[int, str, float]:
    """Return the status of an answer, 0 with a reason where there was none, and how many seconds the server asks one to wait."""
    # Without the machine's proxies: these would answer for hosts that do not.
    opener = build_opener(ProxyHandler({}), HTTPSHandler(context=ssl.create_default_context()))
    try:
        request = Request(_ascii(address), method=method, headers={"User-Agent": AGENT.format(site=settings.site), "Accept": "*/*"})
        with opener.open(request, timeout=settings.timeout) as response:
            return response.status, "", 0.0
    except HTTPError as error:
        with error:
            wait = error.headers.get("Retry-After", "")
            return error.code, "", float(wait) if wait.isascii() and wait.isdigit() else 0.0
    except URLError as error:
        return 0, _reason(error.reason), 0.0
    except (OSError, HTTPException, ValueError) as error:
        return 0, _reason(error), 0.0


def _reason(error: object) -> str:
    if isinstance(error, socket.gaierror):
        return "no answer" if error.errno == socket.EAI_AGAIN else "no such host"  # asked again, names may be found
    if isinstance(error, ssl.SSLError):
        return "certificate"
    return "timeout" if isinstance(error, TimeoutError) else "no answer"


def _ascii(address: str) -> str:
    """Return an address as it travels: other letters escaped, other alphabets in host names encoded."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(text, safe="/?%:@!$&'()*+,;=~") for text in (parts.path, parts.query))
    return parts._replace(netloc=host, path=path, query=query).geturl()
