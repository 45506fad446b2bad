"""The ablative of Turkish numerals, as in "20’den fazla" and "40’tan fazla": the one suffix that this site makes itself.

A numeral in figures takes the suffix of its last word as it is read: kırk, so "40’tan".
"""

from decimal import Decimal

UNITS = ("dan", "den", "den", "ten", "ten", "ten", "dan", "den", "den", "dan")
"""Sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz."""
TENS = ("", "dan", "den", "dan", "tan", "den", "tan", "ten", "den", "dan")
"""On, yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan."""
POWERS = ((9, "dan"), (6, "dan"), (3, "den"), (2, "den"))
"""Milyar, milyon, bin, yüz, by their number of zeros."""


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
