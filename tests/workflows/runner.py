"""Runs the `run` steps of a workflow's job on this machine, in a clean clone, with the same shell, order and conditions as GitHub.

What a test cannot have is replaced, and only that:

- the content is that of the tiny site;
- `gh` is a program that writes down how it was called and prints what the test says (GitHub cannot be asked from here);
- `make` gives each clone an environment that is made of this one's packages, without a download, and then calls the real make; of its
  targets only `test` and `test-all` are written down instead of made, since this is one of those tests;
- steps that use an action put out what the test says, if what they upload is there.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.builds.tiny import SITES, clean_environment
from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
OUTPUT = re.compile(r"steps\.[a-z]+\.outputs\.([a-z]+) != '([^']*)'")
HASHED = re.compile(r"hashFiles\('([^']*)'\) != ''")
AUTHOR = ("-c", "user.name=Test", "-c", "user.email=test@example.org")

GH = """\
import json, os, sys
from pathlib import Path

folder = Path(os.environ["STUBS"])
with (folder / "gh.log").open("a", encoding="utf-8") as log:
    print(json.dumps(sys.argv[1:]), file=log)
line = " ".join(sys.argv[1:])
for part, answer, status in json.loads((folder / "gh.json").read_text(encoding="utf-8")):
    if part in line:
        for name, text in (answer if isinstance(answer, dict) else {}).items():
            Path(name).write_text(text, encoding="utf-8")
        print(answer if isinstance(answer, str) else "", end="")
        sys.exit(status)
print("not foreseen: gh " + line, file=sys.stderr)
sys.exit(4)
"""

MAKE = """\
import os, sys
from pathlib import Path

sys.path.insert(0, {root!r})
from tests.workflows.runner import prepare

arguments = sys.argv[1:]
folder = Path(arguments[arguments.index("-C") + 1] if "-C" in arguments else ".").resolve()
with (Path(os.environ["STUBS"]) / "make.log").open("a", encoding="utf-8") as log:
    print(*arguments, file=log)
rest = [argument for argument in arguments if argument not in ("test", "test-all")]
if not rest:
    sys.exit()
prepare(folder)
os.execv({make!r}, ["make", *rest])
"""


def clone(folder: Path) -> Path:
    """Put the project as it stands, uncommitted files included, into a new repository with a branch `main` and an `origin`; return it.

    Its content is that of the tiny site, so that the steps take seconds; other tests build and verify the real one.
    """
    project = folder / "site"
    listed = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("content/", "docs/", "records/")):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, project / name)
    _use_tiny_content(project)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    git(folder, "clone", "--quiet", "--bare", project.as_posix(), "origin.git")
    git(project, "remote", "add", "origin", "../origin.git")
    git(project, "fetch", "--quiet", "origin")
    return project


def _use_tiny_content(project: Path) -> None:
    shutil.copytree(SITES / "tiny", project, dirs_exist_ok=True)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        (r"^site_name: .*", "site_name: Örnek Göç Kitaplığı"),
        (r"timeline: \{.*\}", "timeline: {first: 2017, last: 2019}"),
        (r"^nav:\n(?:  - .*\n)+", "nav: [index.md, timeline.md, events/index.md, about.md]\n"),
        (r"^  home_organization: .*\n", ""),
        (r"^  editors_links: false", "  editors_links: true"),
    ):
        settings, found = re.subn(old, new, settings, flags=re.MULTILINE)
        assert found
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def commit(project: Path) -> str:
    """Commit everything in `project`; return the commit."""
    git(project, "add", "--all")
    git(project, *AUTHOR, "commit", "--quiet", "--message", "Change")
    return git(project, "rev-parse", "HEAD")


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder`; return what it prints."""
    command = ["git", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, cwd=folder, env=clean_environment(), capture_output=True, text=True, check=True).stdout.strip()


