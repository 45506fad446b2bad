"""JSON Schemas of the content files, from the table of fields, for editors that complete, explain and check YAML while it is typed.

Turkish files have facts and words, English files words and editions only. The schemas follow draft 2020-12 as yaml-language-server reads
it, with what that understands besides: the wording of errors, and values to choose from. They say nothing that ``check`` does not say, so
that nobody depends on them. Keys of the content stand in a file of their own, which offers keys but refuses none: it may be a little old.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from bilingual.authoring.record_finder import Names
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Record, descriptions
from bilingual.schema.descriptions import Description
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.table import TRANSLATION_ONLY, FieldShape, fields_of
from bilingual.text import json_text, provinces
from bilingual.text.language import LOCALES, SOURCE_LOCALE

FOLDER = ".vscode/schemas"
KEYS = f"{FOLDER}/keys.json"
SETTINGS = ".vscode/settings.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = ["string", "number", "boolean"]
FORMS: Mapping[Form, Mapping[str, Any]] = {
    **{form: {"type": [*_TEXT, "array"] if form is Form.DATE else _TEXT, "pattern": form.pattern} for form in Form},
    Form.PROVINCE: {"enum": sorted(province.iso for province in provinces.PROVINCES.values())},
    Form.NUMBER: {"type": "number"},
    Form.WHOLE_NUMBER: {"type": "integer", "minimum": 0},
    Form.YES_OR_NO: {"type": "boolean"},
}
"""How YAML's own types take a value of each form: a plain 2016 is a number to an editor, and text to us."""


def files(root: Path) -> Mapping[str, str]:
    """Return the schemas of all content files, the keys of the content of ``root``, and the settings that point at the schemas.

    The keys are left out where the content has problems.
    """
    schemas = {_path(locale, name): _document(name, locale) for locale in LOCALES for name in _models()}
    with suppress(ContentError):
        schemas[KEYS] = _keys(root)
    return {path: json_text.lines(schema, 1) for path, schema in {**schemas, SETTINGS: _settings()}.items()}


def _models() -> Mapping[str, type[Record]]:
    return {**COLLECTIONS, **REGISTERS, **SINGLE_FILES}


def _path(locale: str, name: str) -> str:
    return f"{FOLDER}/{locale}/{name}.json"


def _settings() -> dict[str, Any]:
    return {
        "yaml.schemas": {
            f"./{_path(locale, name)}": f"content/{locale}/{name}/*.yml" if name in COLLECTIONS else f"content/{locale}/{name}.yml"
            for locale in LOCALES
            for name in _models()
        },
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.wordWrap": "on"},
    }


def _keys(root: Path) -> dict[str, Any]:
    """Return what may be chosen where a key is asked for: the keys of each register, with the names that they stand for."""
    names = Names(loader.read(root))
    known = {register: names.choices(register) for register in (*COLLECTIONS, *REGISTERS, "versions", "lanes")}
    known["sources"] |= {"own-record": catalog.text(SOURCE_LOCALE, "editors", "own-record")}
    offered = {
        register: {"defaultSnippets": [{"label": f"{key} · {name}", "body": key} for key, name in sorted(keys.items())]}
        for register, keys in known.items()
    }
    return {"$schema": DIALECT, "$defs": offered}


# one schema


def _document(name: str, locale: str) -> dict[str, Any]:
    model, definitions = _models()[name], dict[str, Any]()
    title = {"title": str(descriptions.of_record(model))}
    record = title | _record(model, locale, definitions)
    if name in REGISTERS:
        record = title | {"type": "object", "propertyNames": _keys_of(definitions), "additionalProperties": record}
    return {"$schema": DIALECT, **record, "$defs": dict(sorted(definitions.items()))}


