"""Numbers in figures, in Turkish and in British English, and the ablative of Turkish ones, as in "20’den fazla" and "40’tan fazla".

The ablative is the one suffix that this site makes itself: a numeral takes that of its last word as it is read, kırk, so "40’tan".
"""

from decimal import Decimal

from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

from bilingual.text.language import LANGUAGES, Language

UNITS = ("dan", "den", "den", "ten", "ten", "ten", "dan", "den", "den", "dan")
"""Sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz."""
TENS = ("", "dan", "den", "dan", "tan", "den", "tan", "ten", "den", "dan")
"""On, yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan."""
POWERS = ((9, "dan"), (6, "dan"), (3, "den"), (2, "den"))
"""Milyar, milyon, bin, yüz, by their number of zeros."""


def _write_number(value: int | float | Decimal, language: Language, least_places: int = 0) -> tuple[str, str]:
    """Return the sign ("" or the minus sign) and the digits of ``value``; a fraction, if there is one, has ``least_places`` or more places.

    Babel's format_decimal drops zeros that were written ("1,50") and raises an exception from 29 digits on.
    """
    exact = Decimal(repr(value)) if isinstance(value, float) and not value.is_integer() else Decimal(value)
    places = max(0, -int(exact.as_tuple().exponent))
    symbols = language.cldr.number_symbols["latn"]
    digits = f"{exact.copy_abs():,.{max(places, least_places) if places else 0}f}"
    return symbols["minusSign"] if exact < 0 else "", digits.translate({ord(","): symbols["group"], ord("."): symbols["decimal"]})


def format_number(value: int | float | Decimal, locale: str) -> str:
    """Return ``value`` with its thousands grouped: "3.888.526,99", "3,888,526.99".

    A Decimal keeps the places it was written with ("1,50"): precision is neither invented nor lost.
    """
    return "".join(_write_number(value, LANGUAGES[locale]))


def format_percent(value: int | float | Decimal, locale: str) -> str:
    """Return ``value``, a number of percent (85, not 0.85), with the sign where the language has it: "%85", "85%".

    Places are kept as in ``format_number``.
    """
    language = LANGUAGES[locale]
    sign, digits = _write_number(value, language)
    return sign + str(language.cldr.percent_formats[None].pattern).replace("#,##0", digits)


def format_currency(value: int | float | Decimal, currency: str, locale: str) -> str:
    """Return an amount of ``currency`` (ISO 4217): "3.888.526,99 avro", "€3,888,526.99"; a code that CLDR lacks is written as it is.

    A whole amount has no places, any other at least as many as the currency has.
    """
    language = LANGUAGES[locale]
    sign, digits = _write_number(value, language, get_currency_precision(currency))
    symbol = get_currency_symbol(currency, language.cldr) if language.currency_symbols else currency
    if symbol != currency:
        return f"{sign}{symbol}{digits}"
    name = language.currency_names.get(currency) or get_currency_name(currency, count=value, locale=language.cldr)
    return f"{sign}{digits} {name}"


def format_ordinal(number: int, locale: str) -> str:
    """Return the ordinal number in digits: "3.", "3rd"."""
    language = LANGUAGES[locale]
    return format_number(number, locale) + language.ordinal_suffixes[language.cldr.ordinal_form(number)]


def ablative(value: int | float | Decimal) -> str:
    """Return the suffix of a number in figures, without its apostrophe; the places of a fraction are read as a number.

    >>> [ablative(number) for number in (20, 40, 1000, 1_000_000, 2.5)]
    ['den', 'tan', 'den', 'dan', 'ten']
    """
    whole, _, places = f"{Decimal(str(value)).copy_abs():f}".partition(".")
    number = int(places) if places and int(places) else int(whole)
    if number % 10 or not number:
        return UNITS[number % 10]
    if number % 100:
        return TENS[number // 10 % 10]
    return next(suffix for zeros, suffix in POWERS if number % 10**zeros == 0)
