"""Makes the changes that the page for editors proposes: from a file, or from an issue that carries them."""

import sys
from pathlib import Path

from bilingual.authoring import additions, attachments, proposal_reply, proposals
from bilingual.diagnostics import catalog


def run(file: Path, *, issue: bool = False, reply: Path | None = None, accepted: bool = False) -> int:
    """Make the changes; return 1 where one was refused. That an issue is not clear is an outcome, not a failure."""
    root = Path.cwd()
    if issue:
        outcomes = {proposal_reply.MADE: "proposal-made", proposal_reply.ANSWER: "proposal-answered", None: "proposal-left"}
        found = proposal_reply.answer(root, file, reply, accepted=accepted)
        print(catalog.line("commands", outcomes[found]))
        return 0
    proposal = proposals.parse(file.read_text(encoding="utf-8-sig", errors="replace"))
    outcome = proposals.apply(root, proposal, attachments.fetch_in(file.parent))
    warnings = additions.check(root, outcome.changes)
    additions.write(root, outcome.changes)
    print(*outcome.refused, sep="\n", end="\n" if outcome.refused else "", file=sys.stderr)
    said = [*additions.told(outcome.changes), *([warnings] if warnings else [])]
    print(*(said or [catalog.line("commands", "not-written")]), sep="\n")
    return int(bool(outcome.refused))
