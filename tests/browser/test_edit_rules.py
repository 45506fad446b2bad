"""What the editors' page finds wrong by itself, beside `check`: at least four of five faults that a value can have."""

from pathlib import Path
from typing import Any

import pytest
from bilingual.content import loader
from bilingual.content.merge import Merged
from bilingual.content.reading import model_of, read_pair
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.outputs.edit_schema import MODELS, OTHER_PROBLEMS, frame_of, schema_of
from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.schema.fields import Form
from bilingual.text.language import LOCALES
from bilingual.text.provinces import PROVINCES
from playwright.sync_api import Page

from tests import golden

LEAST = 0.8
UNKNOWN_TO_THE_PAGE = {
    *("bad-attribute", "bad-box", "bad-caption", "bad-dots", "date-outside-within", "dead-address", "dead-anchor", "decade", "empty-value"),
    *("hidden-reference", "identity-number", "image-elsewhere", "no-such-month", "not-a-year", "qualified-interval", "table-without-head"),
    *("text-too-deep", "unclosed-fence", "unknown-block", "unknown-box", "year-out-of-range"),
}
"""Further faults that a value can have by itself. Others are faults of YAML, of files, of settings, or of records beside each other."""

RULES = """async ([address, schema, cases]) => {
    const { problemsOf } = await import(new URL("assets/scripts/edit-record.js", address));
    return cases.map(({ record, known, places }) => {
        const sets = Object.fromEntries(Object.entries(known).map(([register, keys]) => [register, new Set(keys)]));
        try {
            const found = [...problemsOf(record, schema, register => sets[register]).keys()];
            return found.filter(place => places.includes(place));
        } catch {
            return []; // a list where a text is needed, which the page never makes
        }
    });
}"""


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    parts = [schema_of(kind, "tr") for kind in MODELS]
    frame = frame_of("tr", saves=False)
    return frame | {name: {key: one for part in parts for key, one in part[name].items()} for name in ("records", "values")}


def faults(case: golden.Case, folder: Path) -> list[tuple[Problem, dict[str, Any]]]:
    """The faults of values in a case, each with the record as the page would have it."""
    golden.lay_out(folder, case.files)
    try:
        loader.read(folder)
    except ContentError as error:
        counted = [one for one in error.problems if one.code in {*(form.problem for form in Form), *OTHER_PROBLEMS, *UNKNOWN_TO_THE_PAGE}]
        return [(one, record) for one in counted if (record := record_of(folder, one))]
    return []


def record_of(folder: Path, fault: Problem) -> dict[str, Any] | None:
    name = loader.name_of(fault.path) if fault.path.startswith(("content/", "docs/")) and fault.path.endswith((".yml", ".md")) else fault
    if isinstance(name, Problem) or not fault.field:
        return None
    register, key = name
    paths = {one: fault.path.replace(fault.path.split("/")[1], one, 1) for one in LOCALES}
    where = read_pair(folder, register, key, {one: path for one, path in paths.items() if (folder / path).is_file()}, [])
    if where is None:
        return None
    steps = fault.field.split(".")
    if register in REGISTERS:
        key, where, steps = steps[0], where.below(steps[0]), steps[1:]
    now = {one: said(where, one) for one in LOCALES}
    locale = fault.path.split("/")[1]
    places = [f"{locale} {'.'.join(steps)}", f"{locale} {'.'.join(step for step in steps if not step.isdigit())}"]
    return {"record": {"register": register, "key": key, "model": model_of(register).__name__, "now": now}, "places": places}


def said(where: Merged, locale: str) -> Any:
    document = where.source if locale == "tr" else where.other
    tree = where.tree(locale)
    body = {"body": document.body.strip()} if document and document.body is not None else {}
    return (tree if isinstance(tree, dict) else {}) | body


def known_in(folder: Path) -> dict[str, list[str]]:
    """What can be referred to in a project, by register."""
    files = {name: [path.stem for path in (folder / f"content/tr/{name}").glob("*.yml")] for name in COLLECTIONS}
    inside: dict[str, list[str]] = {}
    for name in (*REGISTERS, "declaration", "site"):
        where = read_pair(folder, name, "", {"tr": f"content/tr/{name}.yml"}, []) if (folder / f"content/tr/{name}.yml").exists() else None
        part = {"declaration": ("versions",), "site": ("lanes",)}.get(name, ())
        tree = where.below(*part).tree("tr") if where else None
        inside[part[0] if part else name] = list(tree) if isinstance(tree, dict) else []
    pages = [path.stem for path in (folder / "docs/tr").glob("*.md")]
    return files | inside | {"pages": pages, "places": [*inside["places"], *PROVINCES]}


def test_most_faults_of_a_value_are_named_before_it_is_sent(page: Page, example_root: str, tmp_path: Path, schema: dict[str, Any]) -> None:
    found = [
        (path.stem, fault, record | {"known": known_in(tmp_path / path.stem)})
        for path in golden.cases("problems")
        for fault, record in faults(golden.Case(path), tmp_path / path.stem)
    ]
    assert len(found) > 100
    page.goto(example_root)
    named = page.evaluate(RULES, [example_root, schema, [record for _, _, record in found]])
    missed = [f"{stem}: {fault.field}: {fault.code}" for (stem, fault, _), places in zip(found, named, strict=True) if not places]
    assert 1 - len(missed) / len(found) >= LEAST, "\n".join(missed)