def _record(model: type[Record], locale: str, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, shape in fields_of(model).items():
        if is_written_in(shape, locale):
            properties[name] = _field(model, shape, locale, definitions)
        elif locale != SOURCE_LOCALE:
            properties[name] = {"deprecationMessage": catalog.line("editors", "fact-in-english"), "doNotSuggest": True}
    needed = [name for name, shape in fields_of(model).items() if shape.required and shape.kind is not FieldKind.EDITION]
    required = needed if locale == SOURCE_LOCALE else []
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def is_written_in(shape: FieldShape, locale: str) -> bool:
    """Return whether a field has a place in the files of ``locale``: in Turkish ones all have, in English ones words and editions."""
    if locale == SOURCE_LOCALE:
        return shape.name not in TRANSLATION_ONLY
    return shape.kind in (FieldKind.WORDS, FieldKind.EDITION) or (shape.record is not None and _says_words(shape.record, locale))


@cache
def _says_words(model: type[Record], locale: str) -> bool:
    return any(is_written_in(shape, locale) for shape in fields_of(model).values())


def _field(model: type[Record], shape: FieldShape, locale: str, definitions: dict[str, Any]) -> dict[str, Any]:
    text = {"description": explain(descriptions.of_field(model, shape.name), locale, shape)}
    if shape.record is None:
        return text | _value(model, shape, definitions)
    name = shape.record.__name__
    if name not in definitions:
        definitions[name] = {}  # known from here on, should it hold itself
        definitions[name] |= _record(shape.record, locale, definitions)
    reference = {"$ref": f"#/$defs/{name}"}
    if not shape.by_key:
        return text | reference
    least = {"minProperties": shape.at_least} if shape.at_least and locale == SOURCE_LOCALE else {}
    names = _names_of(model) if shape.by_field else _keys_of(definitions)
    return text | {"type": "object", "propertyNames": names, "additionalProperties": reference} | least


def explain(description: Description, locale: str, shape: FieldShape) -> str:
    """Return what a field means and how its value is written, in Turkish and then in English, with the example of ``locale``."""
    lines = [description.tr, description.en]
    if shape.form not in (None, Form.LINE, Form.MARKDOWN):
        form = descriptions.of_form(shape.form)
        lines += [f"{catalog.line('editors', 'value-form')}: {form.tr} / {form.en}"]
    if locale in description.examples:
        lines += [f"{catalog.line('editors', 'value-example')}: {descriptions.in_yaml(description.examples[locale])}"]
    return "\n\n".join(lines)


_A_KEY = FieldShape("", FieldKind.FACT, False, form=Form.KEY)


def _keys_of(definitions: dict[str, Any]) -> dict[str, Any]:
    """Return what the keys of a mapping of records look like."""
    return {"title": "anahtar"} | _single(_A_KEY, definitions)


def _names_of(model: type[Record]) -> dict[str, Any]:
    """Return what names a field of ``model``: one of its fields, or something inside of one, such as figures.participants."""
    message = {"errorMessage": catalog.line("editors", "not-a-field")}
    return {"anyOf": [{"enum": list(fields_of(model))} | message, {"pattern": "[.]"} | message]}


def _value(model: type[Record], shape: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    single = _single(shape, definitions)
    if shape.many:
        single = {"type": "array", "items": single} | ({"minItems": shape.at_least} if shape.at_least else {})
    return {"type": "object", "propertyNames": _names_of(model), "additionalProperties": single} if shape.by_key else single


def _single(shape: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    if shape.register:
        keys = {"$ref": f"../{Path(KEYS).name}#/$defs/{shape.register}"}
        definitions[shape.register] = {"allOf": [_single(_A_KEY, definitions), keys]}
        return {"$ref": f"#/$defs/{shape.register}"}
    if shape.values:
        names, meanings = [str(one) for one in shape.values], [str(descriptions.of_value(one)) for one in shape.values]
        message = f"{catalog.line('editors', 'one-of')}: {', '.join(names)}"
        return {"enum": names, "enumDescriptions": meanings, "errorMessage": message}
    if shape.form is None:
        return {"type": "string"}
    form = descriptions.of_form(shape.form)
    definitions[shape.form.value] = {
        **FORMS[shape.form],
        "errorMessage": catalog.line("editors", "value-expected", form=(form.tr, form.en)),
    }
    return {"$ref": f"#/$defs/{shape.form.value}"}
