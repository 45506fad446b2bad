"""yaml-language-server, which VS Code uses, completes and explains every field, offers keys, and reports what is wrong."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from bilingual.authoring.editor_schemas import is_written_in
from bilingual.content.source import content_path
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, descriptions
from bilingual.schema.fields import FieldKind, Form, Record
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text.language import LOCALES

from tests.builds.tiny import SITES
from tests.conftest import ROOT
from tests.editors.language_server import LanguageServer
from tests.offenders import of_every

SORTS: Mapping[str, type[Record]] = {**COLLECTIONS, **REGISTERS, **SINGLE_FILES}
EVERY_FILE = [(sort, locale) for sort in SORTS for locale in LOCALES]

EXAMPLE = SITES / "example"
FILES = [path.relative_to(EXAMPLE).as_posix() for path in sorted((EXAMPLE / "content").rglob("*.yml"))]

Path = tuple[str, ...]


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """The server, with the settings that VS Code takes from the project."""
    running = LanguageServer(ROOT, json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")))
    running.open(FILES[0], "")
    running.reported(FILES[0])  # from here on it knows its settings
    yield running
    running.close()


def start(sort: str) -> Path:
    """Where in a file its first record stands: below a key in registers."""
    return ("a-key",) if sort in REGISTERS else ()


def path_of(sort: str, locale: str) -> str:
    return content_path(locale, sort, "no-such-entry")


def groups(model: type[Record], locale: str, at: Path) -> Iterator[tuple[Path, type[Record]]]:
    """Yield every group of fields in a file of ``locale``, with its place."""
    yield at, model
    for name, shape in fields_of(model).items():
        if shape.record and is_written_in(shape, locale):
            yield from groups(shape.record, locale, (*at, name, *(("a-key",) if shape.by_key else ())))


def offered(model: type[Record], locale: str) -> dict[str, FieldShape]:
    return {name: shape for name, shape in fields_of(model).items() if is_written_in(shape, locale)}


def opened_up(at: Path) -> list[str]:
    """Return the lines of a file that lead to a place, and an empty one there, indented as its fields would be."""
    return [*("  " * depth + f"{step}:" for depth, step in enumerate(at)), "  " * len(at)]


# every field


@of_every(EVERY_FILE)
def test_every_field_is_completed(sort: str, locale: str, server: LanguageServer) -> None:
    path = path_of(sort, locale)
    for at, model in groups(SORTS[sort], locale, start(sort)):
        lines = opened_up(at)
        server.open(path, "\n".join(lines))
        found = server.completions(path, len(lines) - 1, len(lines[-1]))
        assert offered(model, locale).keys() <= found.keys(), at
        facts = fields_of(model).keys() - offered(model, locale).keys()
        assert not facts & found.keys(), at


def sample(value: FieldShape, name: str) -> Any:
    """A value that a field may have."""
    forms = {Form.DATE: "2016~", Form.DAY: "2019-11-06", Form.WEB_ADDRESS: "https://example.org/a", Form.ISBN: "978-605-83293-4-8"}
    forms |= {Form.FILE: "report.pdf", Form.CLOCK_TIME: "09:30", Form.TIME_ZONE: "Europe/Brussels"}
    codes = {Form.LANGUAGE: "tr", Form.COUNTRY: "TR", Form.CURRENCY: "EUR", Form.UNIT: "percent", Form.PROVINCE: "TR-16"}
    plain = {Form.NUMBER: 12.5, Form.WHOLE_NUMBER: 3, Form.YES_OR_NO: True}
    known: dict[Form, Any] = {**forms, **codes, **plain}
    one = str(next(iter(value.values))) if value.values else known.get(value.form, "a-text") if value.form else name.replace("_", "-")
    many = [one] if value.many else one
    return {"title.of.something": many} if value.by_key else many


def filled_in(model: type[Record], locale: str) -> dict[str, Any]:
    """Return a record of ``model`` with every field that a file of ``locale`` may have."""
    record: dict[str, Any] = {}
    for name, shape in offered(model, locale).items():
        value = fields_of(model)[name]
        if shape.record and shape.by_key:
            keys = ["title.of.something"] if value.by_field else [f"key-{number}" for number in range(max(value.at_least, 1))]
            record[name] = {key: filled_in(shape.record, locale) for key in keys}
        else:
            record[name] = filled_in(shape.record, locale) if shape.record else sample(value, name)
    return record


def written(value: Any, depth: int = 0) -> list[str]:
    """Return YAML of one line for each field, so that each is found by its line."""
    lines = []
    for name, inner in value.items():
        if isinstance(inner, dict):
            lines += ["  " * depth + f"{name}:", *written(inner, depth + 1)]
        else:
            lines.append("  " * depth + f"{name}: {json.dumps(inner)}")
    return lines


def places(model: type[Record], locale: str) -> Iterator[tuple[type[Record], str]]:
    """Yield the field in each line of ``written(filled_in(…))``; of a line that holds a key only, the name is empty."""
    for name, shape in offered(model, locale).items():
        yield model, name
        value = fields_of(model)[name]
        if shape.record and shape.by_key:
            for _ in range(max(value.at_least, 1)):
                yield model, ""
                yield from places(shape.record, locale)
        elif shape.record:
            yield from places(shape.record, locale)
        elif value.by_key:
            yield model, ""


@of_every(EVERY_FILE)
def test_every_field_is_explained_in_both_languages_and_valid_when_filled_in(sort: str, locale: str, server: LanguageServer) -> None:
    path, model = path_of(sort, locale), SORTS[sort]
    record = filled_in(model, locale)
    lines = written({"a-key": record} if sort in REGISTERS else record)
    server.open(path, "\n".join(lines) + "\n")
    assert not server.reported(path)
    fields = [*([(model, "")] if sort in REGISTERS else []), *places(model, locale)]
    assert len(fields) == len(lines)
    for number, ((owner, name), line) in enumerate(zip(fields, lines, strict=True)):
        if name:
            shown = server.explanation(path, number, len(line) - len(line.lstrip()) + 1)
            meaning = descriptions.of_field(owner, name)
            assert meaning.tr in shown, (line, shown)
            assert meaning.en in shown, (line, shown)


def test_a_misspelt_field_is_reported_where_it_stands(server: LanguageServer) -> None:
    expected = {}
    for sort, locale in EVERY_FILE:
        path, record = path_of(sort, locale), filled_in(SORTS[sort], locale)
        misspelt = [f"{name}x" for name in misspell(record)]
        lines = written({"a-key": record} if sort in REGISTERS else record)
        server.open(path, "\n".join(lines) + "\n")
        names = {number: line.split(":")[0].strip() for number, line in enumerate(lines)}
        expected[path] = {(number, f"Property {name} is not allowed.") for number, name in names.items() if name in misspelt}
    assert {path: {(one["range"]["start"]["line"], one["message"]) for one in server.reported(path)} for path in expected} == expected


def misspell(record: dict[str, Any]) -> list[str]:
    """Add to every group of ``record`` a field that nobody knows; return the names that were misspelt."""
    inner = [name for value in record.values() if isinstance(value, dict) for name in misspell(value)]
    first = next(iter(record))
    if first.startswith(("key-", "title.")) or not isinstance(next(iter(record.values())), dict | list | str):
        return inner
    record[f"{first}x"] = "something"
    return [first, *inner]


# values

WRONG = {
    "kind: worksop": "workshop, symposium",
    "date: 2019-13-01": "2018-10-01/2018-10-03",
    "published: 2019-11": "2019-11-06",
    "homepage: www.example.org": "https://",
    "number: third": "5000",
    "draft: maybe": "true",
    "place: Büyük Salon": "küçük ASCII",
    "slug: Büyük Toplantı": "küçük ASCII",
    "summary: ''": "düz metin",
    "sources: []": "",
    "title: [a, b]": "düz metin",
}


def test_a_wrong_value_is_reported_with_what_to_write(server: LanguageServer) -> None:
    paths = {line: content_path("tr", "events", f"wrong-{number}") for number, line in enumerate(WRONG)}
    for line, path in paths.items():
        server.open(path, f"{line}\n")
    for line, path in paths.items():
        about_the_value = [one["message"] for one in server.reported(path) if "Missing property" not in one["message"]]
        assert len(about_the_value) == 1, (line, about_the_value)
        assert WRONG[line] in about_the_value[0], line


def messages_about(server: LanguageServer, path: str, text: str) -> set[str]:
    server.open(path, text)
    return {one["message"] for one in server.reported(path)}


def test_a_missing_field_is_reported_in_turkish_files_only(server: LanguageServer) -> None:
    assert any("summary" in message for message in messages_about(server, path_of("events", "tr"), "title: Toplantı\n"))
    assert not messages_about(server, path_of("events", "en"), "title: A meeting\n")


def test_a_fact_in_an_english_file_is_reported_in_both_languages(server: LanguageServer) -> None:
    facts = {sort: [name for name, shape in fields_of(model).items() if shape.kind is FieldKind.FACT] for sort, model in SORTS.items()}
    for sort, names in facts.items():
        lines = [("  " if sort in REGISTERS else "") + f"{name}: something" for name in names]
        server.open(path_of(sort, "en"), "\n".join([*(f"{key}:" for key in start(sort)), *lines]) + "\n")
    for sort, names in facts.items():
        messages = {one["message"] for one in server.reported(path_of(sort, "en"))}
        assert len(messages) == bool(names), (sort, messages)
        assert all("yalnızca Türkçe dosyada" in message and "Turkish file only" in message for message in messages), sort


# keys

REFERENCES = {
    ("events", "place: "): "istanbul · İstanbul",
    ("events", "place:  # the province"): "bursa · Bursa",
    ("events", "organizers: ["): "mbb · Marmara Belediyeler Birliği",
    ("events", "topics:\n  - "): "social-cohesion · Sosyal uyum",
    ("events", "related:\n  - "): "maruf-2019 · Marmara Uluslararası Kent Forumu (MARUF)",
    ("events", "sources:\n  - "): "brochure-tr · Göç Politikaları Merkezi",
    ("events", "parts:\n  film:\n    partners:\n      - "): "golcuk · Gölcük Belediyesi",
    ("reports", "project: "): "ladder · LADDER",
    ("signatories", "signatories:\n  nilufer:\n    version: "): "v2021 · 2021 metni",
    ("glossary", "refugee:\n  sources:\n    - "): "brochure-tr · Göç Politikaları Merkezi",
}


@pytest.mark.parametrize(("sort", "text"), REFERENCES)
def test_a_reference_completes_with_the_keys_that_exist(server: LanguageServer, sort: str, text: str) -> None:
    path, (start_of_text, _, _) = path_of(sort, "tr"), text.partition("#")
    server.open(path, text + "\n")
    last = start_of_text.split("\n")[-1].rstrip() + " " if "#" in text else start_of_text.split("\n")[-1]
    found = server.completions(path, start_of_text.count("\n"), len(last))
    wanted = REFERENCES[sort, text]
    chosen = next((one for label, one in found.items() if label.startswith(wanted)), None)
    assert chosen, sorted(found)[:20]
    assert chosen["textEdit"]["newText"].strip(" -") == wanted.partition(" ")[0]


def test_a_remark_completes_with_the_fields_of_its_record(server: LanguageServer) -> None:
    path = path_of("events", "tr")
    for mapping in ("remarks", "field_sources"):
        server.open(path, f"{mapping}:\n  ")
        assert fields_of(SORTS["events"]).keys() <= server.completions(path, 1, 2).keys()
    messages = messages_about(server, path, "remarks:\n  dat: {text: a}\n  figures.themes: {text: b}\n")
    assert [message for message in messages if "böyle bir alan yok" in message]


def test_a_key_that_can_be_none_is_reported(server: LanguageServer) -> None:
    messages = messages_about(server, path_of("events", "tr"), "people:\n  Ad Soyad: {name: Ad Soyad}\n")
    assert any("küçük ASCII harfleri" in message for message in messages)


def test_a_key_that_the_schemas_do_not_know_yet_is_not_reported(server: LanguageServer) -> None:
    path = path_of("events", "tr")
    before = messages_about(server, path, "place: istanbul\n")
    assert messages_about(server, path, "place: added-a-minute-ago\n") == before


def test_values_are_explained_where_they_are_offered(server: LanguageServer) -> None:
    path = path_of("events", "tr")
    server.open(path, "kind: \n")
    assert "Çalıştay / Workshop" in str(server.completions(path, 0, 6)["workshop"]["documentation"])


# the content


@pytest.fixture(scope="module")
def opened(server: LanguageServer) -> LanguageServer:
    """The server with all of the content open."""
    for path in FILES:
        server.open(path, (EXAMPLE / path).read_text(encoding="utf-8"))
    return server


def test_the_content_is_reported_clean(opened: LanguageServer) -> None:
    assert not {path: found for path in FILES if (found := opened.reported(path))}
