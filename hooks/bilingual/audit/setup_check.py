"""Reads how a repository is set up on GitHub, from the answers of its API, and says what publishing still needs.

Each answer is a file of a folder, as ``gh api`` prints it; one that was refused holds a message and a status, and what it would have told
is not known: some settings are shown to administrators only.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from bilingual.diagnostics import catalog
from bilingual.text.language import LOCALES

BRANCH = "main"
"""The branch that is published; the workflows name it."""
REQUIRED = "Birleştirilebilir / Can be merged"
"""The job of check.yml that sums up the others: the one check that a pull request must pass."""
REFUSED = frozenset({"401", "403", "404"})


class State(StrEnum):
    """Whether a setting is as it should be."""

    RIGHT = "✅"
    MISSING = "❌"
    UNKNOWN = "❔"


@dataclass(frozen=True, slots=True)
class Finding:
    """One setting, with what it is or what to do about it, in Turkish and English."""

    state: State
    words: tuple[str, str]


Answer = Any
"""What the API answered: objects as dicts, lists as lists, or None where there is no answer, or a refusal."""


def read(folder: Path) -> dict[str, Answer]:
    """Return the answers in ``folder`` by the names of their files, without ``.json``; None for what is no JSON, and for refusals.

    Raises:
        OSError: the folder cannot be read.
    """
    return {path.stem: _answer(path.read_text(encoding="utf-8", errors="replace")) for path in folder.iterdir() if path.suffix == ".json"}


def _answer(text: str) -> Answer:
    try:
        answer = json.loads(text)
    except ValueError:
        return None
    return None if isinstance(answer, dict) and str(answer.get("status")) in REFUSED and "message" in answer else answer


def find(answers: Mapping[str, Answer]) -> list[Finding]:
    """Return what the settings are, in the order in which one sets them up."""
    return [
        _look(answers, "repository", "branch", lambda found: found.get("default_branch") == BRANCH),
        _look(answers, "repository", "issues", lambda found: bool(found.get("has_issues"))),
        *_pages(answers),
        _look(answers, "environment", "environment", lambda found: bool(found.get("deployment_branch_policy"))),
        *_rules(answers),
        _look(answers, "permissions", "actions", lambda found: bool(found.get("enabled")) and found.get("allowed_actions") != "all"),
        _look(answers, "workflow-permissions", "token", lambda found: found.get("default_workflow_permissions") == "read"),
        _look(answers, "workflow-permissions", "forms", lambda found: bool(found.get("can_approve_pull_request_reviews"))),
        _workflows(answers),
    ]


def word(findings: Sequence[Finding]) -> str:
    """Return the findings as Markdown, Turkish first, then English."""
    missing, unknown = (sum(finding.state is state for finding in findings) for state in (State.MISSING, State.UNKNOWN))
    sections = []
    for number, locale in enumerate(LOCALES):
        words = partial(catalog.text, locale, "setup")
        lines = [f"- {finding.state} {finding.words[number]}" for finding in findings]
        sections.append("\n".join([f"## {words('heading')}\n", *lines, f"\n**{words('counts', missing=missing, unknown=unknown)}**"]))
    return "\n\n".join(sections) + "\n"


def _found(state: State, key: str, **values: object) -> Finding:
    return Finding(state, catalog.both("setup", key, branch=BRANCH, **values))


def _choose(known: bool, right: bool, key: str, **values: object) -> Finding:
    """Return the finding for one setting; where it is not known, what it should be."""
    if not known:
        return _found(State.UNKNOWN, "look", setting=catalog.both("setup", f"{key}-missing", branch=BRANCH, **values))
    return _found(State.RIGHT, key, **values) if right else _found(State.MISSING, f"{key}-missing", **values)


def _look(answers: Mapping[str, Answer], name: str, key: str, is_right: Callable[[Answer], bool]) -> Finding:
    """Return the finding for one setting that one answer tells."""
    answer = answers.get(name)
    return _choose(answer is not None, is_right(answer or {}), key)


def _pages(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("pages") or {}
    built = answer.get("build_type") == "workflow"
    yield _choose("pages" in answers, built, "pages", address=answer.get("html_url", ""))
    if not built:
        return
    domain = answer.get("cname")
    yield _found(State.RIGHT, "domain" if domain else "no-domain", domain=domain)
    if domain and answer.get("protected_domain_state") != "verified":
        yield _found(State.MISSING, "domain-not-verified")
    yield _choose("https_enforced" in answer, bool(answer.get("https_enforced")), "https")


def _rules(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("rules")
    rules = {rule["type"]: rule.get("parameters") or {} for rule in answer or () if isinstance(rule, dict)}
    # An older branch protection is no rule, and administrators alone may see its details.
    known = answer is not None and bool(rules or not (answers.get("branch") or {}).get("protected"))
    checks = {check.get("context") for check in rules.get("required_status_checks", {}).get("required_status_checks", ())}
    yield _choose(known, "pull_request" in rules, "pull-requests")
    yield _choose(known, checks == {REQUIRED}, "status-checks", job=REQUIRED)
    yield _choose(known, {"non_fast_forward", "deletion"} <= rules.keys(), "history")


def _workflows(answers: Mapping[str, Answer]) -> Finding:
    answer = answers.get("workflows")
    asleep = [flow["name"] for flow in (answer or {}).get("workflows", ()) if flow.get("state") != "active"]
    return _choose(answer is not None, not asleep, "workflows", names=", ".join(asleep))
