"""What the page of the signatories shows: the table, the map whose numbers are the table's, and what sources say in sum."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bilingual import language
from bilingual.declaration.tilemap import Tile, tiles
from bilingual.lists.paging import rows_on
from bilingual.schema import SignatoryRegister
from bilingual.schema.declaration import Signature, SignatureStatus, Total

if TYPE_CHECKING:
    from bilingual.page_view import PageView
    from bilingual.render import Renderer
    from bilingual.view import View

COLUMNS = ("name", "kind", "province", "version", "date", "office", "source", "status")
"""The columns of the table; all but the sources can be sorted by."""

FILTERS: Mapping[str, Mapping[str, str]] = {
    "province": {"tr": "il", "en": "province"},
    "kind": {"tr": "tur", "en": "kind"},
    "version": {"tr": "surum", "en": "version"},
}
"""The columns by which the table can be filtered, with their words in the address of a filtered table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A signature in the table, with its place in the order of each column."""

    signature: Signature
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VersionSum:
    """What is known of a version's signatures: how many are confirmed by name, and what sources say in sum."""

    version: str
    confirmed: int
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class SaidSum:
    """A number of signatories that sources speak of, in words; "" where they give none."""

    number: str
    sources: tuple[str, ...]


def signatories_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what the page of the signatories shows."""
    register = renderer.site.corpus.signatories
    assert register is not None  # there is a page of it
    confirmed = [signature for signature in register.signatories.values() if signature.status is SignatureStatus.CONFIRMED]
    provinces = [place.key for place in renderer.sorted_records("places", view.locale) if getattr(place, "in_union_area", False)]
    shown_rows = rows_on(view.route, renderer.once(("signatories", view.locale), lambda: rows(register, view)))
    counts = count(confirmed, lambda signature: signature.province or "")
    shown = tiles(provinces, counts)
    return {
        "register": register,
        "columns": COLUMNS,
        "filters": {column: words[view.locale] for column, words in FILTERS.items()},
        "rows": shown_rows,
        "confirmed": confirmed,
        "unclear": [row.signature for row in shown_rows if row.signature.status is SignatureStatus.UNCLEAR],
        "sums": version_sums(register, view),
        "tiles": shown,
        "map_text": _map_text(shown, view),
        "elsewhere": sum(number for province, number in counts.items() if province and province not in provinces),
        "unplaced": counts.get("", 0),
    }


def rows(register: SignatoryRegister, view: "View") -> list[Row]:
    """Return the rows of the table: what is confirmed before what is not, each by name; with ranks for every order it can be put in."""
    signatures = list(register.signatories.values())
    keys: Mapping[str, Callable[[Signature], Any]] = {
        "name": lambda signature: (language.sort_key(view.text(signature.name), view.locale), signature.key),
        "kind": lambda signature: language.sort_key(str(view.labels.organization_kinds[signature.kind]), view.locale),
        "province": lambda signature: _known_first(_province(signature, view), view),
        "version": lambda signature: _versions(view).index(signature.version),
        "date": lambda signature: (0, signature.date.sort_key) if signature.date else (1,),
        "office": lambda signature: _known_first(view.text(signature.office), view),
        "status": lambda signature: signature.status is not SignatureStatus.CONFIRMED,
    }
    ranks = {column: _ranks(signatures, key) for column, key in keys.items()}
    found = [Row(signature, {column: ranks[column][signature.key] for column in keys}) for signature in signatures]
    return sorted(found, key=lambda row: (row.ranks["status"], row.ranks["name"]))


def _ranks(signatures: Iterable[Signature], key: Callable[[Signature], Any]) -> dict[str, int]:
    """Return each signature's place in the order of ``key``; equal ones share a place."""
    values = {signature.key: key(signature) for signature in signatures}
    places = {value: place for place, value in enumerate(sorted(set(values.values())))}
    return {name: places[value] for name, value in values.items()}


def _known_first(text: str, view: "View") -> tuple[Any, ...]:
    return (0, language.sort_key(text, view.locale)) if text else (1,)


def _province(signature: Signature, view: "View") -> str:
    return view.text(view.corpus.places[signature.province].name) if signature.province else ""


def _versions(view: "View") -> list[str]:
    return list(view.corpus.declaration.versions) if view.corpus.declaration else []


def version_sums(register: SignatoryRegister, view: "View") -> list[VersionSum]:
    """Return what is known of the signatures of each version that was signed, the first version first."""
    signatures = register.signatories.values()
    confirmed = count((one for one in signatures if one.status is SignatureStatus.CONFIRMED), lambda signature: signature.version)
    found = [
        VersionSum(version, confirmed.get(version, 0), tuple(total for total in register.totals.values() if total.version == version))
        for version in _versions(view)
    ]
    return [one for one in found if one.confirmed or one.totals]


def said_sums(view: "PageView", totals: Iterable[Total]) -> list[SaidSum]:
    """Return the different sums that sources speak of, each with all its sources."""
    found: dict[str, dict[str, None]] = {}
    for total in totals:
        number = view.number_of(total) if total.value else ""
        found.setdefault(number, {}).update(dict.fromkeys(total.sources))
    return [SaidSum(number, tuple(sources)) for number, sources in found.items()]


def count(signatures: Iterable[Signature], key: Callable[[Signature], str]) -> dict[str, int]:
    """Return how many signatures there are of each ``key``."""
    counts: dict[str, int] = {}
    for signature in signatures:
        counts[key(signature)] = counts.get(key(signature), 0) + 1
    return counts


def _map_text(shown: Iterable[Tile], view: "View") -> str:
    """Return the map in words: the provinces that have signatories, each with their number."""
    return language.format_list(
        [f"{view.text(view.corpus.places[tile.province].name)} ({tile.count})" for tile in shown if tile.count], view.locale
    )
