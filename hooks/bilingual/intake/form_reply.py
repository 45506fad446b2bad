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
from bilingual.intake.records import NewRecord
from bilingual.problems import ContentError

REFUSALS = (Doubtful, ContentError, Invalid, NotAddable)
"""What keeps a form from becoming a record."""

ADDED, ANSWER = "added.md", "answer.md"
"""The file of the reply: to a form that became a record, and to any other."""
ACCEPT_LABEL = "kabul"
"""The label by which an editor takes over a form from outside."""
_DONE = """\
Kayıt hazırlandı, içeriğin bütünüyle birlikte denetlendi ve öneri (pull request) olarak açıldı; bu sayfanın altında görünür. Sitenin bütün
denetimi de başlıyor. Metni tamamlamak, düzeltmek için bu formu değil, önerideki dosyaları düzenleyin.

The record was made, checked together with all content, and opened as a pull request, which you see below on this page. The check of the
whole site starts, too. To complete or correct the text, edit the files in the pull request, not this form.

{files}
"""
_TO_COMPLETE = """\

**Tamamlanacaklar.** Şu adlar sitede yoktu; yalnızca adlarıyla eklendiler. Öneride dosyalarını açıp eksiklerini yazın. Biri aslında
kayıtlıysa yeni bloğu silin, yerine kayıtlı olanın anahtarını yazın.

**To be completed.** These names were not on the site; they were added with nothing but their names. Open their files in the pull request
and write what is missing. Where one is recorded after all, delete the new block and write the key of the one that is there.

{names}
"""
_NOT_DONE = """\
Kayıt hazırlanamadı; hiçbir şey değişmedi. Aşağıdakileri okuyun, bu sayfada formu düzenleyin (üç nokta → Edit); yeniden denenecek.

The record could not be made; nothing was changed. Read what follows and edit the form on this page (three dots → Edit); it is tried again.

{problems}
"""
_RECEIVED = f"""\
Teşekkürler, formunuz bize ulaştı. Bir editör okuyacak; kabul ederse bu sayfada bir öneri (pull request) açılır. Bir şey eklemek isterseniz
aşağıya yazın ya da formu düzenleyin (üç nokta → Edit).

Thank you, your form has reached us. An editor will read it; if it is accepted, a pull request is opened on this page. To add something,
write below or edit the form (three dots → Edit).

<sub>Editörler: kabul için `{ACCEPT_LABEL}` etiketini verin. / Editors: to accept it, give it the label `{ACCEPT_LABEL}`.</sub>
"""
_UNCLEAR = """\

Şunlar henüz anlaşılmadı: / These are not clear yet:

{problems}
"""
_CORRECTION = """\
Teşekkürler, bildiriminiz bize ulaştı. Bir editör kaynağına bakıp düzeltecek, sonucu buraya yazacak.

Thank you, your report has reached us. An editor will look at the source, correct the page and write here what came of it.
"""


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
        outcome, reply = ANSWER, _CORRECTION if opened and form_answers.is_correction(body) else ""
    elif accepted:
        outcome, reply = _take(root, kind, body, published)
    else:
        outcome, reply = ANSWER, _RECEIVED + _unclear(root, kind, body, published) if opened else ""
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
        return ANSWER, _NOT_DONE.format(problems=_quoted(str(error)))
    reply = _DONE.format(files="\n".join(f"- `{change.path}`" for change in changes))
    incomplete = [record for record in records if record.remark]
    return ADDED, reply + (_TO_COMPLETE.format(names=_quoted("\n".join(_named(one, names) for one in incomplete))) if incomplete else "")


def _unclear(root: Path, kind: Kind, body: str, published: str) -> str:
    """Return what would keep a form from becoming a record, as a part of the reply; "" where nothing would."""
    try:
        _prepare(root, kind, body, published)
    except REFUSALS as error:
        return _UNCLEAR.format(problems=_quoted(str(error)))
    return ""


def _prepare(root: Path, kind: Kind, body: str, published: str) -> tuple[Names, list[NewRecord], list[Change]]:
    """Return the records of a form and what they change. Raises one of REFUSALS where that cannot be."""
    names = Names(corpus.read(root))
    texts = {"published": published} | form_answers.read(body, kind)
    records = draft(kind, texts, names, lambda question: label_of(question), add_unknown=True)
    changes = additions.changes_for(root, records, wording.comments_on)
    additions.check(root, changes)
    return names, records, changes


def _named(record: NewRecord, names: Names) -> str:
    """Return the file, the key and the name of a record that was added by its name, and the one already there that is most like it."""
    register = record.kind.register
    nearest = names.nearest(register, record.name)
    like = f"; en yakını / nearest: {names.choices(register)[nearest]} ({nearest})" if nearest else ""
    return f"content/tr/{register}.yml: {record.key} — {record.name}{like}"


def _quoted(text: str) -> str:
    """Return ``text`` as a block of code, in which nothing is a mention, a link or markup."""
    return "\n".join(["~~~~text", *(line.replace("~~~~", "~~~ ~") for line in text.split("\n")), "~~~~"])
