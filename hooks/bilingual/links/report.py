"""Words what came of asking the links as Markdown for one issue: Turkish first, then English."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bilingual.links.asked import Answer, Verdict
from bilingual.review.built import BuiltPage

LIMIT = 14_000
"""The most characters of a list: there are four, and a text on GitHub may have 65,536."""
PAGES = 3
"""The most pages named for an address."""


@dataclass(frozen=True, slots=True)
class IssueWords:
    """What editors read in one language; ``reasons`` has the words for those that are no number."""

    opening: str
    headings: Mapping[Verdict, str]
    archived: str
    not_archived: str
    pages: str
    more: str
    reasons: Mapping[str, str]


TURKISH = IssueWords(
    opening=(
        "Sitedeki dış bağlantıların haftalık denetimi. Site bundan etkilenmez; ölü bağlantıları vakit buldukça düzeltin: içerik dosyasında "
        "yeni adresi ya da aşağıdaki arşiv adresini yazın. Bu kaydı araç günceller; hepsi düzelince kendiliğinden kapanır."
    ),
    headings={
        Verdict.DEAD: "Ölü bağlantılar",
        Verdict.UNSURE: "Emin olunamayanlar (sunucu programlara yanıt vermiyor olabilir; elle bakın)",
    },
    archived="arşiv",
    not_archived="arşivde yok",
    pages="sayfalar",
    more="Listede gösterilmeyen: {count}",
    reasons={
        "no such host": "sunucu yok",
        "certificate": "güvenlik sertifikası geçersiz",
        "timeout": "zamanında yanıt vermedi",
        "no answer": "yanıt vermedi",
    },
)

ENGLISH = IssueWords(
    opening=(
        "The weekly check of the site’s links to other sites. The site itself is unharmed; mend dead links when you find the time: write "
        "the new address, or the archived one below, into the content file. A tool renews this text, and closes the issue at the end."
    ),
    headings={Verdict.DEAD: "Dead links", Verdict.UNSURE: "Not certain (the server may refuse programs; look yourself)"},
    archived="archived",
    not_archived="not archived",
    pages="pages",
    more="Not listed: {count}",
    reasons={
        "no such host": "no such host",
        "certificate": "invalid certificate",
        "timeout": "no answer in time",
        "no answer": "no answer",
    },
)


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
    return "\n\n---\n\n".join("\n".join(_section(links, words)) for words in (TURKISH, ENGLISH)) + "\n"


def _section(links: CheckedLinks, words: IssueWords) -> Iterator[str]:
    yield words.opening
    for verdict, heading in words.headings.items():
        rows = ["\n".join(_row(links, address, words)) for address, answer in links.answers.items() if answer.verdict is verdict]
        fitting = sum(size <= LIMIT for size in accumulate(map(len, rows)))
        if rows:
            yield f"\n### {heading}: {len(rows)}\n"
            yield from rows[:fitting]
        if len(rows) > fitting:
            yield f"\n{words.more.format(count=len(rows) - fitting)}"


def _row(links: CheckedLinks, address: str, words: IssueWords) -> Iterator[str]:
    """Yield the lines of one link."""
    answer, pages = links.answers[address], links.pages[address]
    yield f"- `{address}` ({words.reasons.get(answer.reason, answer.reason)})"
    if answer.verdict is Verdict.DEAD:
        yield f"  - {words.archived}: {links.archived[address]}" if address in links.archived else f"  - {words.not_archived}"
    places = ", ".join(f"`{page.record or '/' + page.uri}` <{links.site_url}{page.uri}>" for page in pages[:PAGES])
    yield f"  - {words.pages} ({len(pages)}): {places}"
