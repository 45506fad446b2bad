"""The field reference: every field of every record, in one page of Markdown for each language, from the table of fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Entry, Page, Record, descriptions
from bilingual.schema.descriptions import Description
from bilingual.schema.fields import FieldKind
from bilingual.schema.labels import LabelChanges
from bilingual.schema.table import FieldShape, fields_of
from bilingual.schema.values import value_of

PATHS = {locale: f"handbook/{locale}/fields.md" for locale in LOCALES}


@dataclass(frozen=True, slots=True)
class _Wording:
    """What one language says around the fields; ``{}`` stands for what it speaks of."""

    head: str
    columns: str
    kinds: Mapping[FieldKind | None, str]
    common: str
    common_intro: str
    files: str
    by_key: str
    groups: str
    values: str
    value_columns: str
    key_of: str
    one_of: str
    many: str
    group: str
    groups_by_key: str
    by_field: str


_WORDINGS = {
    "tr": _Wording(
        head=(
            "# Bütün alanlar\n\n[El kitabı](README.md) · [English](../en/fields.md)\n\n"
            "Bir içerik dosyasına yazılabilen her alan. Bu sayfa üretilir, elle değiştirilmez: `python -m bilingual generate`.\n\n"
            "Yıldız (`*`) zorunlu demektir. **Bilgi** yalnızca Türkçe dosyaya, **sözcük** her dilin kendi dosyasına, **baskı** o\n"
            "dilde varsa o dilin dosyasına yazılır; **grup**, içinde kendi alanları olan alandır. Örnekler, dosyadaki yazımıyladır."
        ),
        columns="| Alan | Tür | Ne yazılır? | Ne demek? | Örnek |",
        kinds={FieldKind.FACT: "bilgi", FieldKind.WORDS: "sözcük", FieldKind.EDITION: "baskı", None: "grup"},
        common="Etkinlik, rapor ve projede ortak alanlar",
        common_intro="Aşağıdaki alanlar etkinliklerde, raporlarda ve projelerde aynıdır.",
        files="Dosya: {}",
        by_key="Dosya: {}; her kaydın kendi anahtarı vardır, alanları onun altındadır.",
        groups="Grupların içindeki alanlar",
        values="Seçilebilen değerler",
        value_columns="| Değer | Anlamı |",
        key_of="{} içinden bir anahtar",
        one_of="[seçilen değer]({})",
        many="liste; her biri {}",
        group="[{}]({})",
        groups_by_key="her biri kendi anahtarının altında: [{}]({})",
        by_field="alan adının altında {}",
    ),
    "en": _Wording(
        head=(
            "# All fields\n\n[Handbook](README.md) · [Türkçe](../tr/fields.md)\n\n"
            "Every field that a content file may have. This page is generated, not edited by hand: `python -m bilingual generate`.\n\n"
            "An asterisk (`*`) means required. A **fact** stands in the Turkish file only, **words** in each language’s own file, an\n"
            "**edition** in the file of each language that has one; a **group** has fields of its own. Examples stand as they are written."
        ),
        columns="| Field | Kind | What is written | What it means | Example |",
        kinds={FieldKind.FACT: "fact", FieldKind.WORDS: "words", FieldKind.EDITION: "edition", None: "group"},
        common="Fields that events, reports and projects have in common",
        common_intro="These fields are the same in events, reports and projects.",
        files="Files: {}",
        by_key="File: {}; each record has a key of its own, and its fields below it.",
        groups="Fields inside groups",
        values="Values to choose from",
        value_columns="| Value | Meaning |",
        key_of="a key of {}",
        one_of="[one of these]({})",
        many="a list, each {}",
        group="[{}]({})",
        groups_by_key="each below its own key: [{}]({})",
        by_field="below a field’s name {}",
    ),
}


def files(root: Path) -> Mapping[str, str]:
    """Return both pages by path; they follow from the table of fields alone, whatever the content of ``root``."""
    del root
    return {PATHS[locale]: "\n\n".join(_page(locale)) + "\n" for locale in LOCALES}


def _page(locale: str) -> Iterator[str]:
    wording = _WORDINGS[locale]
    yield wording.head
    sections = {**COLLECTIONS, **REGISTERS, **SINGLE_FILES}
    described = list(sections.values())
    for model in described:
        described += [record for record in _groups_in(model) if record not in described and record is not LabelChanges]
    yield f"## {wording.common}\n\n{wording.common_intro}\n\n{_table(Entry, list(fields_of(Entry)), locale)}"
    for name, model in sections.items():
        own = [field for field in fields_of(model) if not issubclass(model, Entry) or field not in fields_of(Entry)]
        yield f"{_heading(model, locale, 2)}\n\n{_place(name, wording)}\n\n{_table(model, own, locale)}"
    pages = wording.files.format("`docs/tr/*.md`, `docs/en/*.md`")
    yield f"{_heading(Page, locale, 2)}\n\n{pages}\n\n{_table(Page, list(fields_of(Page)), locale)}"
    yield f"## {wording.groups}"
    for model in described[len(sections) :]:
        yield f"{_heading(model, locale, 3)}\n\n{_table(model, list(fields_of(model)), locale)}"
    yield f"## {wording.values}"
    yield from (_values(values, locale) for values in _enumerations(described))


def _place(name: str, wording: _Wording) -> str:
    path = f"content/{SOURCE_LOCALE}/{name}/*.yml" if name in COLLECTIONS else f"content/{SOURCE_LOCALE}/{name}.yml"
    return (wording.by_key if name in REGISTERS else wording.files).format(f"`{path}`")


def _groups_in(model: type[Record]) -> list[type[Record]]:
    return [shape.record for shape in fields_of(model).values() if shape.record]


def _enumerations(models: list[type[Record]]) -> list[type[StrEnum]]:
    found = [value_of(model, name).values for model in models for name in fields_of(model)]
    return list(dict.fromkeys(values for values in found if values))


def _heading(model: type[Record], locale: str, level: int) -> str:
    return f'<a id="{_anchor(model)}"></a>\n\n{"#" * level} {_words(descriptions.of_record(model), locale)}'


def _anchor(part: type) -> str:
    return part.__name__


def _table(model: type[Record], names: list[str], locale: str) -> str:
    wording, shapes = _WORDINGS[locale], fields_of(model)
    rows = [_row(model, shapes[name], locale) for name in names]
    return "\n".join([wording.columns, "|---|---|---|---|---|", *rows])


def _row(model: type[Record], shape: FieldShape, locale: str) -> str:
    meaning = descriptions.of_field(model, shape.name)
    example = descriptions.in_yaml(meaning.examples[locale]) if locale in meaning.examples else ""
    cells = [
        f"`{shape.name}`{' *' if shape.required else ''}",
        _WORDINGS[locale].kinds[shape.kind],
        _form(model, shape, locale),
        _words(meaning, locale),
        f"`{example}`" if example else "",
    ]
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _form(model: type[Record], shape: FieldShape, locale: str) -> str:
    wording = _WORDINGS[locale]
    if shape.record is LabelChanges:
        return _words(descriptions.of_record(shape.record), locale)
    if shape.record:
        form = wording.groups_by_key if shape.by_key else wording.group
        return form.format(_words(descriptions.of_record(shape.record), locale), f"#{_anchor(shape.record)}")
    value = value_of(model, shape.name)
    if value.register:
        single = wording.key_of.format(f"`{value.register}`")
    elif value.values:
        single = wording.one_of.format(f"#{_anchor(value.values)}")
    else:
        single = _words(descriptions.of_form(value.form), locale)
    listed = wording.many.format(single) if value.many else single
    return wording.by_field.format(listed) if value.by_key else listed


def _values(values: type[StrEnum], locale: str) -> str:
    rows = [f"| `{value}` | {_words(descriptions.of_value(value), locale)} |" for value in values]
    return "\n".join(
        [
            f'<a id="{_anchor(values)}"></a>\n',
            f"**{_words(descriptions.of_values(values), locale)}**\n",
            _WORDINGS[locale].value_columns,
            "|---|---|",
            *rows,
        ]
    )


def _words(description: Description, locale: str) -> str:
    words: str = getattr(description, locale)
    return words
