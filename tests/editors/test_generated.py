"""What is made from the table of fields is complete, well formed, and up to date; see generated.py and schema/descriptions.py."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import jsonschema
import pytest
import yaml
from bilingual.authoring import editor_schemas, field_reference, generated
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page, Record, descriptions
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.table import fields_of
from bilingual.text.language import LOCALES

from tests.builds.tiny import clean_environment, copy_tiny_site
from tests.conftest import ROOT
from tests.offenders import of_every


def models() -> Iterator[type[Record]]:
    """Yield every record and every group of the table of fields."""
    found: list[type[Record]] = [*COLLECTIONS.values(), *REGISTERS.values(), *SINGLE_FILES.values(), Page]
    for model in found:
        found += [shape.record for shape in fields_of(model).values() if shape.record and shape.record not in found]
    return iter(dict.fromkeys(found))


MODELS = list(models())
FIELDS = [(model, name) for model in MODELS for name in fields_of(model)]
ENUMERATIONS = list(dict.fromkeys(values for model, name in FIELDS if (values := fields_of(model)[name].values)))


# descriptions


@of_every(MODELS)
def test_every_field_is_described_in_both_languages(model: type[Record]) -> None:
    for described in (descriptions.of_record(model), *(descriptions.of_field(model, name) for name in fields_of(model))):
        assert described.tr
        assert described.en
        assert described.tr != described.en or model.__module__.endswith("labels")  # some labels are the same in both languages


@of_every(ENUMERATIONS)
def test_every_value_is_described_in_both_languages(enumeration: type[StrEnum]) -> None:
    assert descriptions.of_values(enumeration).tr
    assert all(descriptions.of_value(value).tr and descriptions.of_value(value).en for value in enumeration)


@of_every([*Form, None])
def test_every_form_is_described_and_known_to_editors(form: Form | None) -> None:
    assert descriptions.of_form(form).tr
    assert form is None or form in editor_schemas.FORMS


def test_no_description_outlives_what_it_describes() -> None:
    sections = dict(descriptions.sections())
    assert sections.pop("records").keys() == {"Labels" if model.__module__.endswith("labels") else model.__name__ for model in MODELS}
    for name in ("values", "enumerations"):
        assert sections[name].keys() == {enumeration.__name__ for enumeration in ENUMERATIONS}
    values = sections.pop("values")
    assert all(values[enumeration.__name__].keys() == set(enumeration) for enumeration in ENUMERATIONS)
    assert sections.pop("enumerations")
    assert sections.pop("forms").keys() == {*Form, "name"}
    shared = sections.pop("shared")
    bases = {base.__name__: base for model in MODELS for base in model.__mro__ if issubclass(base, Record)}
    for name, fields in sections.items():
        assert fields.keys() <= fields_of(bases[name]).keys(), name
    named = {name for model, name in FIELDS if not any(name in sections.get(base.__name__, {}) for base in model.__mro__)}
    assert shared.keys() <= named


def test_a_field_that_nobody_described_is_named() -> None:
    class Unknown(Record):
        nobody_knows: str

    with pytest.raises(KeyError, match=r"Unknown\.nobody_knows"):
        descriptions.of_field(Unknown, "nobody_knows")


PLAIN = (Form.NUMBER, Form.WHOLE_NUMBER, Form.YES_OR_NO)
"""Forms that YAML does not take for text."""


def in_words(value: object) -> list[str]:
    """Return the texts of an example."""
    if isinstance(value, str):
        return [value]
    return [text for inner in (value.values() if isinstance(value, dict) else value) for text in in_words(inner)]  # type: ignore[attr-defined]


@of_every(MODELS)
def test_every_example_is_a_value_that_the_field_may_have(model: type[Record]) -> None:
    for name, shape in fields_of(model).items():
        value = fields_of(model)[name]
        for example in descriptions.of_field(model, name).examples.values():
            assert shape.record is None, name
            assert isinstance(example, dict) is value.by_key, name
            assert (isinstance(example, list) or value.by_key) is value.many, name
            if value.values:
                assert set(in_words(example)) <= set(value.values), name
            elif value.form:
                for text in in_words(example):
                    jsonschema.validate(yaml.safe_load(text) if value.form in PLAIN else text, dict(editor_schemas.FORMS[value.form]))


# the files


@pytest.fixture(scope="module")
def files(example_project: Path) -> dict[str, str]:
    """All generated files by path."""
    return generated.files(example_project)


def test_the_files_in_the_repository_are_up_to_date(files: dict[str, str]) -> None:
    """But for the list of keys, which offers those of the content and refuses none."""
    stale = [path for path, text in files.items() if not path.endswith("keys.json") and (ROOT / path).read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m bilingual generate"


def test_every_schema_is_one(files: dict[str, str]) -> None:
    schemas = [text for path, text in files.items() if path.startswith(f"{editor_schemas.FOLDER}/")]
    assert len(schemas) == 2 * len([*COLLECTIONS, *REGISTERS, *SINGLE_FILES]) + 1
    for text in schemas:
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_content_file_has_a_schema(files: dict[str, str], example_project: Path) -> None:
    patterns = json.loads(files[editor_schemas.SETTINGS])["yaml.schemas"]
    assert all((ROOT / path).is_file() for path in patterns)
    for path in (example_project / "content").rglob("*.yml"):
        matching = [pattern for pattern in patterns.values() if path.relative_to(example_project).match(pattern)]
        assert len(matching) == 1, path


def test_english_schemas_hold_words_and_editions_only(files: dict[str, str]) -> None:
    event = json.loads(files[f"{editor_schemas.FOLDER}/en/events.json"])
    offered = {name for name, field in event["properties"].items() if not field.get("doNotSuggest")}
    words = {name for name, shape in fields_of(COLLECTIONS["events"]).items() if shape.kind in (FieldKind.WORDS, FieldKind.EDITION)}
    assert words <= offered
    assert not offered & {"date", "place", "sources", "published", "kind", "topics"}
    assert event["required"] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_field_reference_names_every_field_and_value(files: dict[str, str], locale: str) -> None:
    page = files[field_reference.PATHS[locale]]
    for model, name in FIELDS:
        if not model.__module__.endswith("labels"):
            assert f"| `{name}`" in page, (model, name)
    assert all(f"| `{value}` |" in page for enumeration in ENUMERATIONS for value in enumeration)
    anchors, links = set(re.findall(r'<a id="(\w+)">', page)), set(re.findall(r"\(#(\w+)\)", page))
    assert links <= anchors
    rows = [line for line in page.split("\n") if line.startswith("| `")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} <= {3, 6}


# keeping them


def copy_of_project(folder: Path) -> Path:
    """Return a copy of the tiny site with its generated files."""
    root = copy_tiny_site(folder / "site")
    generated.write(root)
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bilingual", "generate", *arguments]
    return subprocess.run(command, cwd=root, env=clean_environment(), capture_output=True, encoding="utf-8", check=False)


def test_the_command_renews_what_is_stale_and_deletes_what_nothing_makes_any_more(tmp_path: Path) -> None:
    root = copy_of_project(tmp_path)
    (root / field_reference.PATHS["tr"]).write_text("# Alanlar\n", encoding="utf-8")
    (root / editor_schemas.FOLDER / "tr" / "leaflets.json").write_text("{}", encoding="utf-8")
    (root / editor_schemas.FOLDER / "en" / "events.json").unlink()
    found = run(root, "--check")
    assert found.returncode == 1
    *named, remedy = [line.partition(":")[0] for line in found.stderr.splitlines()]
    assert remedy == "Yenilemek için"
    assert sorted(named) == [".vscode/schemas/en/events.json", ".vscode/schemas/tr/leaflets.json", "handbook/tr/fields.md"]
    assert "güncel değil" in found.stderr
    assert run(root).returncode == 0
    assert run(root, "--check").returncode == 0


def test_a_change_of_content_makes_nothing_stale(tmp_path: Path) -> None:
    root = copy_of_project(tmp_path)
    places = root / "content" / "tr" / "places.yml"
    places.write_text(places.read_text(encoding="utf-8") + "\nnew-hall:\n  name: Yeni Salon\n  kind: venue\n", encoding="utf-8")
    assert generated.stale(root) == []
    assert generated.write(root) == [editor_schemas.KEYS]
    assert "new-hall · Yeni Salon" in (root / editor_schemas.KEYS).read_text(encoding="utf-8")


def test_keys_stay_as_they_were_while_the_content_is_broken(tmp_path: Path) -> None:
    root = copy_of_project(tmp_path)
    keys = (root / editor_schemas.KEYS).read_text(encoding="utf-8")
    assert "events" in keys
    (root / "content" / "tr" / "places.yml").write_text("a: [\n", encoding="utf-8")
    assert generated.write(root) == []
    assert (root / editor_schemas.KEYS).read_text(encoding="utf-8") == keys


def test_checking_content_reads_no_descriptions() -> None:
    code = "import sys; from bilingual.content import loader; print('bilingual.schema.descriptions' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean_environment())
    assert done.stdout.strip() == "False"
