"""The field reference: every field of every record, in one page of Markdown for each language, from the table of fields."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial

from bilingual.diagnostics import catalog
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Entry, Page, Record, descriptions
from bilingual.schema.descriptions import Description
from bilingual.schema.labels import LabelChanges
from bilingual.schema.table import FieldShape, fields_of, with_groups
from bilingual.text.language import LOCALES, SOURCE_LOCALE

PATHS = {locale: f"handbook/{locale}/fields.md" for locale in LOCALES}


def files() -> Mapping[str, str]:
    """Return both pages by path."""
    return {PATHS[locale]: "\n\n".join(_page(locale)) + "\n" for locale in LOCALES}


def _page(locale: str) -> Iterator[str]:
    wording = _said(locale)
    yield wording("head")
    sections = {**COLLECTIONS, **REGISTERS, **SINGLE_FILES}
    described = with_groups(sections.values(), LabelChanges)
    yield f"## {wording('common')}\n\n{wording('common-intro')}\n\n{_table(Entry, list(fields_of(Entry)), locale)}"
    for name, model in sections.items():
        own = [field for field in fields_of(model) if not issubclass(model, Entry) or field not in fields_of(Entry)]
        yield f"{_heading(model, locale, 2)}\n\n{_place(name, wording)}\n\n{_table(model, own, locale)}"
    pages = wording("files", path="`docs/tr/*.md`, `docs/en/*.md`")
    yield f"{_heading(Page, locale, 2)}\n\n{pages}\n\n{_table(Page, list(fields_of(Page)), locale)}"
    yield f"## {wording('groups')}"
    for model in described[len(sections) :]:
        yield f"{_heading(model, locale, 3)}\n\n{_table(model, list(fields_of(model)), locale)}"
    yield f"## {wording('values')}"
    yield from (_values(values, locale) for values in _enumerations(described))


def _place(name: str, wording: Callable[..., str]) -> str:
    path = f"content/{SOURCE_LOCALE}/{name}/*.yml" if name in COLLECTIONS else f"content/{SOURCE_LOCALE}/{name}.yml"
    return wording("by-key" if name in REGISTERS else "files", path=f"`{path}`")


def _enumerations(models: list[type[Record]]) -> list[type[StrEnum]]:
    found = [shape.values for model in models for shape in fields_of(model).values()]
    return list(dict.fromkeys(values for values in found if values))


def _heading(model: type[Record], locale: str, level: int) -> str:
    return f'<a id="{model.__name__}"></a>\n\n{"#" * level} {_words(descriptions.of_record(model), locale)}'


def _table(model: type[Record], names: list[str], locale: str) -> str:
    wording, shapes = _said(locale), fields_of(model)
    rows = [_row(model, shapes[name], locale) for name in names]
    return "\n".join([wording("columns"), "|---|---|---|---|---|", *rows])


def _row(model: type[Record], shape: FieldShape, locale: str) -> str:
    meaning = descriptions.of_field(model, shape.name)
    example = descriptions.in_yaml(meaning.examples[locale]) if locale in meaning.examples else ""
    cells = [
        f"`{shape.name}`{' *' if shape.required else ''}",
        _said(locale)(shape.kind or "none"),
        _form(model, shape, locale),
        _words(meaning, locale),
        f"`{example}`" if example else "",
    ]
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _form(model: type[Record], shape: FieldShape, locale: str) -> str:
    wording = _said(locale)
    if shape.record is LabelChanges:
        return _words(descriptions.of_record(shape.record), locale)
    if shape.record:
        name, link = _words(descriptions.of_record(shape.record), locale), f"#{shape.record.__name__}"
        return wording("groups-by-key", name=name, link=link) if shape.by_key else f"[{name}]({link})"
    if shape.register:
        single = wording("key-of", register=f"`{shape.register}`")
    elif shape.values:
        single = wording("one-of", link=f"#{shape.values.__name__}")
    else:
        single = _words(descriptions.of_form(shape.form), locale)
    listed = wording("many", form=single) if shape.many else single
    return wording("by-field", form=listed) if shape.by_key else listed


def _values(values: type[StrEnum], locale: str) -> str:
    rows = [f"| `{value}` | {_words(descriptions.of_value(value), locale)} |" for value in values]
    head = f'<a id="{values.__name__}"></a>\n\n**{_words(descriptions.of_values(values), locale)}**\n'
    return "\n".join([head, _said(locale)("value-columns"), "|---|---|", *rows])


def _words(description: Description, locale: str) -> str:
    words: str = getattr(description, locale)
    return words


def _said(locale: str) -> Callable[..., str]:
    return partial(catalog.text, locale, "fields")
