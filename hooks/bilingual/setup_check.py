"""Reads how a repository is set up on GitHub, from the answers of its API, and says what publishing still needs.

Each answer is a file of a folder, as ``gh api`` prints it; one that was refused holds a message and a status, and what it would have told
is not known: some settings are shown to administrators only.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bilingual.language import LOCALES

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
    turkish: str
    english: str


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
    return [finding for look in LOOKS for finding in look(answers)]


def word(findings: Sequence[Finding]) -> str:
    """Return the findings as Markdown, Turkish first, then English."""
    headings = ("Kurulum denetimi", "Set-up check")
    closings = ("Eksik: {missing} · Buradan görülemeyen: {unknown}", "Missing: {missing} · Not to be seen from here: {unknown}")
    missing, unknown = (sum(finding.state is state for finding in findings) for state in (State.MISSING, State.UNKNOWN))
    sections = []
    for number, _ in enumerate(LOCALES):
        lines = [f"- {finding.state} {(finding.turkish, finding.english)[number]}" for finding in findings]
        sections.append(
            "\n".join([f"## {headings[number]}\n", *lines, f"\n**{closings[number].format(missing=missing, unknown=unknown)}**"])
        )
    return "\n\n".join(sections) + "\n"


def _choose(known: bool, right: bool, when_right: tuple[str, str], when_missing: tuple[str, str]) -> Finding:
    """Return the finding for one setting; where it is not known, what it should be."""
    if not known:
        return Finding(
            State.UNKNOWN, *(f"{start}: {words}" for start, words in zip(("Elle bakın", "Look yourself"), when_missing, strict=True))
        )
    return Finding(State.RIGHT, *when_right) if right else Finding(State.MISSING, *when_missing)


def _repository(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("repository")
    branch = (answer or {}).get("default_branch")
    yield _choose(
        answer is not None,
        branch == BRANCH,
        (f"Varsayılan dal {BRANCH}.", f"The default branch is {BRANCH}."),
        (
            f"Settings → General → Default branch: {BRANCH} olmalı; yalnızca o dal yayımlanır.",
            f"Settings → General → Default branch should be {BRANCH}: only that branch is published.",
        ),
    )
    yield _choose(
        answer is not None,
        bool((answer or {}).get("has_issues")),
        ("Issues açık.", "Issues are on."),
        (
            "Settings → General → Features: Issues kutusunu işaretleyin; okurlar hataları oradan bildirir, bağlantı denetimi oraya yazar.",
            "Settings → General → Features: tick Issues; readers report mistakes there, and the check of links writes there.",
        ),
    )


def _pages(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("pages") or {}
    built = answer.get("build_type") == "workflow"
    yield _choose(
        "pages" in answers,
        built,
        (
            f"Pages, GitHub Actions ile yayımlıyor: {answer.get('html_url', '')}",
            f"Pages publishes by GitHub Actions: {answer.get('html_url', '')}",
        ),
        (
            "Settings → Pages → Build and deployment → Source: “GitHub Actions” seçin.",
            "Settings → Pages → Build and deployment → Source: choose “GitHub Actions”.",
        ),
    )
    if not built:
        return
    domain = answer.get("cname")
    named = (
        (f"Alan adı: {domain}", f"Domain: {domain}")
        if domain
        else ("Kendi alan adı yok; bu bir eksik değil.", "No domain of its own; none is needed.")
    )
    yield Finding(State.RIGHT, *named)
    if domain and answer.get("protected_domain_state") != "verified":
        yield Finding(
            State.MISSING,
            "Alan adı doğrulanmamış; başkası üstlenebilir. Hesabın ya da kuruluşun Settings → Pages → Add a domain sayfasında doğrulayın.",
            "The domain is not verified, so others might take it over. Verify it in Settings → Pages → Add a domain of the account.",
        )
    yield _choose(
        "https_enforced" in answer,
        bool(answer.get("https_enforced")),
        ("HTTPS zorunlu.", "HTTPS is enforced."),
        (
            "Settings → Pages: “Enforce HTTPS” kutusunu işaretleyin (sertifika bir güne kadar gecikebilir).",
            "Settings → Pages: tick “Enforce HTTPS” (the certificate may take up to a day).",
        ),
    )


def _environment(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("environment")
    yield _choose(
        answer is not None,
        bool((answer or {}).get("deployment_branch_policy")),
        ("github-pages ortamına her dal yayım yapamaz.", "Not every branch may deploy to the environment github-pages."),
        (
            f"Settings → Environments → github-pages → Deployment branches and tags: yalnızca {BRANCH} dalına izin verin.",
            f"Settings → Environments → github-pages → Deployment branches and tags: allow the branch {BRANCH} only.",
        ),
    )


def _rules(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    answer = answers.get("rules")
    rules: Mapping[str, Any] = {
        rule["type"]: rule.get("parameters") or {} for rule in answer or () if isinstance(rule, dict) and "type" in rule
    }
    protected = (answers.get("branch") or {}).get("protected")
    known = answer is not None
    if known and not rules and protected:
        known = False  # an older branch protection, whose details administrators alone may see
    where = f"Settings → Rules → Rulesets → {BRANCH}"
    yield _choose(
        known,
        "pull_request" in rules,
        (f"{BRANCH} dalı yalnızca değişiklik önerisiyle değişir.", f"The branch {BRANCH} changes by pull requests only."),
        (f"{where}: “Require a pull request before merging” seçin.", f"{where}: choose “Require a pull request before merging”."),
    )
    yield _choose(
        known,
        {check.get("context") for check in rules.get("required_status_checks", {}).get("required_status_checks", ())} == {REQUIRED},
        ("Denetimi geçmeyen değişiklik birleştirilemez.", "A change that fails the check cannot be merged."),
        (
            f"{where}: “Require status checks to pass” seçin, yalnızca “{REQUIRED}” işini ekleyin; testler her değişiklikte çalışmaz.",
            f"{where}: choose “Require status checks to pass” and add the job “{REQUIRED}” alone; tests do not run for every change.",
        ),
    )
    yield _choose(
        known,
        {"non_fast_forward", "deletion"} <= rules.keys(),
        (f"{BRANCH} dalının geçmişi silinemez.", f"The history of the branch {BRANCH} cannot be erased."),
        (
            f"{where}: “Restrict deletions” ve “Block force pushes” seçin.",
            f"{where}: choose “Restrict deletions” and “Block force pushes”.",
        ),
    )


def _actions(answers: Mapping[str, Answer]) -> Iterator[Finding]:
    allowed = answers.get("permissions")
    yield _choose(
        allowed is not None,
        bool((allowed or {}).get("enabled")) and (allowed or {}).get("allowed_actions") != "all",
        ("Yalnızca izin verilen Actions çalışır.", "Only the actions that are allowed run."),
        (
            "Settings → Actions → General: “Allow select actions” ve “Allow actions created by GitHub” seçin; iş akışlarına bunlar yeter.",
            "Settings → Actions → General: choose “Allow select actions” and “Allow actions created by GitHub”; no others are used.",
        ),
    )
    token = answers.get("workflow-permissions")
    yield _choose(
        token is not None,
        (token or {}).get("default_workflow_permissions") == "read",
        ("Actions belirtecinin varsayılan hakkı yalnızca okuma.", "The token of Actions may only read, unless a job says otherwise."),
        (
            "Settings → Actions → General → Workflow permissions: “Read repository contents” seçin.",
            "Settings → Actions → General → Workflow permissions: choose “Read repository contents”.",
        ),
    )
    yield _choose(
        token is not None,
        bool((token or {}).get("can_approve_pull_request_reviews")),
        ("Doldurulan formlar değişiklik önerisi olabilir.", "Forms that are filled in can become pull requests."),
        (
            "Settings → Actions → General: “Allow GitHub Actions to create and approve pull requests” kutusunu işaretleyin.",
            "Settings → Actions → General: tick “Allow GitHub Actions to create and approve pull requests”.",
        ),
    )
    answer = answers.get("workflows")
    asleep = [flow["name"] for flow in (answer or {}).get("workflows", ()) if flow.get("state") != "active"]
    yield _choose(
        answer is not None,
        not asleep,
        ("Bütün iş akışları etkin.", "Every workflow is active."),
        (
            f"Actions sayfasında şunları yeniden etkinleştirin (“Enable workflow”): {', '.join(asleep)}. "
            "GitHub, 60 gün değişiklik olmayan depoda zamanlanmış iş akışlarını durdurur.",
            f"Enable these again on the Actions page (“Enable workflow”): {', '.join(asleep)}. "
            "GitHub stops scheduled workflows in a repository without changes for 60 days.",
        ),
    )


LOOKS: Sequence[Callable[[Mapping[str, Answer]], Iterator[Finding]]] = (_repository, _pages, _environment, _rules, _actions)
"""What is looked at, in order."""
