"""Writes a new site into a folder, from answers."""

import datetime
import sys
from pathlib import Path

from bilingual.authoring import new_site
from bilingual.diagnostics import catalog


def run(folder: Path | None = None, *, answers: Path | None = None, example: bool = False) -> int:
    """Write the site of the answers in a file, or of those that are asked for; or print a file of answers to fill in."""
    if example:
        print(new_site.example(), end="")
        return 0
    if folder is None:
        print(catalog.line("new_site", "no-folder"), file=sys.stderr)
        return 1
    try:
        said = new_site.read_answers(answers) if answers else _ask()
    except EOFError:
        print("", *catalog.both("commands", "given-up"), sep="\n", file=sys.stderr)
        return 1
    new_site.write(folder, said, datetime.date.today())
    print(*catalog.both("new_site", "written", folder=folder), sep="\n")
    return 0


def _ask() -> dict[str, str]:
    """Return the answers of whoever sits at the terminal."""
    answers: dict[str, str] = {}
    for name, (_, shown) in new_site.QUESTIONS.items():
        prompt = f"{catalog.line('new_site', name)} [{shown}]: "
        while not new_site.is_answer(name, answers.setdefault(name, input(prompt).strip())):
            print(*catalog.both("problems", "no-answer", value=answers.pop(name), example=shown), sep="\n")
    return answers
