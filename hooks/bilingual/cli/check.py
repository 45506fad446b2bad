"""Checks the content of the project in this folder."""

import dataclasses
import datetime
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

from bilingual.authoring import autofix
from bilingual.build import refusals
from bilingual.content import loader, source
from bilingual.content.lint import editorial
from bilingual.content.model import Corpus
from bilingual.diagnostics import annotations, catalog, excerpt
from bilingual.diagnostics.problems import ContentError, Problem, total
from bilingual.host import settings_check
from bilingual.host.mkdocs_settings import read_plain
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.social import cards
from bilingual.schema import COLLECTIONS, Entry, Page
from bilingual.site import site


def run(*, format: Annotated[str, {"choices": ("text", "github")}] = "text", fix: bool = False) -> int:
    """Fix the content if asked to, and check it; print what is wrong, and return 1 where something is."""
    root = Path.cwd()
    if fix:
        print(autofix.report(autofix.fix_files(root)))
    try:
        content = read(root)
    except ContentError as error:
        if format == "text":
            raise
        print(annotations.annotate(error.problems), total(len(error.problems)), sep="\n")
        return 1
    if content.warnings and format == "github":
        print(annotations.annotate(content.warnings))
    elif content.warnings:
        print(excerpt.report_warnings(content.warnings, partial(source.read_lines, root)), file=sys.stderr)
    print(catalog.line("commands", "no-problems"))
    return 0


def read(root: Path) -> Corpus:
    """Return the content of the project ``root``.

    Raises:
        ContentError: the content or the menu has problems, or an address would be lost or leads nowhere; it holds every one.
        BuildFailed: mkdocs.yml has problems.
    """
    try:
        content = loader.read(root)
    except ContentError as error:
        raise ContentError([*error.problems, *settings_check.find_faults(root)]) from None
    renderer = Renderer(site.make_site(content, read_plain(root)))
    if problems := [*site.find_faults(root, content), *refusals.find(root, renderer)]:
        raise ContentError(problems)
    today = datetime.date.today()
    seen = (*_published_later(content, today), *_not_on_cards(content))
    told = (*seen, *editorial.find_unused(content), *editorial.find_unlike_names(content))
    return dataclasses.replace(content, warnings=(*content.warnings, *told))


def _published_later(content: Corpus, today: datetime.date) -> Iterator[Problem]:
    """Yield what is published after ``today``, by this machine's calendar; builds know no today."""
    for register in (*COLLECTIONS, "pages"):
        for key, record in content.register(register).items():
            if isinstance(record, Entry | Page) and record.published.first_day > today:
                yield content.place_of(register, key).problem(("published",), "published-later")


def _not_on_cards(content: Corpus) -> Iterator[Problem]:
    """Yield the titles that hold what the pictures of their pages cannot show, such as Arabic letters."""
    titled = [(register, entry.key, *item) for register, entry in content.entries() for item in entry.title.items()]
    for register, key, locale, title in titled:
        if cards.RARE.search(title):
            from bilingual.rendering.social import letters  # not above: it loads fonts

            if missing := letters.missing(title):
                place = content.place_of(register, key)
                yield place.problem(("title",), "not-on-card", locale=locale, letters=" ".join(missing))
