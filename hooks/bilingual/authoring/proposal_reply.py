"""Answers an issue that carries a proposal: makes its changes, or says what is not clear, in the words of a comment on the issue."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bilingual.authoring import additions, attachments, proposals
from bilingual.authoring.input_problems import worded
from bilingual.authoring.proposals import Outcome, Proposal
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.text.language import LOCALES

MADE, ANSWER = "made.md", "answer.md"
"""The file of the reply: to a proposal whose changes were made, and to any other."""
PROPOSAL = ("### Değişiklikler / Changes", "### Fotoğraflar ve belgeler / Pictures and documents")
CORRECTION = ("### Hangi sayfa / Which page", "### Yanlış olan / What is wrong", "### Doğrusu / What is right", "### Kaynak / Source")
"""What stands above the boxes of a form (.github/ISSUE_TEMPLATE) in the text of an issue."""
ACCEPT_LABEL = "kabul"
"""The label by which an editor takes over a proposal from outside."""


def answer(root: Path, event_file: Path, folder: Path | None, *, accepted: bool) -> str | None:
    """Answer the issue in ``event_file``, an event of the forge; where it is ``accepted``, make the changes that it proposes first.

    What is to be said is written into ``folder``, as MADE or ANSWER. Return which, or None where there is nothing to say: the issue comes
    from no form, or was answered when it was opened.

    Raises OSError where a file cannot be read or written.
    """
    event: dict[str, Any] = json.loads(event_file.read_text(encoding="utf-8"))
    opened = event.get("action", "opened") == "opened"
    body = str(event["issue"].get("body") or "")
    boxes = boxes_of(body, PROPOSAL)
    if boxes is None:
        is_correction = opened and boxes_of(body, CORRECTION) is not None
        outcome, reply = ANSWER, _say(LOCALES, "correction") if is_correction else ""
    elif accepted:
        outcome, reply = _take(root, *boxes)
    else:
        outcome, reply = ANSWER, _received(root, *boxes) if opened else ""
    if not reply:
        return None
    if folder:
        (folder / outcome).write_text(reply, encoding="utf-8", newline="\n")
    return outcome


def boxes_of(body: str, headings: Sequence[str]) -> list[str] | None:
    """Return what stands in the boxes of a form in the text of an issue, or None where it does not come from that form."""
    lines = [line.rstrip() for line in body.split("\n")]
    if any(lines.count(heading) != 1 for heading in headings) or sorted(headings, key=lines.index) != list(headings):
        return None
    starts = [lines.index(heading) for heading in headings]
    return ["\n".join(lines[start + 1 : end]).strip() for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _take(root: Path, text: str, files: str) -> tuple[str, str]:
    """Make the changes of a proposal; return the file and the text of the reply."""
    proposal, outcome, problem = _prepare(root, text, files)
    languages = (proposal.language,) if proposal else LOCALES
    refused = [_quoted(worded(outcome.refused, proposal.language))] if proposal and outcome.refused else []
    if problem or not outcome.changes:
        problems = [*refused, *([_quoted(problem)] if problem else [])]
        return ANSWER, _say(languages, "not-done" if problems else "nothing-left", *problems)
    additions.write(root, outcome.changes)
    done = _say(languages, "done", "\n".join(f"- `{change.path}`" for change in outcome.changes))
    return MADE, done + ("\n" + _say(languages, "refused", *refused) if refused else "")


def _received(root: Path, text: str, files: str) -> str:
    """Return the reply to a proposal from outside, with what would keep its changes from being made."""
    proposal, outcome, problem = _prepare(root, text, files)
    languages = (proposal.language,) if proposal else LOCALES
    reply = _say(languages, "received", f"<sub>{catalog.line('replies', 'accept', label=ACCEPT_LABEL)}</sub>")
    unclear = "\n".join(filter(None, (worded(outcome.refused, languages[0]), problem)))
    return reply + ("\n" + _say(languages, "unclear", _quoted(unclear)) if unclear else "")


def _prepare(root: Path, text: str, files: str) -> tuple[Proposal | None, Outcome, str]:
    """Return a proposal, what it comes to, and what keeps all of it from being done."""
    proposal, outcome = None, Outcome()
    try:
        proposal = proposals.parse(text[text.find("{") : text.rfind("}") + 1])
        outcome = proposals.apply(root, proposal, attachments.fetch_from(files))
        additions.check(root, outcome.changes)
    except Failed as error:
        return proposal, outcome, str(error)
    return proposal, outcome, ""


def _quoted(text: str) -> str:
    """Return ``text`` as a block of code, in which nothing is a mention, a link or markup."""
    return "\n".join(["~~~~text", *(line.replace("~~~~", "~~~ ~") for line in text.split("\n")), "~~~~"])


def _say(languages: tuple[str, ...], key: str, *more: str) -> str:
    """Return paragraphs: a text in each of ``languages``, and what follows it."""
    return "\n\n".join((*(catalog.text(language, "replies", key) for language in languages), *more)) + "\n"
