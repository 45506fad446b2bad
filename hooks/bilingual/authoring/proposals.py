"""Applies what the page for editors sends: a list of changes (see handbook/decisions/proposals.md).

A change that no longer fits, or that the table of fields does not know, is refused by its name; all others are made.
"""

import json
import os
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bilingual.authoring import additions, attachments, proposal_values, yaml_edits
from bilingual.authoring.additions import Change
from bilingual.authoring.attachments import Fetch
from bilingual.authoring.input_problems import InputError, InputProblem, input_problem
from bilingual.authoring.proposal_values import Place, Refused
from bilingual.authoring.yaml_edits import at
from bilingual.content import document, source
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem
from bilingual.text.language import LOCALES, SOURCE_LOCALE

LONGEST = 60_000
"""So many characters may a proposal have; the forge takes a little more."""
ORDER = "$order"

Proposed = tuple[Annotated[list[str], Field(min_length=1)], Any, str]
"""A change: path, value, and the fingerprint of what stood there."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProposedRecord(_Model):
    """The changes of a record, by language."""

    new: bool = False
    tr: list[Proposed] = []
    en: list[Proposed] = []


class Proposal(_Model):
    """What an editor proposes: changes by record, and the language in which the editor is answered."""

    version: Literal[1]
    language: Literal["tr", "en"]
    records: Annotated[dict[str, ProposedRecord], Field(min_length=1)]


@dataclass(slots=True)
class Outcome:
    """What comes of a proposal: what changes in which files, and what was refused."""

    changes: list[Change] = field(default_factory=list)
    refused: list[InputProblem] = field(default_factory=list)


def parse(text: str) -> Proposal:
    """Return the proposal that JSON holds. Raises InputError where it holds none."""
    try:
        if len(text) <= LONGEST:
            return Proposal.model_validate_json(text)
    except ValidationError:
        pass
    raise InputError([input_problem("JSON", "no-proposal", limit=LONGEST)])


def apply(root: Path, proposal: Proposal, fetch: Fetch) -> Outcome:
    """Return what a proposal, and the files that ``fetch`` returns, come to in the content of ``root``.

    Nothing is written, and nothing is checked as a whole.
    """
    outcome, drafts, taken = Outcome(), dict[str, _Draft](), dict[str, Change]()
    for name, record in proposal.records.items():
        try:
            place = proposal_values.place_of(name)
            files = {locale: _draft(root, place.path(locale), locale, drafts) for locale in LOCALES}
            turkish = files[SOURCE_LOCALE]
            is_there = at(turkish.first, place.prefix) is not None if place.prefix else turkish.before is not None
            if is_there is record.new:
                raise Refused("record-exists" if record.new else "no-such-record")
        except Refused as refused:
            outcome.refused.append(input_problem(name, refused.code, **refused.values))
            continue
        changes: list[tuple[str, Proposed]] = [(locale, change) for locale in LOCALES for change in getattr(record, locale)]
        for locale, (path, value, was) in sorted(changes, key=lambda change: _order_of(change[1][1]) is not None):
            brought = dict(taken)
            try:
                files[locale].make(place, path, attachments.take(value, place, fetch, root, brought), was)
                taken = brought
            except Refused as refused:
                words = catalog.texts(proposal.language, "edit_page")[locale], catalog.texts(proposal.language, "names")
                where = f"{name} · {words[0]} · {' › '.join(words[1].get(step, step) for step in path)}"
                outcome.refused.append(input_problem(where, refused.code, **refused.values))
    outcome.changes = [*taken.values(), *(made for draft in drafts.values() if (made := draft.change()))]
    return outcome


def make(root: Path, proposal: Proposal, fetch: Fetch) -> list[str]:
    """Make all changes of a proposal, or none; return a line for each file, and what the check warns of.

    Raises Failed where a change was refused, or the content would have problems; OSError where a file cannot be written.
    """
    outcome = apply(root, proposal, fetch)
    if outcome.refused:
        raise InputError(outcome.refused)
    warnings = additions.check(root, outcome.changes)
    additions.write(root, outcome.changes)
    return [*additions.told(outcome.changes), *filter(None, [warnings])]


def fingerprint(value: Any) -> str:
    """Return what a change says of the value that stood in its place; "" where none did."""
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "" if value in (None, "") else f"{zlib.crc32(said.encode()):08x}"


class _Draft:
    """A file while it is changed: its text, what that says, and what it said at ``first``."""

    def __init__(self, path: str, locale: str, before: bytes | None) -> None:
        self.path, self.locale, self.before = path, locale, before
        self.text = (before or b"").decode()
        self.first = self.tree = _read(path, self.text)

    def make(self, place: Place, path: Sequence[str], value: Any, was: str) -> None:
        """Make a change. Raises Refused where it cannot be made."""
        steps = (*place.prefix, *path)
        shape, orders = proposal_values.walk(place.shape, steps)
        stood = at(self.first, steps)
        if (order := _order_of(value)) is not None:
            if not isinstance(at(self.tree, steps), dict) or fingerprint(list(stood or ())) != was:
                raise Refused("changed-meanwhile", value=", ".join(stood or ()))
            self._edit(lambda head, body: (yaml_edits.arrange(head, steps, order), body), self.tree)
            return
        written = None if value is None else proposal_values.read_value(value, shape, self.locale)
        said = None if written is None else proposal_values.tree_of(written)
        if at(self.tree, steps) in (said, value):
            return
        if fingerprint(stood) != was:
            raise Refused("changed-meanwhile", value=json.dumps(stood or "", ensure_ascii=False))
        if inside := len(place.prefix):
            orders[inside - 1] = yaml_edits.order_by_key(list(at(self.tree, place.prefix[:-1]) or ()), place.prefix[-1])
        tree = yaml_edits.changed(self.tree, steps, said) or {}
        if self.path.endswith(".md") and steps == ("body",):
            self._edit(lambda head, body: (head, f"\n{said}\n" if said else ""), tree)
        else:
            self._edit(lambda head, body: (yaml_edits.put(head, steps, written, orders), body), tree)

    def _edit(self, edit: Callable[[str, str], tuple[str, str]], tree: Any) -> None:
        """Edit the YAML of the file and the text of a page below it; what both then say must be ``tree``."""
        opening, head, closing, old = _split(self.path, self.text)
        try:
            head, body = edit(head, old)
        except ValueError:
            raise Refused("not-editable") from None
        if body != old and "\r\n" in self.text:
            body = body.replace("\n", "\r\n")
        text = opening + head + closing + body
        if (found := _read(self.path, text)) != tree:
            raise Refused("not-editable")
        self.text, self.tree = text, found

    def change(self) -> Change | None:
        """Return the change to the file, if any; one that says nothing any longer is deleted."""
        after = self.text.encode() if self.tree else None
        return Change(self.path, self.before, after) if after != self.before else None


def _draft(root: Path, path: str, locale: str, drafts: dict[str, _Draft]) -> _Draft:
    """Return the draft of a file. Raises Refused where it cannot be read."""
    if path not in drafts:
        before = source.read_raw(root, path) if os.path.lexists(root / path) else None
        if isinstance(before, Problem):
            raise Refused("not-editable")
        try:
            drafts[path] = _Draft(path, locale, before)
        except UnicodeDecodeError:
            raise Refused("not-editable") from None
    return drafts[path]


def _split(path: str, text: str) -> tuple[str, str, str, str]:
    """Return the YAML of a file, with what opens and closes it, and the text below that a page has."""
    if not path.endswith(".md"):
        return "", text, "", ""
    match = source.FRONT_MATTER.match(text or "---\n---\n")
    if match is None:
        raise Refused("not-editable")
    return match[1], match[2], match[3], text[match.end() :]


def _read(path: str, text: str) -> dict[str, Any]:
    """Return what a file says, the text of a page as its "body". Raises Refused where it cannot be read."""
    _, head, _, body = _split(path, text)
    tree = document.compose(path, source.plain_lines(head), 0)[0].tree
    if tree is None and re.search(r"^[^\S\n]*[^\s#]", head, re.MULTILINE):
        raise Refused("not-editable")
    return (tree or {}) | ({"body": source.plain_lines(body).strip()} if body.strip() else {})


def _order_of(value: Any) -> list[str] | None:
    """Return the order that a change asks for, or None where it is another."""
    found = value.get(ORDER) if isinstance(value, dict) and len(value) == 1 else None
    return [str(name) for name in found] if isinstance(found, list) else None
