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
from typing import Annotated, ClassVar, Generic, TypeVar
from urllib.parse import urlsplit

from babel import numbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from bilingual.text import edtf
from bilingual.text.language import LANGUAGES, LOCALES, single_spaced

T = TypeVar("T")


class FieldKind(StrEnum):
    """Who states a field: the Turkish file alone, each language in words, or each language for its own edition."""

    FACT = "fact"
    WORDS = "words"
    EDITION = "edition"


_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
_POINT = r"([12][0-9]{2}X|[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)"


class Form(StrEnum):
    """How a value is written, for whoever must say so in words or as a pattern; a mark in the type of a field.

    ``pattern`` is a regular expression that Python, JSON Schema and browsers read alike, and says less than ``check``. ``problem`` is the
    code of the problem of what is not so written.
    """

    pattern: str
    problem: str

    def __new__(cls, name: str, pattern: str, problem: str = "") -> "Form":
        """Return a form with its pattern and its problem."""
        form = str.__new__(cls, name)
        form._value_, form.pattern, form.problem = name, pattern, problem
        return form

    KEY = "key", f"^{_KEY}$", "not-a-key"
    SLUG = "slug", f"^{_KEY}(/{_KEY})*$", "not-a-slug"
    OLD_ADDRESS = "old-address", f"^{_KEY}(/{_KEY})*/?$", "not-an-old-address"
    DATE = "date", rf"^({_POINT}[~?%]?|{_POINT}/({_POINT}|\.\.)|\[{_POINT}(, ?{_POINT})+\])$", "not-a-date"
    DAY = "day", r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "not-a-day"
    CLOCK_TIME = "clock-time", "^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$", "not-a-time"
    TIME_ZONE = "time-zone", "^(UTC|[A-Z][A-Za-z]+(/[A-Za-z0-9_+-]+)+)$", "not-a-time-zone"
    WEB_ADDRESS = "web-address", r"^https?://[^\s<>\"]+\.[^\s<>\"]+$", "not-an-address"
    FILE = "file", r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.[A-Za-z0-9]+$", "not-a-file-name"
    ISBN = "isbn", "^([0-9][ -]?){12}[0-9]$", "not-an-isbn"
    LANGUAGE = "language", "^[a-z]{2,3}$", "not-a-language"
    COUNTRY = "country", "^[A-Z]{2}$", "not-a-country"
    CURRENCY = "currency", "^[A-Z]{3}$", "not-a-currency"
    PROVINCE = "province", "^TR-(0[1-9]|[1-7][0-9]|8[01])$", "not-a-province-code"
    UNIT = "unit", "^(percent|[A-Z]{3})$", "not-a-unit"
    NUMBER = "number", r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$", "not-a-number"
    WHOLE_NUMBER = "whole-number", "^[0-9]{1,9}$", "not-a-whole-number"
    YES_OR_NO = "yes-or-no", "^(true|false)$", "not-true-or-false"
    LINE = "line", r"\S"
    MARKDOWN = "markdown", r"\S"


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


def is_key(text: str) -> bool:
    """Return whether ``text`` can be the key of a record: lower-case ASCII letters, digits and single hyphens, 80 at most."""
    return len(text) <= MAX_KEY and bool(re.fullmatch(_KEY, text))


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
        return "." in urlsplit(text).netloc
    except ValueError:
        return False


def _is_isbn(text: str) -> bool:
    digits = text.replace("-", "").replace(" ", "")
    return sum(int(digit) * (1, 3)[i % 2] for i, digit in enumerate(digits)) % 10 == 0


def _is_language(text: str) -> bool:
    return all(text in language.cldr.languages for language in LANGUAGES.values())


def _is_country(text: str) -> bool:
    return all(text in language.cldr.territories for language in LANGUAGES.values())


def _is_unit(text: str) -> bool:
    return text == "percent" or numbers.is_currency(text)


def check(form: Form, fits: Callable[[str], bool] = bool) -> AfterValidator:
    """Return the check that refuses a text that is not written in the form, or does not fit."""

    def checked(text: str) -> str:
        if not re.fullmatch(form.pattern, text) or not fits(text):
            raise _refusal(form)
        return text

    return AfterValidator(checked)


