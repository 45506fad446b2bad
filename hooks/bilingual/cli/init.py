"""Writes a new site into a folder, from answers."""

import argparse
import datetime
import sys
from pathlib import Path

from bilingual.authoring import new_site
from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--answers", type=Path, metavar="FILE")
    parser.add_argument("--example", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the site of the answers in a file, or of those that are asked for; or print a file of answers to fill in."""
    if options.example:
        print(new_site.example(), end="")
        return 0
    if options.folder is None:
        print(catalog.line("new_site", "no-folder"), file=sys.stderr)
        return 1
    try:
        answers = new_site.read_answers(options.answers) if options.answers else _ask()
    except EOFError:
        print("", *catalog.both("commands", "given-up"), sep="\n", file=sys.stderr)
        return 1
    new_site.write(options.folder, answers, datetime.date.today())
    print(*catalog.both("new_site", "written", folder=options.folder), sep="\n")
    return 0


def _ask() -> dict[str, str]:
    """Return the answers of whoever sits at the terminal."""
    answers: dict[str, str] = {}
    for name, (_, shown) in new_site.QUESTIONS.items():
        prompt = f"{catalog.line('new_site', name)} [{shown}]: "
        while not new_site.is_answer(name, answers.setdefault(name, input(prompt).strip())):
            print(*catalog.both("problems", "no-answer", value=answers.pop(name), example=shown), sep="\n")
    return answers
