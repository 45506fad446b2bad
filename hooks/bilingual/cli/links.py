"""Asks the other sites to which a built site links, and words what no longer answers as the text of an issue."""

import sys
from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.linkcheck import dead_links, http_check, outgoing_links
from bilingual.audit.linkcheck.dead_links import CheckedLinks
from bilingual.audit.linkcheck.http_check import RequestSettings, Verdict
from bilingual.diagnostics import catalog


def run(site: Path, *, into: Path, unchecked: Path | None = None) -> int:
    """Write the text, empty where no link is dead; return 1 only where there is no site, or no network to ask through."""
    built = built_site.read(site)
    pages = outgoing_links.collect(built, outgoing_links.read_unchecked(unchecked) if unchecked else ())
    answers = http_check.ask_all(pages, RequestSettings(site=built.site_url))
    dead = [link for link, answer in answers.items() if answer.verdict is Verdict.DEAD]
    if answers and not any(answer.reason.isdecimal() for answer in answers.values()):
        print(catalog.line("commands", "no-server"), file=sys.stderr)
        return 1
    links = CheckedLinks(answers, pages, http_check.find_archived(dead, RequestSettings(site=built.site_url)), built.site_url)
    into.write_text(dead_links.word(links), encoding="utf-8", newline="\n")
    unsure = sum(answer.verdict is Verdict.UNSURE for answer in answers.values())
    counts = (("links", len(answers)), ("dead", len(dead)), ("unsure", unsure))
    print(" · ".join(f"{catalog.line('commands', key)}: {count}" for key, count in counts))
    return 0
