"""The workflows: pinned actions, least permissions, and commands that exist."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_there_is_a_workflow_that_checks_and_one_that_publishes():
    assert {workflow.stem for workflow in WORKFLOWS} >= {"check", "publish"}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_permission_that_its_jobs_do_not_ask_for(workflow: Path):
    tree = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert tree["permissions"] == {}
    for job in tree["jobs"].values():
        assert job["permissions"], "a job says what it needs"
        assert job["timeout-minutes"] <= 60
        assert "write-all" not in str(job["permissions"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_every_command_is_a_target_of_the_makefile(workflow: Path):
    tree = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    for step in [step for job in tree["jobs"].values() for step in job["steps"]]:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        else:
            command, *targets = step["run"].split()
            assert command == "make"
            assert set(targets) <= TARGETS


def test_only_a_push_to_the_main_branch_or_a_person_publishes():
    tree = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    started = tree[True]  # YAML 1.1 reads the key "on" as true
    assert set(started) == {"push", "workflow_dispatch"}
    assert started["push"] == {"branches": ["main"]}
    assert tree["concurrency"] == {"group": "publish", "cancel-in-progress": False}
