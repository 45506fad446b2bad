"""The forms of the forge: one that carries proposals of the page for editors, and one by which readers report a mistake.

They follow GitHub's syntax for issue forms. A filled-in form comes back as an issue, with each box below its heading.
"""

from typing import Any

import yaml

from bilingual.diagnostics import catalog

FOLDER = ".github/ISSUE_TEMPLATE"
PROPOSAL, CORRECTION = "proposal", "correction"
LABELS = {PROPOSAL: "oneri", CORRECTION: "duzeltme"}
"""The labels that the forge gives to issues made with a form, where it knows them."""

_HEAD = "# Üretilir, elle değiştirilmez: python -m bilingual generate / Generated, not edited by hand: python -m bilingual generate\n"
_BOXES = {
    PROPOSAL: (("changes", "textarea", True), ("files", "textarea", False)),
    CORRECTION: (("page", "input", True), ("wrong", "textarea", True), ("right", "textarea", False), ("source", "textarea", False)),
}
"""The boxes of each form: its name, its sort, and whether it must be filled in."""


def files() -> dict[str, str]:
    """Return the text of every form by path."""
    forms = {name: form(name) for name in _BOXES} | {"config": {"blank_issues_enabled": True}}
    return {f"{FOLDER}/{name}.yml": _HEAD + _dump(made) for name, made in forms.items()}


def form(name: str) -> dict[str, Any]:
    """Return a form."""
    named = catalog.both("kinds", name)
    about = ("about", "public") if name == PROPOSAL else ("public",)
    return {
        "name": " / ".join(named),
        "description": catalog.line("forms", f"{name}-about"),
        "title": f"{named[0]}: ",
        "labels": [LABELS[name]],
        "body": [*map(_remark, about), *(_box(*box) for box in _BOXES[name])],
    }


def answers(body: str, name: str) -> list[str] | None:
    """Return what stands in the boxes of a form in the text of an issue, or None where it does not come from that form."""
    lines = [line.rstrip() for line in body.split("\n")]
    headings = [f"### {catalog.line('forms', box)}" for box, _, _ in _BOXES[name]]
    if any(lines.count(heading) != 1 for heading in headings) or sorted(headings, key=lines.index) != headings:
        return None
    starts = [lines.index(heading) for heading in headings]
    return ["\n".join(lines[start + 1 : end]).strip() for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _remark(key: str) -> dict[str, Any]:
    turkish, english = catalog.both("forms", key)
    return {"type": "markdown", "attributes": {"value": f"{turkish}\n\n{english}\n"}}


def _box(name: str, sort: str, required: bool) -> dict[str, Any]:
    attributes = {"label": catalog.line("forms", name), "description": catalog.line("forms", f"{name}-hint")}
    if name == "changes":
        attributes["render"] = "json"  # a block of code: nothing in it is markup
    return {"type": sort, "id": name, "attributes": attributes, "validations": {"required": required}}


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and texts of several lines as they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _dump(form: dict[str, Any]) -> str:
    return yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
