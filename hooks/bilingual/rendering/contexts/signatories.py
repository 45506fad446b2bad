"""What the pages of the signatories show: an answer, cards or a list by province, the table, and what sources say in sum."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from bilingual.rendering.contexts.listing import Group
from bilingual.rendering.views.view import View
from bilingual.schema import SignatoryRegister
from bilingual.schema.addresses import anchor
from bilingual.schema.declaration import Signature, SignatureStatus, Total
from bilingual.schema.groups import Claim, Discrepancy
from bilingual.site import downloads
from bilingual.site.pagination import rows_on
from bilingual.text import language
from bilingual.text.language import LOCALES

COLUMNS = ("name", "kind", "province", "version", "date", "office", "source", "status")
"""The columns of the table; all but the sources can be sorted by."""

FILTERS: Mapping[str, Mapping[str, str]] = {
    "province": {"tr": "il", "en": "province"},
    "kind": {"tr": "tur", "en": "kind"},
    "version": {"tr": "surum", "en": "version"},
}
"""What the table and the list can be filtered by, with the words in the address of what is filtered."""


@dataclass(frozen=True, slots=True)
class Row:
    """A signature in the table, with its place in the order of each column."""

    signature: Signature
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SaidSum:
    """A number of signatories of a version that sources speak of, in words, with all that they say of it."""

    number: str
    version: str
    totals: tuple[Total, ...]

    @property
    def claims(self) -> tuple[Discrepancy, ...]:
        """What the sources say, where they say it in different ways."""
        if len(self.totals) == 1:
            return ()
        values = {total.key: Claim(key=total.key, locales=total.locales, value=total.text, sources=total.sources) for total in self.totals}
        return (Discrepancy(key=self.version, locales=LOCALES, field="totals", values=values),)


def signatories_context(view: View) -> dict[str, Any]:
    """Return what the page of the signatories shows: few of them on cards, many in a list by province."""
    register = view.corpus.signatories
    assert register is not None  # there is a page of it
    confirmed = view.signatories.of(SignatureStatus.CONFIRMED)
    is_list = len(confirmed) >= view.site.settings.signatories_from
    by_version = Counter(signature.version for signature in confirmed)
    groups = by_province(confirmed, view) if is_list else []
    named = [group for group in groups if group.key]
    return {
        "register": register,
        "confirmed": confirmed,
        "unclear": view.signatories.of(SignatureStatus.UNCLEAR),
        "is_list": is_list,
        "answer": _sums_in_words(confirmed, by_version, view) if is_list else _names_in_words(confirmed, view),
        "groups": groups,
        "counts": {group.key: len(group.rows) for group in named},
        "places": {group.key: f"#{group.anchor}" for group in named},
        "usual": by_version.most_common(1)[0][0] if by_version else "",
        "versions": [version for version in _versions(view) if by_version[version]],
        "filters": {column: words[view.locale] for column, words in FILTERS.items()},
        "said": said_sums(register, view),
        "files": [
            *((view.labels.data[folder], downloads.table("signatories", folder)) for folder in downloads.CSV_FOLDERS),
            ("JSON", downloads.dataset("signatories")),
        ],
    }


def table_context(view: View) -> dict[str, Any]:
    """Return what the page of the table shows."""
    register = view.corpus.signatories
    assert register is not None
    return {
        "register": register,
        "columns": COLUMNS,
        "filters": {column: words[view.locale] for column, words in FILTERS.items()},
        "rows": rows_on(view.route, view.context.once(("signatories", view.locale), lambda: rows(register, view))),
    }


# the answer


def _names_in_words(confirmed: Sequence[Signature], view: View) -> Markup:
    words = view.labels.signing
    if not confirmed:
        return escape(words.none_known)
    named = ((view.words.text(signature.name), _province(signature, view)) for signature in confirmed)
    names = [Markup("<b>{}</b>").format(f"{name} ({province})" if province else name) for name, province in named]
    label = escape(words.known_one if len(names) == 1 else words.known_other)
    return Markup(label.replace("{names}", view.words.listed(names)))


def _sums_in_words(confirmed: Sequence[Signature], by_version: Mapping[str, int], view: View) -> Markup:
    """Return how many signed, and which text, the newest first."""
    titles = reversed(_versions(view).items())
    sums = [f"{title}: {view.numbers.plain(by_version[key])}" for key, title in titles if by_version[key]]
    whole = view.numbers.count(len(confirmed), "confirmed_signatories")
    return escape(f"{whole} {'; '.join(sums)}." if len(sums) > 1 else whole)


# by province


def by_province(signatures: Iterable[Signature], view: View) -> list[Group]:
    """Return the signatories in the order given, by province: those with most of them first, at last those of none."""
    found = view.provinces.group(signatures, lambda signature: signature.province)
    return [Group(key, name or str(view.labels.signing.none), anchor("provinces", key, view.locale), rows) for key, name, rows in found]


# the table


def rows(register: SignatoryRegister, view: View) -> list[Row]:
    """Return the rows of the table: what is confirmed before what is not, each by name; with ranks for every order it can be put in."""
    signatures = view.signatories.in_order(register.signatories.values())
    keys: Mapping[str, Callable[[Signature], Any]] = {
        "name": lambda signature: (language.sort_key(view.words.text(signature.name), view.locale), signature.key),
        "kind": lambda signature: language.sort_key(str(view.labels.organization_kinds[signature.kind]), view.locale),
        "province": lambda signature: _known_first(_province(signature, view), view),
        "version": lambda signature: list(_versions(view)).index(signature.version),
        "date": lambda signature: (0, signature.date.sort_key) if signature.date else (1,),
        "office": lambda signature: _known_first(view.words.text(signature.office), view),
        "status": lambda signature: signature.status is not SignatureStatus.CONFIRMED,
    }
    ranks = {column: _ranks(signatures, key) for column, key in keys.items()}
    return [Row(signature, {column: ranks[column][signature.key] for column in keys}) for signature in signatures]


def _ranks(signatures: Iterable[Signature], key: Callable[[Signature], Any]) -> dict[str, int]:
    """Return each signature's place in the order of ``key``; equal ones share a place."""
    values = {signature.key: key(signature) for signature in signatures}
    places = {value: place for place, value in enumerate(sorted(set(values.values())))}
    return {name: places[value] for name, value in values.items()}


def _known_first(text: str, view: View) -> tuple[Any, ...]:
    return (0, language.sort_key(text, view.locale)) if text else (1,)


def _province(signature: Signature, view: View) -> str:
    return view.words.text(view.corpus.places[signature.province].name) if signature.province else ""


def _versions(view: View) -> dict[str, str]:
    """Return the titles of the declaration's versions by key."""
    declaration = view.corpus.declaration
    return {key: view.words.text(version.title) for key, version in declaration.versions.items()} if declaration else {}


# sums


def said_sums(register: SignatoryRegister, view: View) -> list[SaidSum]:
    """Return the different sums that sources speak of, by version, the first version first; what has no number is none."""
    found: dict[tuple[str, str], list[Total]] = {}
    for version in _versions(view):
        for total in register.totals.values():
            if total.version == version and total.value:
                found.setdefault((version, view.numbers.total(total)), []).append(total)
    return [SaidSum(number, version, tuple(totals)) for (version, number), totals in found.items()]
