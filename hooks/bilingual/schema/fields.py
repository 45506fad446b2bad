"""The building blocks of the table of fields: facts, words, editions, references.

Every field of a content file is one of three kinds (see handbook/decisions/one-rule-of-content.md):

* a *fact* stands in the Turkish file only,
* *words* stand in each language's own file,
* an *edition* is stated by each language for itself, where it has one.

A field's type says its kind: ``Words``, ``Prose`` and ``WordsList`` are words, ``Edition[…]`` is an edition, a ``Record`` or a mapping
of records is a group of fields, and everything else is a fact.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, ClassVar, Generic, LiteralString, TypeVar
from urllib.parse import urlsplit

from babel import numbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from bilingual.text import edtf, provinces
from bilingual.text.language import LANGUAGES, LOCALES, single_spaced

T = TypeVar("T")


class FieldKind(StrEnum):
    """Who states a field: the Turkish file alone, each language in words, or each language for its own edition."""

    FACT = "fact"
    WORDS = "words"
    EDITION = "edition"


class Form(StrEnum):
    """How a value is written, for whoever must say so in words or as a pattern; a mark in the type of a field."""

    KEY = "key"
    SLUG = "slug"
    OLD_ADDRESS = "old-address"
    DATE = "date"
    DAY = "day"
    CLOCK_TIME = "clock-time"
    TIME_ZONE = "time-zone"
    WEB_ADDRESS = "web-address"
    FILE = "file"
    ISBN = "isbn"
    LANGUAGE = "language"
    COUNTRY = "country"
    CURRENCY = "currency"
    PROVINCE = "province"
    UNIT = "unit"
    NUMBER = "number"
    WHOLE_NUMBER = "whole-number"
    YES_OR_NO = "yes-or-no"
    LINE = "line"
    MARKDOWN = "markdown"


class Localized(BaseModel, Generic[T]):
    """A value per language; ``None`` where a language states none."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    kind: ClassVar[FieldKind] = FieldKind.EDITION

    tr: T | None = None
    en: T | None = None

    def get(self, locale: str) -> T | None:
        """Return the value of ``locale`` ("tr" or "en"), or None where that language states none."""
        value: T | None = getattr(self, locale)
        return value

    def items(self) -> Iterator[tuple[str, T]]:
        """Yield each language that states a value, with the value, Turkish first."""
        for locale in LOCALES:
            value = getattr(self, locale)
            if value is not None:
                yield locale, value


class Edition(Localized[T], Generic[T]):
    """A value that each language states for its own edition: a slug, an ISBN, an address."""


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise PydanticCustomError("several-lines", "several lines")
    return single_spaced(text)


Line = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_one_line), Form.LINE]
"""A text of one line; runs of white space count as one blank."""

MarkdownText = Annotated[str, Field(min_length=1, max_length=200_000), Form.MARKDOWN]
"""A text in Markdown."""


class Words(Localized[Line]):
    """One line of text in each language; the Turkish is required, the English may still be missing."""

    kind: ClassVar[FieldKind] = FieldKind.WORDS


class Prose(Localized[MarkdownText]):
    """Markdown in each language; the Turkish is required, the English may still be missing."""

    kind: ClassVar[FieldKind] = FieldKind.WORDS


class WordsList(Localized[tuple[Line, ...]]):
    """A list of short texts in each language, each list its own."""

    kind: ClassVar[FieldKind] = FieldKind.WORDS


