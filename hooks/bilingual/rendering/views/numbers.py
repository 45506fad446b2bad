"""Numbers on a page, in words of its language: counts, figures, totals, money."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from bilingual.rendering.labels import Labels, fill_in
from bilingual.schema.declaration import Total
from bilingual.schema.groups import Figure, Qualifier
from bilingual.text import numerals

GAP = 6.0
"""Stands between the parts of a bar, which is 1,000 long."""


def divide(figures: Mapping[str, Figure]) -> tuple[str, list[str], list[tuple[float, float]]]:
    """Return the key of the number that is the sum of all others, their keys, and where each begins and how long it is of 1,000.

    The key is empty where the numbers are no whole and two or three parts of it.
    """
    (whole, *parts) = figures or ("",)
    values = [float(figures[key].value) for key in parts]
    if len(parts) not in (2, 3) or figures[whole].qualifier or sum(values) != figures[whole].value or min(values) <= 0:
        return "", [], []
    ends = [sum(values[: place + 1]) / sum(values) * 1000 for place in range(len(parts))]
    return whole, parts, [(round(start, 1), round(end - start - GAP, 1)) for start, end in zip([0.0, *ends], ends, strict=False)]


class Numbers:
    """Numbers in one language."""

    def __init__(self, labels: Labels, locale: str) -> None:
        self.labels = labels
        self._locale = locale

    def plain(self, number: Any) -> str:
        """Return a number as the language writes it."""
        return numerals.format_number(number, self._locale)

    def count(self, number: int, name: str) -> str:
        """Return a number with its noun: ``count(2, "events")`` is "2 etkinlik" or "2 events"."""
        return self._form(number, name).replace("{count}", self.plain(number))

    def and_noun(self, number: int, name: str) -> tuple[Markup, Markup]:
        """Return a number and its noun in the order in which both languages say them, to be set apart."""
        return escape(self.plain(number)), escape(self._form(number, name).replace("{count}", "").strip())

    def _form(self, number: int, name: str) -> str:
        return str(self.labels.counts[f"{name}_one" if number == 1 else f"{name}_other"])

    def size(self, size: int) -> str:
        """Return a number of bytes as "640 kB" or "2.3 MB"."""
        if size < 999_500:
            return f"{self.plain(max(1, round(size / 1_000)))}\N{NO-BREAK SPACE}kB"
        return f"{self.plain(Decimal(f'{size / 1_000_000:.1f}'))}\N{NO-BREAK SPACE}MB"

    def figure(self, figure: Figure) -> str:
        """Return a figure's number in words, such as "en az 5.000" or "more than 5,000"."""
        if figure.unit and figure.unit != "percent":
            return self._qualified(self.money(figure.value, figure.unit), figure.value, figure.qualifier, has_unit=True)
        number = self.percent(figure.value) if figure.unit else self.plain(figure.value)
        return self._qualified(number, figure.value, figure.qualifier)

    def total(self, total: Total) -> str:
        """Return a total in words, such as "more than 20"."""
        return self._qualified(self.plain(total.value or 0), total.value or 0, total.qualifier)

    def _qualified(self, number: str, value: Any, qualifier: Qualifier | None, *, has_unit: bool = False) -> str:
        """Return a number in words with what qualifies it: "20’den fazla", "at least 5"; with ``has_unit``, a currency's name ends it."""
        if qualifier is None:
            return number
        name = "more-than-amount" if has_unit and qualifier is Qualifier.MORE_THAN else qualifier
        return fill_in(self.labels.qualifiers[name], number=number, ablative=numerals.ablative(value))

    def money(self, amount: Any, currency: str) -> str:
        """Return an amount of money in words."""
        return numerals.format_currency(amount, currency, self._locale)

    def percent(self, number: Any) -> str:
        """Return a share in percent."""
        return numerals.format_percent(number, self._locale)

    def ordinal(self, number: int) -> str:
        """Return "3." or "3rd"."""
        return numerals.format_ordinal(number, self._locale)
