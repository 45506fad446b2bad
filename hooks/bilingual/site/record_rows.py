"""The lists of records: what stands on a project's page, an organization's, a topic's, a place's, a source's.

Some records are behind thousands of entries, so these lists are divided into pages as others are (see pagination.py).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bilingual.site.indexes import Indexes, Involvement, entries_about

Lists = Mapping[str, Sequence[Any]]
"""The rows of each list on a page, by the list's name, in the order of the page."""


def _of_project(indexes: Indexes, key: str) -> Lists:
    return {"events": indexes.events_of(key), "reports": indexes.reports_of("projects", key)}


def _of_organization(indexes: Indexes, key: str) -> Lists:
    entries: dict[tuple[str, str], list[Involvement]] = {}
    for involvement in indexes.involvements(key):
        entries.setdefault((involvement.register, involvement.key), []).append(involvement)
    return {
        "involvements": list(entries.values()),
        "bodies": indexes.bodies_of(key),
        "signatures": indexes.signatures_of("organizations", key),
        "published": indexes.records_referring("organizations", key, "sources"),
    }


def _of_topic(indexes: Indexes, key: str) -> Lists:
    return {"entries": indexes.sorted_entries(entries_about(indexes.corpus, key))}


def _of_place(indexes: Indexes, key: str) -> Lists:
    return {
        "entries": indexes.entries_at(key),
        "places": indexes.records_referring("places", key, "places"),
        "organizations": indexes.records_referring("places", key, "organizations"),
        "signatures": indexes.signatures_of("places", key),
    }


def _of_source(indexes: Indexes, key: str) -> Lists:
    return {
        "entries": indexes.entries_referring("sources", key),
        "organizations": indexes.records_referring("sources", key, "organizations"),
    }


MAKERS: Mapping[str, Callable[[Indexes, str], Lists]] = {
    "projects": _of_project,
    "organizations": _of_organization,
    "topics": _of_topic,
    "places": _of_place,
    "sources": _of_source,
}
"""What makes the lists of a record, for the registers whose pages have any that may get long."""


def count_rows(indexes: Indexes, register: str, key: str) -> int:
    """Return how many rows the lists of a record have together."""
    return sum(map(len, MAKERS[register](indexes, key).values())) if register in MAKERS else 0
