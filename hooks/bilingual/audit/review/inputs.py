"""Gathers what a report tells, from the content of a project and two built sites."""

from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.built_site import BuiltSite, NoSite
from bilingual.audit.review import changes
from bilingual.audit.review.change_report import Findings
from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.translation import notes as translation_notes
from bilingual.translation import statuses as translations


def gather(root: Path, before: Path, after: Path, kept: Path | None = None, preview_url: str = "") -> Findings:
    """Return what happens between the sites in the folders ``before`` and ``after``; ``root`` holds the content of the later one.

    Either folder may be missing: what does not follow from the other is then left out. ``kept`` is the patch to the files that tools keep.

    Raises:
        ContentError: the list of addresses in a built site is damaged.
        OSError: a site that is there cannot be read, or ``kept`` is not.
    """
    content, errors = _content(root)
    earlier, later = _site(before), _site(after)
    return Findings(
        changes=changes.compare(earlier, later) if earlier and later else None,
        after=later,
        errors=errors,
        warnings=content.warnings if content else (),
        translations=translations.statuses_of(content, translation_notes.read(root)) if content else None,
        kept=kept.read_text(encoding="utf-8") if kept else None,
        preview_url=preview_url,
    )


def _content(root: Path) -> tuple[Corpus | None, tuple[Problem, ...]]:
    try:
        return loader.read(root), ()
    except ContentError as error:
        return None, error.problems


def _site(folder: Path) -> BuiltSite | None:
    try:
        return built_site.read(folder)
    except NoSite:
        return None
