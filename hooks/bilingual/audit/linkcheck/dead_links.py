"""Words what came of asking the links as Markdown for one issue: Turkish first, then English."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from bilingual.audit.built_site import BuiltPage
from bilingual.audit.linkcheck.http_check import Answer, Verdict
from bilingual.diagnostics import catalog
from bilingual.text.language import LOCALES

LIMIT = 14_000
"""The most characters of a list: there are four, and a text on GitHub may have 65,536."""
PAGES = 3
"""The most pages named for an address."""


@dataclass(frozen=True, slots=True)
class CheckedLinks:
    """What is known of every link: what came of asking it, on which pages it stands, and where the dead ones are archived.

    ``site_url`` is the address of the site whose links they are.
    """

    answers: Mapping[str, Answer]
    pages: Mapping[str, Sequence[BuiltPage]]
    archived: Mapping[str, str]
    site_url: str


def word(links: CheckedLinks) -> str:
    """Return the text of the issue, or nothing where no link is dead."""
    if not any(answer.verdict is Verdict.DEAD for answer in links.answers.values()):
        return ""
    return "\n\n---\n\n".join("\n".join(_section(links, partial(catalog.text, locale, "links"))) for locale in LOCALES) + "\n"


def _section(links: CheckedLinks, words: Callable[..., str]) -> Iterator[str]:
    yield words("opening")
    for verdict in (Verdict.DEAD, Verdict.UNSURE):
        rows = ["\n".join(_row(links, address, words)) for address, answer in links.answers.items() if answer.verdict is verdict]
        fitting = sum(size <= LIMIT for size in accumulate(map(len, rows)))
        if rows:
            yield f"\n### {words(verdict)}: {len(rows)}\n"
            yield from rows[:fitting]
        if len(rows) > fitting:
            yield f"\n{words('more', count=len(rows) - fitting)}"


def _row(links: CheckedLinks, address: str, words: Callable[..., str]) -> Iterator[str]:
    """Yield the lines of one link."""
    answer, pages = links.answers[address], links.pages[address]
    yield f"- `{address}` ({answer.reason if answer.reason.isdigit() else words(answer.reason)})"
    if answer.verdict is Verdict.DEAD:
        yield f"  - {words('archived')}: {links.archived[address]}" if address in links.archived else f"  - {words('not_archived')}"
    places = ", ".join(f"`{page.record or '/' + page.uri}` <{links.site_url}{page.uri}>" for page in pages[:PAGES])
    yield f"  - {words('pages')} ({len(pages)}): {places}"