class Record(BaseModel):
    """A group of fields; where it stands in a mapping, ``key`` is its key there."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    injected: ClassVar[frozenset[str]] = frozenset({"key", "locales"})
    own_words: ClassVar[Mapping[str, str]] = {}
    """Fields of words that need nothing in the record's own ``language``: there, another field, which is named, says it."""

    key: str = ""
    locales: tuple[str, ...] = ("tr",)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a fact that names an entry of another register, such as ``organizations``, by key."""

    register: str


MAX_KEY, MAX_SLUG = 80, 120
"""So many characters may a key have, and a slug."""
KEY_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_key(text: str) -> bool:
    """Return whether ``text`` can be the key of a record: lower-case ASCII letters, digits and single hyphens, 80 at most."""
    return len(text) <= MAX_KEY and bool(KEY_PATTERN.fullmatch(text))


def _is_slug(text: str) -> bool:
    return len(text) <= MAX_SLUG and all(KEY_PATTERN.fullmatch(part) for part in text.split("/"))


def _old_address(text: str) -> str:
    path = text.removesuffix("/")
    if len(text) > 300 or not all(KEY_PATTERN.fullmatch(part) for part in path.split("/")):
        raise PydanticCustomError("not-an-old-address", "not an old address")
    return f"{path}/"


_parse_date = lru_cache(maxsize=4096)(edtf.parse)
"""Most dates stand in many files; a date is never changed, so that all of them may share it."""


def _date(text: object) -> edtf.Edtf:
    if isinstance(text, edtf.Edtf):
        return text
    if isinstance(text, (list, tuple)):  # one of several days, as YAML reads it without quotation marks
        text = f"[{','.join(map(str, text))}]"
    try:
        return _parse_date(str(text))
    except edtf.InvalidDate as error:
        raise PydanticCustomError("not-a-date", "not a date", {"code": error.code, "suggestion": error.suggestion or ""}) from None


def _day(date: edtf.Edtf) -> edtf.Edtf:
    if date.end is not None or not date.has_known_days:
        raise PydanticCustomError("not-a-day", "not a day")
    return date


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"[\s<>\"]", text)


def _is_file_name(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\.[A-Za-z0-9]+", text))


def _is_isbn(text: str) -> bool:
    digits = text.replace("-", "").replace(" ", "")
    return bool(re.fullmatch(r"[0-9]{13}", digits)) and sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0


def _is_language(text: str) -> bool:
    return len(text) <= 3 and all(text in language.cldr.languages for language in LANGUAGES.values())


def _is_country(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}", text)) and all(text in language.cldr.territories for language in LANGUAGES.values())


def _is_province_code(text: str) -> bool:
    return any(text == province.iso for province in provinces.PROVINCES.values())


def _is_unit(text: str) -> bool:
    return text == "percent" or numbers.is_currency(text)


def _check(fits: Callable[[str], bool], code: LiteralString) -> AfterValidator:
    """Return the check that refuses a text that does not fit, under the ``code`` of the problem."""

    def check(text: str) -> str:
        if not fits(text):
            raise PydanticCustomError(code, code)
        return text

    return AfterValidator(check)


def _refuse_grouped(text: object) -> None:
    """Refuse "1.200", which is twelve hundred to a Turkish reader and 1.2 to a program."""
    if isinstance(text, str) and re.fullmatch(r"[0-9]{1,3}(?:[.,\s][0-9]{3})+", text):
        raise PydanticCustomError("grouped-number", "a number with separators", {"plain": re.sub(r"[^0-9]", "", text)})


def _number(text: object) -> Decimal:
    if isinstance(text, Decimal):
        return text
    _refuse_grouped(text)
    if not isinstance(text, str) or not re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?", text):
        raise PydanticCustomError("not-a-number", "not a number")
    return Decimal(text)


def _whole_number(text: object) -> int:
    if isinstance(text, int):
        return text
    _refuse_grouped(text)
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{1,9}", text):
        raise PydanticCustomError("not-a-whole-number", "not a whole number")
    return int(text)


def _yes_or_no(text: object) -> bool:
    if isinstance(text, bool):
        return text
    if text not in {"true", "false"}:
        raise PydanticCustomError("not-true-or-false", "not true or false")
    return text == "true"


def normalize(text: str) -> str:
    """Return ``text`` in Unicode's composed form (NFC), so that equal words are equal strings."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


_as_text = PlainSerializer(lambda date: date.text, return_type=str)

Key = Annotated[str, _check(is_key, "not-a-key"), Form.KEY]
"""A record's key: lower-case ASCII letters, digits and single hyphens."""
Slug = Annotated[str, _check(_is_slug, "not-a-slug"), Form.SLUG]
"""The readable part of an address: parts like keys, joined by slashes."""
OldAddress = Annotated[str, AfterValidator(_old_address), Form.OLD_ADDRESS]
"""An address that a page had: what follows the site's root, such as etkinlikler/eski-ad/; the slash at its end may be left out."""
OldAddresses = Edition[tuple[OldAddress, ...]]
"""The addresses that a page had, in the file of the language whose page they lead to."""
Date = Annotated[edtf.Edtf, BeforeValidator(_date, json_schema_input_type=str), _as_text, Form.DATE]
"""A date in EDTF (ISO 8601-2)."""
Day = Annotated[edtf.Edtf, BeforeValidator(_date, json_schema_input_type=str), AfterValidator(_day), _as_text, Form.DAY]
"""A calendar day, YYYY-MM-DD."""
WebAddress = Annotated[str, _check(_is_web_address, "not-an-address"), Form.WEB_ADDRESS]
FileName = Annotated[str, _check(_is_file_name, "not-a-file-name"), Form.FILE]
"""A file's path in the folder of its sort: docs/assets/files/, or that of a record's pictures."""
Isbn = Annotated[str, _check(_is_isbn, "not-an-isbn"), Form.ISBN]
"""An ISBN of 13 digits (ISO 2108) with a right check digit."""
LanguageCode = Annotated[str, _check(_is_language, "not-a-language"), Form.LANGUAGE]
"""An ISO 639 code such as "tr"."""
CountryCode = Annotated[str, _check(_is_country, "not-a-country"), Form.COUNTRY]
"""An ISO 3166-1 code such as "TR"."""
CurrencyCode = Annotated[str, _check(numbers.is_currency, "not-a-currency"), Form.CURRENCY]
"""An ISO 4217 code such as "EUR"."""
ProvinceCode = Annotated[str, _check(_is_province_code, "not-a-province-code"), Form.PROVINCE]
"""An ISO 3166-2 code such as "TR-34"."""
Unit = Annotated[str, _check(_is_unit, "not-a-unit"), Form.UNIT]
""""percent" or an ISO 4217 code."""
Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=str), Form.NUMBER]
"""A number written with digits and at most one point."""
WholeNumber = Annotated[int, BeforeValidator(_whole_number, json_schema_input_type=str), Form.WHOLE_NUMBER]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no, json_schema_input_type=str), Form.YES_OR_NO]

ProjectKey = Annotated[str, Reference("projects")]
EventKey = Annotated[str, Reference("events")]
OrganizationKey = Annotated[str, Reference("organizations")]
PlaceKey = Annotated[str, Reference("places")]
TopicKey = Annotated[str, Reference("topics")]
TermKey = Annotated[str, Reference("glossary")]
SourceKey = Annotated[str, Reference("sources")]
SeriesKey = Annotated[str, Reference("series")]
VersionKey = Annotated[str, Reference("versions")]
LaneKey = Annotated[str, Reference("lanes")]

Sources = Annotated[tuple[SourceKey, ...], Field(min_length=1)]
"""The keys of one or more sources."""
