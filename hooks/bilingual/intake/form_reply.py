"""Answers a filled-in form: adds its record to the content, or says what is not clear, in the words of a comment on the issue."""

import json
from pathlib import Path
from typing import Any

from bilingual import corpus
from bilingual.intake import additions, form_answers, wording
from bilingual.intake.additions import Change, Invalid, NotAddable
from bilingual.intake.doubts import Doubtful
from bilingual.intake.drafting import draft
from bilingual.intake.issue_forms import label_of
from bilingual.intake.kinds import Kind
from bilingual.intake.names import Names
from bilingual.problems import ContentError

ADDED, REFUSED = "added.md", "refused.md"
"""The file of the reply, by what became of the form."""
_DONE = """\
Kayıt hazırlandı, içeriğin bütünüyle birlikte denetlendi ve öneri (pull request) olarak açıldı; bu sayfanın altında görünür. Sitenin bütün
denetimi de başlıyor. Metni tamamlamak, düzeltmek için bu formu değil, önerideki dosyaları düzenleyin.

The record was made, checked together with all content, and opened as a pull request, which you see below on this page. The check of the
whole site starts, too. To complete or correct the text, edit the files in the pull request, not this form.

{files}
"""
_NOT_DONE = """\
Kayıt hazırlanamadı; hiçbir şey değişmedi. Aşağıdakileri okuyun, bu sayfada formu düzenleyin (üç nokta → Edit); yeniden denenecek.

The record could not be made; nothing was changed. Read what follows and edit the form on this page (three dots → Edit); it is tried again.

{problems}
"""


def answer(root: Path, event_file: Path, folder: Path | None) -> str | None:
    """Add the record of the form in ``event_file``, the forge's event of an issue, to the content below ``root``.

    What is to be said about it is written into ``folder``, as ADDED or REFUSED. Return which, or None where the issue is no form. The day
    of publication is that on which the issue was opened. Raises OSError where a file cannot be read or written.
    """
    issue: dict[str, Any] = json.loads(event_file.read_text(encoding="utf-8"))["issue"]
    body = str(issue.get("body") or "")
    kind = form_answers.kind_of(body)
    if kind is None:
        return None
    try:
        changes = _add(root, kind, body, published=str(issue["created_at"])[:10])
        outcome, reply = ADDED, _DONE.format(files="\n".join(f"- `{change.path}`" for change in changes))
    except (Doubtful, ContentError, Invalid, NotAddable) as error:
        outcome, reply = REFUSED, _NOT_DONE.format(problems=_quoted(str(error)))
    if folder:
        (folder / outcome).write_text(reply, encoding="utf-8", newline="\n")
    return outcome


def _add(root: Path, kind: Kind, body: str, published: str) -> list[Change]:
    names = Names(corpus.read(root))
    texts = {"published": published} | form_answers.read(body, kind)
    records = draft(kind, texts, names, lambda question: label_of(question, kind))
    changes = additions.changes_for(root, records, wording.comments_on)
    additions.check(root, changes)
    additions.write(root, changes)
    return changes


def _quoted(text: str) -> str:
    """Return ``text`` as a block of code, in which nothing is a mention, a link or markup."""
    return "\n".join(["~~~~text", *(line.replace("~~~~", "~~~ ~") for line in text.split("\n")), "~~~~"])
