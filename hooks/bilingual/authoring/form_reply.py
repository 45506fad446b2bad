"""Answers a filled-in form: adds its record to the content, or says what is not clear, in the words of a comment on the issue."""

import json
from pathlib import Path
from typing import Any

from bilingual.authoring import additions, form_answers, wording
from bilingual.authoring.additions import Change
from bilingual.authoring.drafting import draft
from bilingual.authoring.issue_forms import label_of
from bilingual.authoring.record_finder import Names
from bilingual.authoring.record_text import NewRecord
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError
from bilingual.schema.kinds import Kind

REFUSALS = (Failed, ContentError)
"""What keeps a form from becoming a record."""

ADDED, ANSWER = "added.md", "answer.md"
"""The file of the reply: to a form that became a record, and to any other."""
ACCEPT_LABEL = "kabul"
"""The label by which an editor takes over a form from outside."""


def answer(root: Path, event_file: Path, folder: Path | None, *, accepted: bool) -> str | None:
    """Answer the form in ``event_file``, the forge's event of an issue; where it is ``accepted``, add its record to the content first.

    What is to be said about it is written into ``folder``, as ADDED or ANSWER. Return which, or None where there is nothing to say: the
    issue is no form, or was answered when it was opened. The day of publication is that on which the issue was opened.

    Raises OSError where a file cannot be read or written.
    """
    event: dict[str, Any] = json.loads(event_file.read_text(encoding="utf-8"))
    issue = event["issue"]
    opened = event.get("action", "opened") == "opened"
    body = str(issue.get("body") or "")
    kind = form_answers.kind_of(body)
    published = str(issue["created_at"])[:10]
    if kind is None:
        outcome, reply = ANSWER, _say("correction") if opened and form_answers.is_correction(body) else ""
    elif accepted:
        outcome, reply = _take(root, kind, body, published)
    else:
        outcome, reply = ANSWER, _received(root, kind, body, published) if opened else ""
    if not reply:
        return None
    if folder:
        (folder / outcome).write_text(reply, encoding="utf-8", newline="\n")
    return outcome


def _take(root: Path, kind: Kind, body: str, published: str) -> tuple[str, str]:
    """Add the record of a form; return the file and the text of the reply."""
    try:
        names, records, changes = _prepare(root, kind, body, published)
        additions.write(root, changes)
    except REFUSALS as error:
        return ANSWER, _say("not-done", _quoted(str(error)))
    reply = _say("done", "\n".join(f"- `{change.path}`" for change in changes))
    incomplete = "\n".join(_named(record, names) for record in records if record.remark)
    return ADDED, reply + ("\n" + _say("to-complete", _quoted(incomplete)) if incomplete else "")


def _received(root: Path, kind: Kind, body: str, published: str) -> str:
    """Return the reply to a form from outside, with what would keep it from becoming a record."""
    reply = _say("received", f"<sub>{catalog.line('replies', 'accept', label=ACCEPT_LABEL)}</sub>")
    try:
        _prepare(root, kind, body, published)
    except REFUSALS as error:
        return f"{reply}\n{catalog.line('replies', 'unclear')}\n\n{_quoted(str(error))}\n"
    return reply


def _prepare(root: Path, kind: Kind, body: str, published: str) -> tuple[Names, list[NewRecord], list[Change]]:
    """Return the records of a form and what they change. Raises one of REFUSALS where that cannot be."""
    names = Names(loader.read(root))
    texts = {"published": published} | form_answers.read(body, kind)
    records = draft(kind, texts, names, lambda question: label_of(question), add_unknown=True)
    changes = additions.changes_for(root, records, wording.comments_on)
    additions.check(root, changes)
    return names, records, changes


def _named(record: NewRecord, names: Names) -> str:
    """Return the file, the key and the name of a record that was added by its name, and the one already there that is most like it."""
    register = record.kind.register
    nearest = names.nearest(register, record.name)
    like = f"; {catalog.line('replies', 'nearest')}: {names.choices(register)[nearest]} ({nearest})" if nearest else ""
    return f"content/tr/{register}.yml: {record.key} — {record.name}{like}"


def _quoted(text: str) -> str:
    """Return ``text`` as a block of code, in which nothing is a mention, a link or markup."""
    return "\n".join(["~~~~text", *(line.replace("~~~~", "~~~ ~") for line in text.split("\n")), "~~~~"])


def _say(key: str, *more: str) -> str:
    """Return paragraphs: a text in Turkish and in English, and what follows it."""
    return "\n\n".join((*catalog.both("replies", key), *more)) + "\n"
