"""The forms of the forge: by its rules, made from the table, and read back whatever stands in them."""

import contextlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.authoring import form_answers, form_reply, issue_forms
from bilingual.authoring.input_problems import InputError
from bilingual.content import loader
from bilingual.schema.kinds import KINDS
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.filled_in import EVENT, filled_in
from tests.builds.tiny import snapshot
from tests.conftest import ROOT

FILES = {Path(path).stem: yaml.safe_load(text) for path, text in issue_forms.files().items()}
FORMS = {name: form for name, form in FILES.items() if name != "config"}

every_form = pytest.mark.parametrize("name", FORMS)
every_kind = pytest.mark.parametrize("name", issue_forms.FORMS)


# GitHub's rules for forms: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests


@every_form
def test_a_form_has_what_github_asks_for(name: str) -> None:
    form = FORMS[name]
    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert 3 < len(form["name"]) <= 200
    assert form["description"]
    assert any(element["type"] != "markdown" for element in form["body"])
    assert all(isinstance(label, str) for label in form["labels"])


@every_form
def test_every_element_is_one_that_github_knows(name: str) -> None:
    elements = FORMS[name]["body"]
    asked = [element for element in elements if element["type"] != "markdown"]
    ids, labels = [element["id"] for element in asked], [element["attributes"]["label"] for element in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", identifier) for identifier in ids)
    for element in elements:
        if element["type"] == "markdown":
            assert set(element) == {"type", "attributes"}
            assert element["attributes"]["value"].strip()
            continue
        assert element["type"] in ("input", "textarea", "dropdown")
        assert set(element) == {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= {"label", "description", "options"}
        assert set(element["validations"]) == {"required"}
        assert isinstance(element["validations"]["required"], bool)


@every_form
def test_the_options_of_a_dropdown_differ_and_none_is_none(name: str) -> None:
    for element in FORMS[name]["body"]:
        options = element["attributes"].get("options")
        assert (options is not None) == (element["type"] == "dropdown")
        if options is not None:
            assert len({str(option).strip() for option in options}) == len(options) > 0
            assert all(isinstance(option, str) and option.strip() and option not in ("None", "none") for option in options)


def test_blank_issues_stay_possible() -> None:
    assert FILES["config"] == {"blank_issues_enabled": True}


def test_forms_have_names_of_their_own() -> None:
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)


def test_names_are_in_both_languages() -> None:
    assert all(" / " in form["name"] and " / " in form["description"] for form in FORMS.values())


# There and back


@every_kind
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_form_is_known_by_its_headings_and_read_back(name: str, line_end: str) -> None:
    answers = {question.option: f"{question.option}\nikinci satır" for question in issue_forms.asked_in_form(KINDS[name])}
    body = filled_in(name, answers, line_end=line_end)
    assert form_answers.kind_of(body) is KINDS[name]
    assert form_answers.read(body, KINDS[name]) == answers
    empty = filled_in(name, {}, line_end=line_end)
    assert set(form_answers.read(empty, KINDS[name]).values()) == {""}


@pytest.mark.parametrize("body", ["", "### Başlık", "Merhaba", "### Başlık (Türkçe) / Title (in Turkish)\n\nBir"])
def test_another_issue_is_no_form(body: str) -> None:
    assert form_answers.kind_of(body) is None


@every_kind
def test_a_form_without_one_of_its_headings_is_none(name: str) -> None:
    rest = filled_in(name, {}).rpartition("\n\n### ")[0]
    assert form_answers.kind_of(rest) is not KINDS[name]


def test_headings_inside_an_answer_belong_to_it() -> None:
    text = "Bir.\n\n### Başka bir başlık\n\nİki.\n\n```\n### Tarih\n```"
    assert form_answers.read(filled_in("event", {"body": text, "date": "2019"}), KINDS["event"])["body"] == text


def test_a_heading_of_the_form_inside_an_answer_is_a_problem() -> None:
    body = filled_in("event", {"body": "Bir.\n\n### Tarih / Date\n\n1999", "date": "2019"})
    with pytest.raises(InputError) as raised:
        form_answers.read(body, KINDS["event"])
    assert [found.code for found in raised.value.problems] == ["heading-twice"]


@given(st.dictionaries(st.sampled_from(["title", "summary", "body", "sources", "date"]), st.text(max_size=60)), st.text(max_size=60))
def test_whatever_stands_in_an_issue_it_is_read_or_refused(answers: dict[str, str], around: str) -> None:
    body = around + filled_in("event", answers) + around
    kind = form_answers.kind_of(body)
    if kind is not None:
        with contextlib.suppress(InputError):
            assert form_answers.read(body, kind).keys() == {question.option for question in issue_forms.asked_in_form(kind)}


# What becomes of a form


Send = Callable[..., tuple[str | None, str]]


@pytest.fixture
def send(project: Path) -> Send:
    """Give `send(body)`: what became of an issue, and what was said about it."""

    def run(body: str | None, *, accepted: bool = True) -> tuple[str | None, str]:
        event, replies = project.parent / "event.json", project.parent / "replies"
        shutil.rmtree(replies, ignore_errors=True)
        replies.mkdir()
        issue: dict[str, Any] = {"number": 12, "title": "x", "body": body, "created_at": "2026-11-22T10:00:00Z"}
        event.write_text(json.dumps({"action": "opened", "issue": issue}), encoding="utf-8")
        outcome = form_reply.answer(project, event, replies, accepted=accepted)
        assert [path.name for path in replies.iterdir()] == ([outcome] if outcome else [])
        return outcome, (replies / outcome).read_text(encoding="utf-8") if outcome else ""

    return run


def test_a_form_becomes_a_record_published_on_the_day_it_was_sent(project: Path, send: Send) -> None:
    outcome, reply = send(filled_in("event", EVENT, line_end="\r\n"))
    assert outcome == form_reply.ADDED
    event = loader.read(project).events["kiyida-goc-2019"]
    assert (event.published.text, event.place, event.sources) == ("2026-11-22", "hall", ("brochure", "web-ornek-haber"))
    for path in ("content/tr/events/kiyida-goc-2019.yml", "content/en/events/kiyida-goc-2019.yml", "content/tr/sources.yml"):
        assert f"- `{path}`" in reply


def test_hidden_characters_that_come_along_when_texts_are_pasted_are_taken_out(project: Path, send: Send) -> None:
    outcome, _ = send(
        filled_in("event", {**EVENT, "title": "Kıyı\u00adda\u200b\u00a0Göç\ufeff", "body": "Bir\u2028iki\u200e می\u200cخواهم"})
    )
    assert outcome == form_reply.ADDED
    event = loader.read(project).events["kiyida-goc-2019"]
    assert event.title.tr == "Kıyıda\u00a0Göç"
    assert event.body
    assert event.body.tr == "Bir\niki می\u200cخواهم"


def test_a_signature_from_a_form_is_one_block(project: Path, send: Send) -> None:
    answers = {"name": "Kıyı Belediyesi", "kind": "İlçe belediyesi · district-municipality", "province": "Yalova", "version": "first"}
    outcome, _ = send(filled_in("signatory", answers | {"sources": "own-record-2024-05-01"}))
    assert outcome == form_reply.ADDED
    register = loader.read(project).signatories
    assert register
    assert register.signatories["kiyi"].province == "yalova"


def test_a_form_that_is_not_clear_changes_nothing_and_says_why_in_both_languages(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(filled_in("event", EVENT | {"date": "geçen yıl", "summary": "_No response_"}))
    assert outcome == form_reply.ANSWER
    assert snapshot(project) == before
    assert "Tarih / Date: “geçen yıl” tarihi anlaşılmadı" in reply
    assert "the date “geçen yıl” was not understood" in reply
    assert "Özet (Türkçe) / Summary (in Turkish): yanıt gerekli" in reply


def test_the_same_form_again_is_refused_so_that_an_edit_after_the_merge_adds_nothing(project: Path, send: Send) -> None:
    assert send(filled_in("event", EVENT))[0] == form_reply.ADDED
    before = snapshot(project)
    outcome, reply = send(filled_in("event", EVENT))
    assert outcome == form_reply.ANSWER
    assert "kiyida-goc-2019" in reply
    assert snapshot(project) == before


@pytest.mark.parametrize("body", [None, "", "### Başka bir başlık\n\nx", "Merhaba"])
def test_another_issue_gets_no_answer(project: Path, send: Send, body: str | None) -> None:
    before = snapshot(project)
    assert send(body) == (None, "")
    assert snapshot(project) == before


def test_a_form_from_outside_adds_nothing_and_is_answered(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(filled_in("event", EVENT | {"date": "geçen yıl"}), accepted=False)
    assert outcome == form_reply.ANSWER
    assert "Bir editör okuyacak" in reply
    assert f"`{form_reply.ACCEPT_LABEL}`" in reply
    assert "“geçen yıl” tarihi anlaşılmadı" in reply
    assert "geçen yıl" not in send(filled_in("event", EVENT), accepted=False)[1]
    assert snapshot(project) == before


def test_unknown_names_become_minimal_records_that_the_answer_lists(project: Path, send: Send) -> None:
    unknown = {
        "place": "Kıyı Salonu",
        "organizers": "Kıyı Belediyesi; ÖBB",
        "topics": "Deniz",
        "sources": "brochure\nhttps://example.org/a",
    }
    outcome, reply = send(filled_in("event", EVENT | unknown))
    assert outcome == form_reply.ADDED
    content = loader.read(project)
    event = content.events["kiyida-goc-2019"]
    assert (event.place, event.organizers, event.topics) == ("kiyi-salonu", ("kiyi-belediyesi", "union"), ("deniz",))
    assert content.organizations["kiyi-belediyesi"].kind == "district-municipality"
    assert content.organizations["kiyi-belediyesi"].sources == event.sources
    assert content.sources[event.sources[1]].title == "example.org/a"
    for line in ("places.yml: kiyi-salonu — Kıyı Salonu; en yakını / nearest: ", "organizations.yml: kiyi-belediyesi", "topics.yml: deniz"):
        assert line in reply
    assert "# Tamamlayın" in (project / "content/tr/organizations.yml").read_text(encoding="utf-8")


def test_an_unknown_name_where_nothing_can_be_added_is_not_clear(send: Send) -> None:
    answers = {"name": "Kıyı Belediyesi", "kind": "İlçe belediyesi · district-municipality", "version": "sekizinci"}
    outcome, reply = send(filled_in("signatory", answers | {"sources": "brochure"}))
    assert outcome == form_reply.ANSWER
    assert "sekizinci" in reply


HOSTILE = [
    "$(touch /tmp/pwned) `id` ; rm -rf /",
    "../../../etc/passwd",
    "<script>alert(1)</script>",
    "a: [\n  - {b: !!python/object/apply:os.system [id]}",
    "@everyone ~~~~\n~~~~ #1",
    "${{ github.token }}",
    "\x00\x1b[2J\u202egnihtemos",
    "“" * 5000,
]


OPTIONS = ("title", "summary", "body", "date", "place", "sources", "homepage", "kind")
PAIRS = [
    pytest.param(option, text, id=f"{option}-{number}", marks=pytest.mark.long if (place - number) % len(OPTIONS) > 1 else ())
    for place, option in enumerate(OPTIONS)
    for number, text in enumerate(HOSTILE)
]  # two answers for each option, and two options for each answer; all pairs take long


@pytest.mark.parametrize(("option", "text"), PAIRS)
def test_hostile_answers_stay_text(project: Path, send: Send, option: str, text: str) -> None:
    before = snapshot(project)
    outcome, reply = send(filled_in("event", EVENT | {option: text}))
    after = snapshot(project)
    assert before.keys() <= after.keys()
    new = after.keys() - before.keys()
    assert all(re.fullmatch(r"content/(?:tr|en)/events/[a-z0-9-]{1,80}\.yml", path) for path in new)
    assert bool(new) is (outcome == form_reply.ADDED)
    loader.read(project)
    outside = re.sub(r"^~~~~text\n.*?^~~~~$", "", reply, flags=re.DOTALL | re.MULTILINE)
    assert "@everyone" not in outside
    assert "${{" not in outside


def test_nothing_gets_out_of_the_block_in_which_problems_are_quoted() -> None:
    quoted = form_reply._quoted("a\n~~~~\n@everyone\n   ~~~~~~").splitlines()
    assert [line for line in quoted if re.fullmatch(r" *~{4,}", line)] == quoted[-1:]


def test_the_command_says_what_became_of_a_form(project: Path, editor: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    event = project.parent / "event.json"
    said = {"x": "nothing to do", filled_in("event", {}): "was not added", filled_in("event", EVENT): "was added"}
    for body, expected in said.items():
        event.write_text(json.dumps({"issue": {"number": 3, "body": body, "created_at": "2026-11-22T10:00:00Z"}}), encoding="utf-8")
        assert editor("new", "--from-form", str(event), "--accepted", "--reply", str(project.parent)) == 0
        assert expected in capsys.readouterr().out


# The workflow


WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/form.yml").read_text(encoding="utf-8"))
JOB = WORKFLOW["jobs"]["record"]


def test_forms_are_taken_when_opened_edited_or_labelled_and_the_label_is_the_one_that_answers_name() -> None:
    assert WORKFLOW[True] == {"issues": {"types": ["opened", "edited", "labeled"]}}
    label = f"github.event.label.name == '{form_reply.ACCEPT_LABEL}'"
    assert f"(github.event.action == 'opened' || github.event.changes.body || {label})" in JOB["if"], "a new title is no new form"
    assert "author_association" not in JOB["if"]
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"actions": "write", "contents": "write", "issues": "write", "pull-requests": "write"}


def test_no_text_of_a_form_reaches_a_shell() -> None:
    environment = [value for step in [JOB, *JOB["steps"]] for value in step.get("env", {}).values()]
    expressions = re.findall(r"\$\{\{\s*(.*?)\s*\}\}", " ".join(environment))
    assert set(expressions) == {
        *("github.event.issue.number", "github.event.repository.default_branch", "github.event.sender.login", "github.token")
    }
    for step in JOB["steps"]:
        assert "${{" not in step.get("run", "")
        assert "github.event.issue" not in step.get("run", "")


def test_the_token_is_there_for_the_steps_that_use_it_only() -> None:
    for step in JOB["steps"]:
        uses_it = re.search(r"^\s*(?:permission=\$\()?(?:gh|git push)\b", step.get("run", ""), re.MULTILINE)
        assert ("GH_TOKEN" in step.get("env", {})) is bool(uses_it)