def prepare(project: Path) -> None:
    """Give a project an environment of its own that has the packages of this one, so that make finds nothing left to install."""
    environment = project / ".venv"
    if environment.exists():
        return
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    folder = next(environment.glob("lib/python*/site-packages"))
    (folder / "project.pth").write_text(f"{project / 'hooks'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    tools = project / "tests" / "tools"
    if tools.is_dir() and not (tools / "node_modules").exists():
        (tools / "node_modules").symlink_to(ROOT / "tests" / "tools" / "node_modules")
    for stamp in ("requirements", "requirements-dev", "tools", "pyproject"):
        (environment / f"{stamp}.stamp").write_text(f"{project}\n", encoding="utf-8")


@dataclass
class Step:
    """A step that was run: its name, its exit status (None where it was left out), and what it printed."""

    name: str
    status: int | None
    printed: str = ""


@dataclass
class Job:
    """A job that was run in `project`."""

    project: Path
    stubs: Path
    steps: list[Step] = field(default_factory=list)

    @property
    def statuses(self) -> dict[str, int | None]:
        """The exit status of each step by name; None where it was left out."""
        return {step.name: step.status for step in self.steps}

    def printed(self, name: str) -> str:
        """What the step of this name printed."""
        return next(step.printed for step in self.steps if step.name == name)

    def calls(self, program: str) -> str:
        """How `gh` or `make` was called, a line for each call."""
        log = self.stubs / f"{program}.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    @property
    def summary(self) -> str:
        """What the job says in the run's summary."""
        path = self.stubs / "summary.md"
        return path.read_text(encoding="utf-8") if path.exists() else ""


Answers = Sequence[tuple[str, str | Mapping[str, str], int]]
"""What `gh` answers: part of its command line; what it prints, or the files that it writes; its exit status. The first that fits counts."""


def load(workflow: str) -> dict[Any, Any]:
    """Return a workflow as YAML; its key "on" is read as true."""
    tree: dict[Any, Any] = yaml.safe_load((WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8"))
    return tree


def run_steps(tree: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """Return the job and the text of every `run` step of a workflow."""
    return [(job, step["run"]) for job, steps in tree["jobs"].items() for step in steps["steps"] if "run" in step]


def run(
    workflow: str, job: str, project: Path, values: Mapping[str, str], answers: Answers = (), environment: Mapping[str, str] | None = None
) -> Job:
    """Run the steps of a job in `project`. `values` are those of the expressions that it uses; an unknown one raises KeyError."""
    stubs = project.parent / f"stubs-{workflow}-{job}-{len(list(project.parent.glob('stubs-*')))}"
    stubs.mkdir()
    _write_program(stubs / "gh", GH)
    _write_program(stubs / "make", MAKE.format(root=ROOT.as_posix(), make=shutil.which("make")))
    (stubs / "gh.json").write_text(json.dumps(answers), encoding="utf-8")
    variables = {
        "STUBS": str(stubs),
        "PATH": f"{stubs}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_WORKSPACE": str(project),
        "GITHUB_OUTPUT": str(stubs / "output"),
        "GITHUB_STEP_SUMMARY": str(stubs / "summary.md"),
        "GITHUB_REPOSITORY": "example/site",
        "GITHUB_REF_NAME": "main",
        "GITHUB_RUN_ID": "1",
        "GITHUB_SHA": git(project, "rev-parse", "HEAD"),
        **(environment or {}),
    }
    found = Job(project, stubs)
    steps, failed = load(workflow)["jobs"][job]["steps"], False
    for step in steps:
        name = step.get("name", step.get("uses", "").partition("@")[0])
        if _condition(step.get("if"), project, stubs, failed):
            done = _run(step, project, values, variables) if "run" in step else _use(step, project, values)
            found.steps.append(Step(name, *done))
            failed = failed or (done[0] != 0 and not step.get("continue-on-error"))
        else:
            found.steps.append(Step(name, None))
    return found


def _write_program(path: Path, text: str) -> None:
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _condition(text: str | None, project: Path, stubs: Path, failed: bool) -> bool:
    """Return whether a step runs; only the conditions that the workflows use are known."""
    if text is None:
        return not failed
    parts = EXPRESSION.sub(r"\1", text).split(" && ")
    known: dict[str, Callable[[], bool]] = {"!cancelled()": lambda: True, "failure()": lambda: failed}
    met = []
    for part in parts:
        if hashed := HASHED.fullmatch(part):
            met.append(any(project.glob(hashed[1])))
        elif output := OUTPUT.fullmatch(part):
            met.append(outputs(stubs).get(output[1], "") != output[2])
        else:
            met.append(known[part]())
    return all(met) and (not failed or bool(known.keys() & set(parts)))


def outputs(stubs: Path) -> dict[str, str]:
    """Return what the steps of a job have put out, by name."""
    path = stubs / "output"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split("=", 1) for line in lines)


def _run(step: Mapping[str, Any], project: Path, values: Mapping[str, str], variables: Mapping[str, str]) -> tuple[int, str]:
    given = {name: _filled(str(value), values) for name, value in step.get("env", {}).items()}
    environment = clean_environment(**variables, **given)
    del environment["PYTHONPATH"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(
        command, cwd=project, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode()


def _use(step: Mapping[str, Any], project: Path, values: Mapping[str, str]) -> tuple[int, str]:
    """Stand in for an action: what it uploads must be there."""
    path = step.get("with", {}).get("path")
    missing = path is not None and not (project / _filled(path, values)).exists()
    return int(missing), f"{path} is missing" if missing else ""


def _filled(text: str, values: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda match: values[match[1]], text)
