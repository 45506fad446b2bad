"""The tiny site after a change of every sort: what the report and the preview are tried on."""

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from tests.builds.tiny import copy_tiny_site, write

NEW_EVENT = """\
title: "Yeni | *toplantı* <b>@kimse</b> #12"
kind: meeting
summary: Yalnızca sınama içindir.
date: 2019-03-04
place: hall
organizers: [center]
topics: [housing]
sources: [brochure]
published: 2020-03-01
"""


def build_changed(run_folder: Path, build_once: Callable[[str, Path], Path]) -> tuple[Path, Path]:
    """Return the project of the changed site, and the site that was built of it once per run."""
    project = run_folder / "changed-project"
    with FileLock(run_folder / "changed-project.lock"):
        if not project.exists():
            change(copy_tiny_site(run_folder / "changed-project-unfinished")).rename(project)
    return project, build_once("changed-site", project)


def change(project: Path) -> Path:
    """Change a date, a sentence and an address, move a page, add one, and take one away."""
    meeting = project / "content/tr/events/meeting.yml"
    text = meeting.read_text(encoding="utf-8")
    for old, new in (
        ("date: 2018-10-16", "date: 2018-10-17"),
        ("çağrısıyla yapıldı", "daveti üzerine yapıldı"),
        ("slug: ornek-toplanti-2018", "slug: ornek-toplanti-ekim-2018\nredirect_from: [etkinlikler/ornek-toplanti-2018/]"),
    ):
        assert old in text
        text = text.replace(old, new)
    meeting.write_text(text, encoding="utf-8")
    write(project, {"content/tr/events/added.yml": NEW_EVENT})
    for locale in ("tr", "en"):
        (project / "content" / locale / "events/later.yml").unlink()
    return project
