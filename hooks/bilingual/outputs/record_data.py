"""Records as plain values for JSON, both languages in one, and the JSON Schema of them; both follow the table of fields."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bilingual.content.images import with_paths
from bilingual.content.lint.file_kinds import FILES
from bilingual.content.markdown_elements import rewrite
from bilingual.diagnostics import catalog
from bilingual.schema import COLLECTIONS, Record, addresses, descriptions
from bilingual.schema.fields import FieldKind, Form, Localized, Prose
from bilingual.schema.files import File
from bilingual.schema.images import Image
from bilingual.schema.table import FieldShape, fields_of
from bilingual.site.routes import KINDS
from bilingual.site.site import Site
from bilingual.text.edtf import Edtf
from bilingual.text.language import LOCALES

TYPES: Mapping[Form | None, str] = {Form.YES_OR_NO: "boolean", Form.WHOLE_NUMBER: "integer", Form.NUMBER: "number"}
"""The types of JSON, and of Table Schema, of values that are no texts."""

HIDDEN = frozenset({"draft", "withdrawn"})
"""Fields that say what is not published; what is published has neither."""


FILE_FACTS: Mapping[type[Record], Mapping[str, tuple[str, str]]] = {
    File: {"url": ("string", "file-url"), "bytes": ("integer", "file-bytes"), "pages": ("integer", "file-pages")},
    Image: {"url": ("string", "image-url"), "width": ("integer", "image-width"), "height": ("integer", "image-height")},
}
"""What is known of a document and of a picture besides its fields: its type in JSON, and what is said of it in the catalogue."""


PlainRecord = Mapping[str, Any]
"""The fields of a record by name: texts, numbers, dates, lists, and mappings of these by language or by key."""


class RecordWriter:
    """Turns records of one site into plain values: without what is empty, and without references to what is not published."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def record(self, register: str, record: Record) -> dict[str, Any]:
        """Return a record of a register: its head, and its fields."""
        return self.head(register, record) | self.fields(with_paths(register, record))

    def head(self, register: str, record: Record) -> dict[str, Any]:
        """Return the id and key of a record, the languages it has words in, and the addresses of its pages."""
        kind = KINDS.get(register, "")  # series have no pages
        routes = {locale: self.site.routes.find(kind, record.key, locale) for locale in LOCALES}
        pages = {locale: self.site.settings.site_url + route.uri for locale, route in routes.items() if route}
        return {"id": f"{register}/{record.key}", "key": record.key, "locales": list(record.locales), "page": pages}

    def fields(self, record: Record) -> dict[str, Any]:
        """Return the fields of a record, or of a group of fields, by name."""
        values = vars(record)
        found: dict[str, Any] = {}
        for name, shape in fields_of(type(record)).items():
            value = values[name]
            # Zero, and no as an answer, are not empty.
            if (value or value == 0) and name not in HIDDEN and ((plain := self._plain(value, shape)) or plain == 0):
                found[name] = plain
        return found | self.of_file(record) if isinstance(record, File | Image) else found

    def of_file(self, file: File | Image) -> dict[str, Any]:
        """Return what the document itself says, or a picture by its whole path, by the names of FILE_FACTS."""
        if isinstance(file, Image):
            size = self.site.corpus.picture_sizes.get(file.file, ())
            return {"url": self.site.settings.site_url + file.file, **dict(zip(("width", "height"), size, strict=False))}
        document = self.site.corpus.documents[file.file]
        found = {"url": f"{self.site.settings.site_url}{FILES}{file.file}", "bytes": document.size, "pages": document.pages}
        return {name: value for name, value in found.items() if value is not None}

    def keys(self, shape: FieldShape, keys: tuple[str, ...]) -> list[str]:
        """Return the keys that a field names, without those of entries that are not published."""
        return [key for key in keys if shape.register not in COLLECTIONS or key in self.site.corpus.register(shape.register)]

    def _plain(self, value: Any, shape: FieldShape) -> Any:
        if isinstance(value, Prose):
            return {locale: self.prose(text, locale) for locale, text in value.items()}
        if isinstance(value, Localized):
            return {locale: self._plain(text, shape) for locale, text in value.items()}
        if isinstance(value, dict):
            return {key: self._plain(one, shape) for key, one in value.items()}
        if isinstance(value, Record):
            return self.fields(value)
        if shape.register in COLLECTIONS:
            return self.keys(shape, value) if isinstance(value, tuple) else next(iter(self.keys(shape, (value,))), None)
        return value

    def prose(self, text: str, locale: str) -> str:
        """Return Markdown with whole addresses in the place of links by key; a citation such as [@brochure] stays."""

        def cite(keys: Any) -> str:
            return "[" + "; ".join(f"@{key}" for key in keys) + "]"

        return rewrite(text, link=lambda target: self.address(target, locale), cite=cite).strip()

    def address(self, target: str, locale: str) -> str | None:
        """Return the whole address that a link in Markdown leads to, or None where what it names is not published."""
        scheme, _, key = target.partition(":")
        if scheme in ("http", "https", "mailto", "tel"):
            return target
        url = self.site.settings.site_url
        if "assets/" in target:
            return url + target.removeprefix("../")
        key, _, anchor = key.partition("#")
        if scheme == "declaration" and key:
            anchor = addresses.clause_anchor(key, locale)
        route = self.site.routes.named_by_link(scheme, key, locale)
        return url + route.uri + (f"#{anchor}" if anchor else "") if route else None


def in_json(value: Edtf | Decimal) -> str | int | float:
    """Return a date or a number as JSON has it."""
    if isinstance(value, Edtf):
        return value.text
    return int(value) if value == value.to_integral_value() else float(value)


# JSON Schema


def record_schema(model: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of what ``RecordWriter.fields`` returns for ``model``; groups of fields are added to ``definitions``."""
    properties, required = {}, []
    for name, shape in fields_of(model).items():
        if name in HIDDEN:
            continue
        properties[name] = _field_schema(model, shape, definitions) | {"description": str(descriptions.of_field(model, name))}
        required += [name] if shape.required and shape.register not in COLLECTIONS else []
    for name, (kind, about) in FILE_FACTS.get(model, {}).items():
        properties[name] = {"type": kind, "description": catalog.line("columns", about)}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _field_schema(model: type[Record], shape: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    if shape.record is None:
        return _value_schema(shape)
    name = shape.record.__name__
    if name not in definitions:
        definitions[name] = {}  # known from here on, should it hold itself
        definitions[name] |= record_schema(shape.record, definitions)
    reference = {"$ref": f"#/$defs/{name}"}
    return {"type": "object", "additionalProperties": reference} if shape.by_key else reference


def _value_schema(shape: FieldShape) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": TYPES.get(shape.form, "string")}
    if shape.values:
        schema = {"enum": [str(one) for one in shape.values]}
    elif shape.form in (Form.DATE, Form.DAY):
        schema["title"] = "EDTF (ISO 8601-2)"
    if shape.many:
        schema = {"type": "array", "items": schema}
    if shape.kind is not FieldKind.FACT:
        return {"type": "object", "properties": dict.fromkeys(LOCALES, schema), "additionalProperties": False}
    return {"type": "object", "additionalProperties": schema} if shape.by_key else schema
