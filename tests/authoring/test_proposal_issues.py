"""The forms of the forge, and what becomes of the issues that they make."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.authoring import proposal_reply
from bilingual.content import loader
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.proposed import AN_EVENT, EVENT, FIELDS, carried, change, new, proposal, reported
from tests.builds.tiny import snapshot
from tests.conftest import ROOT

FILES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()}
FORMS = {name: form for name, form in FILES.items() if name != "config"}

every_form = pytest.mark.parametrize("name", FORMS)


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
        assert element["type"] in ("input", "textarea")
        assert set(element) == {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= {"label", "description", "render"}
        assert set(element["validations"]) == {"required"}
        assert isinstance(element["validations"]["required"], bool)


def test_blank_issues_stay_possible() -> None:
    assert FILES["config"] == {"blank_issues_enabled": True}


def test_forms_have_names_of_their_own() -> None:
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)


def test_names_are_in_both_languages() -> None:
    assert all(" / " in form["name"] and " / " in form["description"] for form in FORMS.values())


@pytest.mark.parametrize(("name", "headings"), [("proposal", proposal_reply.PROPOSAL), ("correction", proposal_reply.CORRECTION)])
def test_the_headings_of_a_form_are_those_that_are_looked_for(name: str, headings: tuple[str, ...]) -> None:
    labels = [element["attributes"]["label"] for element in FORMS[name]["body"] if element["type"] != "markdown"]
    assert tuple(f"### {label}" for label in labels) == headings


def test_the_address_that_the_page_makes_fills_the_box_of_the_changes() -> None:
    changes, files = (element for element in FORMS["proposal"]["body"] if element["type"] != "markdown")
    assert (changes["id"], changes["attributes"]["render"], files["id"]) == ("changes", "json", "files")
    assert "render" not in files["attributes"], "nothing could be dropped into a block of code"


# There and back


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_boxes_of_a_form_are_read_back(line_end: str) -> None:
    body = carried('{"a": "### x\u2028y"}', "![x](https://example.org)", line_end)
    assert proposal_reply.boxes_of(body, proposal_reply.PROPOSAL) == [
        '```json\n{"a": "### x\u2028y"}\n```',
        "![x](https://example.org)",
    ]
    assert proposal_reply.boxes_of(body, proposal_reply.CORRECTION) is None
    assert proposal_reply.boxes_of(reported(), proposal_reply.PROPOSAL) is None


@given(st.text())
def test_another_issue_comes_from_no_form(body: str) -> None:
    for text in (body, f"{body}\n### {body}", carried("{}").partition("```")[0] + body, carried("{}") + carried("{}")):
        assert proposal_reply.boxes_of(text, proposal_reply.PROPOSAL) is None


# What becomes of an issue


Send = Callable[..., tuple[str | None, str]]


@pytest.fixture
def send(project: Path) -> Send:
    """Give `send(body)`: what became of an issue, and what was said about it."""

    def run(body: str | None, *, accepted: bool = True, action: str = "opened") -> tuple[str | None, str]:
        event, replies = project.parent / "event.json", project.parent / "replies"
        shutil.rmtree(replies, ignore_errors=True)
        replies.mkdir()
        issue: dict[str, Any] = {"number": 12, "title": "x", "body": body}
        event.write_text(json.dumps({"action": action, "issue": issue}), encoding="utf-8")
        outcome = proposal_reply.answer(project, event, replies, accepted=accepted)
        assert [path.name for path in replies.iterdir()] == ([outcome] if outcome else [])
        return outcome, (replies / outcome).read_text(encoding="utf-8") if outcome else ""

    return run


def test_the_changes_of_a_proposal_are_made_and_the_answer_names_the_files(project: Path, send: Send) -> None:
    outcome, reply = send(carried(AN_EVENT, line_end="\r\n"))
    assert outcome == proposal_reply.MADE
    assert loader.read(project).events["kiyida-goc-2019"].published.text == "2026-11-22"
    for locale in ("tr", "en"):
        assert f"- `content/{locale}/{EVENT}.yml`" in reply
    assert "birleştirince" in reply


def test_the_answer_is_in_the_language_of_the_proposal(send: Send) -> None:
    wrong = {"events/meeting": {"tr": [change("title", "Başka", "Eski"), change("place", None, "hall")]}}
    outcome, reply = send(carried(proposal(wrong, "en")))
    assert outcome == proposal_reply.MADE
    assert "The changes were made" in reply
    assert "events/meeting · Turkish · Title: it was changed while you were writing; it now says" in reply
    assert not re.search(r"[ğşİ]", re.sub(r"“.*?”", "", reply))


def test_a_proposal_that_the_check_refuses_changes_nothing_and_says_why(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(carried(proposal({EVENT: new({**FIELDS, "date": "geçen yıl"}), "events/meeting": {"tr": []}})))
    assert (outcome, snapshot(project)) == (proposal_reply.ANSWER, before)
    assert "hiçbir şey yazılmadı" in reply
    assert "geçen yıl" in reply


def test_where_every_change_is_refused_nothing_changes_and_the_answer_says_why(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(carried(proposal({"events/yok": {"tr": [change("title", "x", None)]}})))
    assert (outcome, snapshot(project)) == (proposal_reply.ANSWER, before)
    assert "events/yok: böyle bir kayıt yok" in reply


def test_the_same_proposal_again_is_refused_so_that_an_edit_after_the_merge_adds_nothing(project: Path, send: Send) -> None:
    assert send(carried(AN_EVENT))[0] == proposal_reply.MADE
    before = snapshot(project)
    outcome, reply = send(carried(AN_EVENT), action="edited")
    assert (outcome, snapshot(project)) == (proposal_reply.ANSWER, before)
    assert "bu anahtarla bir kayıt zaten var" in reply


def test_where_nothing_is_left_to_change_the_answer_says_so(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(carried(proposal({"events/meeting": {"tr": [change("place", "hall", "office")]}})))
    assert (outcome, snapshot(project)) == (proposal_reply.ANSWER, before)
    assert "zaten yapılmış" in reply
    assert "~~~~" not in reply


@pytest.mark.parametrize("body", [None, "", "### Başka bir başlık\n\nx", "Merhaba"])
def test_another_issue_gets_no_answer(project: Path, send: Send, body: str | None) -> None:
    before = snapshot(project)
    assert send(body) == (None, "")
    assert snapshot(project) == before


def test_a_proposal_from_outside_changes_nothing_and_is_answered_once(project: Path, send: Send) -> None:
    before = snapshot(project)
    outcome, reply = send(carried(proposal({EVENT: new({**FIELDS, "place": "yok"})})), accepted=False)
    assert outcome == proposal_reply.ANSWER
    assert "Bir editör okuyacak" in reply
    assert f"`{proposal_reply.ACCEPT_LABEL}`" in reply
    assert "yok" in reply
    assert "~~~~" not in send(carried(AN_EVENT), accepted=False)[1]
    assert send(carried(AN_EVENT), accepted=False, action="edited") == (None, "")
    assert snapshot(project) == before


def test_who_reports_a_mistake_is_thanked_in_both_languages(send: Send) -> None:
    outcome, reply = send(reported(), accepted=False)
    assert outcome == proposal_reply.ANSWER
    assert "düzeltecek" in reply
    assert "correct the page" in reply


HOSTILE = [
    "$(touch pwned) `id` ; rm -rf /",
    "../../../etc/passwd",
    "<script>alert(1)</script>",
    "a: [\n  - {b: !!python/object/apply:os.system [id]}",
    "@everyone ~~~~\n~~~~ #1",
    "${{ github.token }}",
    "\x00\x1b[2J\u202egnihtemos",
    "“" * 5000,
]


def hostile_proposals(text: str) -> list[Any]:
    """Return proposals that hold `text` in every part."""
    title = change("title", "x", None)
    return [
        text,
        f"{{{text}}}",
        proposal({text: {"tr": [title]}}),
        proposal({f"events/{text}": {"new": True, "tr": [title]}}),
        proposal({EVENT: new({**FIELDS, text: "x"})}),
        proposal({EVENT: new({**FIELDS, "figures": {text: {"label": "x"}}})}),
        *(proposal({EVENT: new({**FIELDS, name: text})}) for name in ("title", "summary", "body", "date", "kind", "homepage")),
        proposal({EVENT: new({**FIELDS, "sources": [text]})}),
        proposal({"events/meeting": {"tr": [[["title"], text, text]]}}),
        {"version": 1, "language": text, "records": {"events/meeting": {"tr": [title]}}},
    ]


@pytest.mark.parametrize("number", range(len(hostile_proposals(""))))
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_proposals_stay_text_and_are_answered(project: Path, send: Send, text: str, number: int) -> None:
    before = snapshot(project)
    outcome, reply = send(carried(hostile_proposals(text)[number]))
    after = snapshot(project)
    assert (after == before) is (outcome != proposal_reply.MADE)
    assert before.keys() <= after.keys()
    assert after.keys() - before.keys() <= {f"content/tr/{EVENT}.yml"}
    loader.read(project)
    outside = re.sub(r"^~~~~text\n.*?^~~~~$", "", reply, flags=re.DOTALL | re.MULTILINE)
    assert "@everyone" not in outside
    assert "${{" not in outside


def test_nothing_gets_out_of_the_block_in_which_problems_are_quoted() -> None:
    quoted = proposal_reply._quoted("a\n~~~~\n@everyone\n   ~~~~~~").splitlines()
    assert [line for line in quoted if re.fullmatch(r" *~{4,}", line)] == quoted[-1:]


def test_the_command_says_what_became_of_an_issue(project: Path, editor: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    event = project.parent / "event.json"
    for body, expected in {"x": "nothing to do", carried("x"): "were not made", carried(AN_EVENT): "were made"}.items():
        event.write_text(json.dumps({"issue": {"number": 3, "body": body}}), encoding="utf-8")
        assert editor("apply", str(event), "--issue", "--accepted", "--reply", str(project.parent)) == 0
        assert expected in capsys.readouterr().out


# The workflow


WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/proposal.yml").read_text(encoding="utf-8"))
JOB = WORKFLOW["jobs"]["proposal"]


def test_proposals_are_taken_when_opened_edited_or_labelled_and_the_label_is_the_one_that_answers_name() -> None:
    assert WORKFLOW[True] == {"issues": {"types": ["opened", "edited", "labeled"]}}
    label = f"github.event.label.name == '{proposal_reply.ACCEPT_LABEL}'"
    assert f"(github.event.action == 'opened' || github.event.changes.body || {label})" in JOB["if"], "a new title is no new proposal"
    assert "author_association" not in JOB["if"]
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"actions": "write", "contents": "write", "issues": "write", "pull-requests": "write"}


def test_no_text_of_a_proposal_reaches_a_shell() -> None:
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
