"""Says what the repository's settings on GitHub still lack for publishing; the answers of its API lie in a folder."""

import sys
from pathlib import Path

from bilingual.audit import setup_check


def run(answers: Path) -> int:
    """Print the findings as Markdown; return 1 where a setting is missing."""
    findings = setup_check.find(setup_check.read(answers))
    sys.stdout.write(setup_check.word(findings))
    return int(any(finding.state is setup_check.State.MISSING for finding in findings))
