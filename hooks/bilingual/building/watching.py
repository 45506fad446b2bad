"""Watches what a page reads while it is made, so that a kept page can be told from one that must be made again.

The site that pages are made from is a copy in which every mapping notes what it is asked for. What has no keys of its own, such as the
labels, the declaration and all addresses, is the ground that every page stands on: where that changes, all pages are made again.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from bilingual.building.reads import WHOLE, Recorder, Watched
from bilingual.corpus import Corpus
from bilingual.schema import Record
from bilingual.site import Site


def watch(site: Site, recorder: Recorder) -> Site:
    """Return ``site`` with mappings that note what they are asked for."""
    found = {name: Watched(name, mapping, recorder) for name, mapping in _mappings(site.corpus).items()}
    return replace(
        site,
        corpus=replace(site.corpus, **found),  # type: ignore[arg-type]
        outdated=Watched("outdated", site.outdated, recorder),
        translations=replace(site.translations, records=Watched("translations", site.translations.records, recorder)),
    )


def _mappings(corpus: Corpus) -> dict[str, Mapping[Any, Any]]:
    values = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    return {name: value for name, value in values.items() if isinstance(value, Mapping)}


class Digests:
    """What tells the state of a site's content: a digest of each thing that can be read, and one of the ground.

    ``others`` is whatever else every page depends on, such as the program; its ``repr`` must say all of it.
    """

    def __init__(self, site: Site, others: Callable[[], Any]) -> None:
        self._site, self._others = site, others
        self._mappings = _mappings(site.corpus) | {"outdated": site.outdated, "translations": site.translations.records}
        self._known: dict[str, dict[Any, bytes]] = {name: {} for name in self._mappings}

    @cached_property
    def ground(self) -> bytes:
        """The digest of what every page depends on."""
        site, mappings = self._site, _mappings(self._site.corpus)
        rest = [getattr(site.corpus, field.name) for field in fields(site.corpus) if field.name not in (*mappings, "links")]
        return hashlib.sha256(_told((site.settings, rest, site.withdrawn, site.routes.all, site.routes.redirects, self._others()))).digest()

    def make_all(self) -> None:
        """Make the digest of everything, so that nobody waits for one later."""
        self.of({name: [WHOLE] for name in self._mappings})

    def of(self, reads: Mapping[str, Iterable[Any]]) -> bytes:
        """Return the digest of all that was read together: keys by the name of their mapping, in their order."""
        return hashlib.sha256(b"".join([self._of_keys(name, keys) for name, keys in reads.items()])).digest()

    def _of_keys(self, name: str, keys: Iterable[Any]) -> bytes:
        known = self._known[name]
        return b"".join([known.get(key) or self._of_key(name, key) for key in keys])

    def _of_key(self, name: str, key: Any) -> bytes:
        mapping = self._mappings[name]
        if key == WHOLE:
            found = hashlib.sha256(self._of_keys(name, mapping)).digest()
        else:
            found = hashlib.sha256(_told(key) + (_told(mapping[key]) if key in mapping else b"")).digest()
        self._known[name][key] = found
        return found


def _told(value: Any) -> bytes:
    """Return all that a value says, the same in every process: sets have no order.

    A record says it in JSON, which takes a fifth of the time of its repr.
    """
    if isinstance(value, Record):
        return value.model_dump_json().encode()
    return repr(sorted(value) if isinstance(value, frozenset) else value).encode()
