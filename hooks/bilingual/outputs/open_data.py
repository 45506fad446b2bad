"""Open data: every register as JSON and CSV, their schemas, a Frictionless Data Package of the whole, and all of it in one archive."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, cast

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.csv_tables import Table, make_tables, write_csv
from bilingual.outputs.markdown_twins import escape
from bilingual.outputs.record_data import PlainRecord, RecordWriter, in_json, record_schema
from bilingual.rendering.contexts.data_page import LICENCE, VERSION, citation, name_of
from bilingual.rendering.labels import fill_in
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, REGISTERS, Declaration, Record, SignatoryRegister
from bilingual.schema.addresses import address
from bilingual.schema.declaration import Signature
from bilingual.site import downloads
from bilingual.site.site import Site
from bilingual.text.edtf import Edtf
from bilingual.text.language import LOCALES, slugify

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


MODELS: Mapping[str, type[Record]] = {**COLLECTIONS, **REGISTERS, "declaration": Declaration, "signatories": Signature}
"""What a record of each data set is."""


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield all files of the open data. What a site does not have, the declaration or the signatories, is left out."""
    data = _records(renderer.site)
    packed: list[Artifact] = []
    listed: dict[str, list[dict[str, Any]]] = {"datasets": [], "tables": []}
    url = renderer.site.settings.site_url
    for name in downloads.DATASETS:
        if name in data:
            packed.append(Artifact(downloads.dataset(name), _json(_dataset(renderer, name, data[name]))))
            packed.append(Artifact(downloads.schema(name), _json(_schema(renderer.site, name))))
            listed["datasets"].append({"name": name, "json": url + downloads.dataset(name), "schema": url + downloads.schema(name)})
    resources: list[dict[str, Any]] = []
    for table in make_tables(renderer, data):
        commas, *others = (
            Artifact(downloads.table(table.name, folder), write_csv(table, sign)) for folder, sign in downloads.CSV_FOLDERS.items()
        )
        packed.append(commas)
        yield from others
        resources.append(_resource(renderer, table, commas.content))
        listed["tables"].append({"name": table.name, "csv": url + downloads.table(table.name), "rows": len(table.rows)})
    packed.append(Artifact(downloads.PACKAGE, _json(_package(renderer, resources))))
    packed.append(Artifact(f"{downloads.API}README.md", _read_me(renderer).encode()))
    yield from packed
    yield Artifact(f"{downloads.API}index.json", _json(_index(renderer, listed)))
    yield Artifact(downloads.ARCHIVE, _archive(packed, renderer.site.newest_change))


def _records(site: Site) -> dict[str, list[PlainRecord]]:
    """Return the plain records of each data set that the site has, and of its pages."""
    corpus, writer = site.corpus, RecordWriter(site)
    names = [*MODELS, "pages"]
    data = {
        name: [writer.record(name, record) for _, record in sorted(corpus.register(name).items())]
        for name in names
        if name != "declaration"
    }
    if corpus.signatories is None:
        del data["signatories"]
    return data | ({"declaration": [writer.fields(corpus.declaration)]} if corpus.declaration else {})


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=in_json) + "\n").encode()


# JSON


def _head(renderer: Renderer) -> dict[str, Any]:
    return {"version": VERSION, "updated": renderer.site.newest_change.text, "licence": LICENCE}


def _dataset(renderer: Renderer, name: str, records: list[PlainRecord]) -> dict[str, Any]:
    head = {"$schema": renderer.site.settings.site_url + downloads.schema(name)} | _head(renderer)
    if name == "declaration":
        return head | {"record": records[0]}
    if name == "signatories":
        register = RecordWriter(renderer.site).fields(cast(SignatoryRegister, renderer.site.corpus.signatories))
        head["register"] = {field: value for field, value in register.items() if field != "signatories"}
    return head | {"records": records}


def _schema(site: Site, name: str) -> dict[str, Any]:
    text, definitions = {"type": "string"}, dict[str, Any]()
    record = record_schema(MODELS[name], definitions)
    by_locale = {"type": "object", "properties": dict.fromkeys(LOCALES, text), "additionalProperties": False}
    properties: dict[str, Any] = {"$schema": text, "version": {"const": VERSION}, "updated": text, "licence": {"type": "object"}}
    if name == "declaration":
        properties["record"] = record
    else:
        head = {"id": text, "key": text, "locales": {"type": "array", "items": {"enum": list(LOCALES)}}, "page": by_locale}
        record |= {"properties": head | record["properties"], "required": [*head, *record["required"]]}
        properties["records"] = {"type": "array", "items": record}
    if name == "signatories":
        register = record_schema(SignatoryRegister, definitions)
        register["properties"].pop("signatories")
        properties["register"] = register
    return {
        "$schema": SCHEMA_DIALECT,
        "$id": site.settings.site_url + downloads.schema(name),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _index(renderer: Renderer, listed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the list of all files, for programs that start here; ``listed`` are the data sets and the tables in it."""
    url = renderer.site.settings.site_url
    about = {"about": {locale: url + address("data", "", locale) for locale in LOCALES}}
    return {**_head(renderer), **about, **listed, "package": url + downloads.PACKAGE, "archive": url + downloads.ARCHIVE}


# the package


def _package(renderer: Renderer, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the description of all tables (Data Package, version 1); ``resources`` describe one each."""
    site, labels = renderer.site, renderer.context.labels
    return {
        "profile": "data-package",
        "name": slugify(labels["en"].site_name),
        "title": str(labels["en"].site_name),
        "description": "\n\n".join(f"{labels[locale].intros.data} {labels[locale].data.contents_note}" for locale in reversed(LOCALES)),
        "homepage": site.settings.site_url + address("data", "", "en"),
        "version": f"{VERSION}.0.0",
        "created": f"{renderer.site.newest_change.text}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": resources,
    }


def _resource(renderer: Renderer, table: Table, content: bytes) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": column.type} | ({"description": column.description} if column.description else {})
        for column in table.columns
    ]
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.foreign == table.name else column.foreign, "fields": ["key"]},
        }
        for column in table.columns
        if column.foreign
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": name_of(renderer.context, table.name, "en"),
        "path": downloads.table(table.name).removeprefix(downloads.API),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": fields,
            "primaryKey": [column.name for column in table.columns[: table.keys]],
            "foreignKeys": foreign,
            "missingValues": [""],
        },
    }


def _read_me(renderer: Renderer) -> str:
    parts = []
    for locale in LOCALES:
        labels = renderer.context.labels[locale]
        words = labels.data
        parts += [f"# {escape(labels.site_name)}: {labels.titles.data}", str(labels.intros.data)]
        parts += [f"## {words.contents}", str(words.contents_note), str(words.csv_note)]
        parts += [f"## {words.stability}", fill_in(words.stability_note, version=VERSION)]
        parts += [f"## {words.licence}", f"{words.licence_note} {words.licence_exceptions}", f"<{LICENCE['path']}>"]
        parts += [f"## {words.citing}", escape(citation(renderer.context, locale))]
    return "\n\n".join(parts) + "\n"


def _archive(artifacts: list[Artifact], newest: Edtf) -> bytes:
    """Return the files, which were changed last on the ``newest`` day, in one ZIP archive with equal bytes for equal files everywhere.

    The files are not compressed: programs compress one and the same file to different bytes. Times and rights are stated.
    """
    day = newest.first_day
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for artifact in sorted(artifacts, key=lambda one: one.uri):
            entry = zipfile.ZipInfo(artifact.uri.removeprefix(downloads.API), (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, artifact.content)
    return packed.getvalue()