def _read(form: Form, kind: type[T], read: Callable[[str], T]) -> BeforeValidator:
    """Return the check that reads a value of a ``kind`` from a text of a form, and leaves one that is read already as it is."""

    def checked(text: object) -> T:
        if isinstance(text, kind):
            return text
        if kind is not bool and isinstance(text, str) and re.fullmatch(r"[0-9]{1,3}(?:[.,\s][0-9]{3})+", text):
            # "1.200" is twelve hundred to a Turkish reader and 1.2 to a program
            raise PydanticCustomError("grouped-number", "a number with separators", {"plain": re.sub(r"[^0-9]", "", text)})
        if not isinstance(text, str) or not re.fullmatch(form.pattern, text):
            raise _refusal(form)
        return read(text)

    return BeforeValidator(checked, json_schema_input_type=str)


def _refusal(form: Form) -> PydanticCustomError:
    return PydanticCustomError(form.problem, form.problem)


def normalize(text: str) -> str:
    """Return ``text`` in Unicode's composed form (NFC), so that equal words are equal strings."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


_as_text = PlainSerializer(lambda date: date.text, return_type=str)

Key = Annotated[str, check(Form.KEY, is_key), Form.KEY]
"""A record's key: lower-case ASCII letters, digits and single hyphens."""
Slug = Annotated[str, check(Form.SLUG, lambda text: len(text) <= MAX_SLUG), Form.SLUG]
"""The readable part of an address: parts like keys, joined by slashes."""
OldAddress = Annotated[
    str, check(Form.OLD_ADDRESS, lambda text: len(text) <= 300), AfterValidator(lambda text: f"{text.removesuffix('/')}/"), Form.OLD_ADDRESS
]
"""An address that a page had: what follows the site's root, such as etkinlikler/eski-ad/; the slash at its end may be left out."""
OldAddresses = Edition[tuple[OldAddress, ...]]
"""The addresses that a page had, in the file of the language whose page they lead to."""
Date = Annotated[edtf.Edtf, BeforeValidator(_date, json_schema_input_type=str), _as_text, Form.DATE]
"""A date in EDTF (ISO 8601-2)."""
Day = Annotated[edtf.Edtf, BeforeValidator(_date, json_schema_input_type=str), AfterValidator(_day), _as_text, Form.DAY]
"""A calendar day, YYYY-MM-DD."""
WebAddress = Annotated[str, check(Form.WEB_ADDRESS, _is_web_address), Form.WEB_ADDRESS]
FileName = Annotated[str, check(Form.FILE), Form.FILE]
"""A file's path in the folder of its sort: docs/assets/files/, or that of a record's pictures."""
Isbn = Annotated[str, check(Form.ISBN, _is_isbn), Form.ISBN]
"""An ISBN of 13 digits (ISO 2108) with a right check digit."""
LanguageCode = Annotated[str, check(Form.LANGUAGE, _is_language), Form.LANGUAGE]
"""An ISO 639 code such as "tr"."""
CountryCode = Annotated[str, check(Form.COUNTRY, _is_country), Form.COUNTRY]
"""An ISO 3166-1 code such as "TR"."""
CurrencyCode = Annotated[str, check(Form.CURRENCY, numbers.is_currency), Form.CURRENCY]
"""An ISO 4217 code such as "EUR"."""
ProvinceCode = Annotated[str, check(Form.PROVINCE), Form.PROVINCE]
"""An ISO 3166-2 code such as "TR-34"."""
Unit = Annotated[str, check(Form.UNIT, _is_unit), Form.UNIT]
""""percent" or an ISO 4217 code."""
Number = Annotated[Decimal, _read(Form.NUMBER, Decimal, Decimal), Form.NUMBER]
"""A number written with digits and at most one point."""
WholeNumber = Annotated[int, _read(Form.WHOLE_NUMBER, int, int), Form.WHOLE_NUMBER]
YesOrNo = Annotated[bool, _read(Form.YES_OR_NO, bool, "true".__eq__), Form.YES_OR_NO]

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
