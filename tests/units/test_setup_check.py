"""What the set-up check reads from the answers of GitHub's API, in the shapes in which it gives them."""

import json
from pathlib import Path
from typing import Any

import pytest
from bilingual.__main__ import main
from bilingual.audit import setup_check
from bilingual.audit.setup_check import State

RIGHT: dict[str, Any] = {
    "repository": {"name": "site", "default_branch": "main", "has_issues": True, "visibility": "public"},
    "pages": {
        "build_type": "workflow",
        "cname": "goc.example.org",
        "protected_domain_state": "verified",
        "https_enforced": True,
        "html_url": "https://goc.example.org/",
        "source": {"branch": "main", "path": "/"},
    },
    "branch": {"name": "main", "protected": True},
    "rules": [
        {"type": "deletion", "ruleset_id": 1},
        {"type": "non_fast_forward", "ruleset_id": 1},
        {"type": "pull_request", "parameters": {"required_approving_review_count": 1}, "ruleset_id": 1},
        {"type": "required_status_checks", "parameters": {"required_status_checks": [{"context": setup_check.REQUIRED}]}, "ruleset_id": 1},
    ],
    "environment": {"name": "github-pages", "deployment_branch_policy": {"protected_branches": False, "custom_branch_policies": True}},
    "permissions": {"enabled": True, "allowed_actions": "selected"},
    "workflow-permissions": {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": True},
    "workflows": {"total_count": 1, "workflows": [{"name": "Dış bağlantılar / Links", "state": "active"}]},
}
REFUSED = {"message": "Resource not accessible by integration", "documentation_url": "https://docs.github.com/rest", "status": "403"}
ABSENT = {"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"}


def write(folder: Path, answers: dict[str, Any]) -> Path:
    for name, answer in answers.items():
        (folder / f"{name}.json").write_text(answer if isinstance(answer, str) else json.dumps(answer), encoding="utf-8")
    return folder


def test_nothing_is_missing_where_all_is_set_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup-check", str(write(tmp_path, RIGHT))]) == 0
    printed = capsys.readouterr().out
    assert printed.index("## Kurulum denetimi") < printed.index("## Set-up check")
    assert "**Eksik: 0 · Buradan görülemeyen: 0**" in printed
    assert "**Missing: 0 · Not to be seen from here: 0**" in printed


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("repository", {"default_branch": "master"}, "Default branch"),
        ("repository", {"has_issues": False}, "Features"),
        ("pages", {"build_type": "legacy"}, "Source: choose “GitHub Actions”"),
        ("pages", {"https_enforced": False}, "Enforce HTTPS"),
        ("pages", {"protected_domain_state": None}, "not verified"),
        ("environment", {"deployment_branch_policy": None}, "Deployment branches"),
        ("permissions", {"allowed_actions": "all"}, "Allow select actions"),
        ("workflow-permissions", {"default_workflow_permissions": "write"}, "Read repository contents"),
        ("workflow-permissions", {"can_approve_pull_request_reviews": False}, "create and approve pull requests"),
        (
            "workflows",
            {"workflows": [{"name": "Links", "state": "disabled_inactivity"}]},
            "again on the Actions page (“Enable workflow”): Links",
        ),
    ],
)
def test_each_setting_that_is_wrong_is_the_one_that_is_missing(name: str, change: dict[str, Any], words: str, tmp_path: Path) -> None:
    findings = setup_check.find(setup_check.read(write(tmp_path, RIGHT | {name: RIGHT[name] | change})))
    (missing,) = [finding for finding in findings if finding.state is State.MISSING]
    assert words in missing.words[1]
    assert missing.words[0] != missing.words[1]


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("pull_request", "Require a pull request"),
        ("required_status_checks", "Require status checks"),
        ("deletion", "Block force pushes"),
        ("non_fast_forward", "Block force pushes"),
    ],
)
def test_each_rule_of_the_branch_that_is_missing_is_named(gone: str, words: str, tmp_path: Path) -> None:
    rules = [rule for rule in RIGHT["rules"] if rule["type"] != gone]
    findings = setup_check.find(setup_check.read(write(tmp_path, RIGHT | {"rules": rules})))
    (missing,) = [finding for finding in findings if finding.state is State.MISSING]
    assert words in missing.words[1]


def test_a_site_without_a_domain_of_its_own_misses_nothing(tmp_path: Path) -> None:
    pages = RIGHT["pages"] | {"cname": None, "protected_domain_state": None}
    findings = setup_check.find(setup_check.read(write(tmp_path, RIGHT | {"pages": pages})))
    assert {finding.state for finding in findings} == {State.RIGHT}


def test_pages_that_were_never_set_up_are_missing(tmp_path: Path) -> None:
    findings = setup_check.find(setup_check.read(write(tmp_path, RIGHT | {"pages": ABSENT})))
    (missing,) = [finding for finding in findings if finding.state is State.MISSING]
    assert "Source" in missing.words[1]


def test_what_only_administrators_see_is_not_called_missing(tmp_path: Path) -> None:
    refused = {"permissions": REFUSED, "workflow-permissions": REFUSED, "rules": []}  # older protection gives no rules
    findings = setup_check.find(setup_check.read(write(tmp_path, RIGHT | refused)))
    assert [finding.state for finding in findings].count(State.UNKNOWN) == 6
    assert State.MISSING not in {finding.state for finding in findings}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup-check", str(tmp_path / "none")]) == 1
    assert "could not be read" in capsys.readouterr().err


@pytest.mark.parametrize("answer", ["", "<html>", "[]", "null", "{}", json.dumps(ABSENT), json.dumps(REFUSED)])
def test_no_answer_ends_in_a_traceback(answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup-check", str(write(tmp_path, dict.fromkeys(RIGHT, answer)))]) == 1
    assert capsys.readouterr().out.startswith("## Kurulum denetimi")
