"""Notes what is read while a page is made, by mappings that note what they are asked for (see watching.py)."""

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

Read = tuple[str, Any]
"""What was read: the name of a mapping and a key, or WHOLE."""
WHOLE = "*"
"""Stands for all keys of a mapping; no record has it as its key."""

EVERYTHING: Read = ("", WHOLE)
"""Stands for something that is not told apart any further: a page that reads it is not kept."""


class Recorder:
    """Collects what is read while it records; otherwise nothing."""

    def __init__(self) -> None:
        self.seen: set[Read] | None = None

    @contextmanager
    def record(self) -> Iterator[set[Read]]:
        """Record inside of this block; what is read there counts for the blocks around it, too."""
        outer, own = self.seen, set[Read]()
        self.seen = own
        try:
            yield own
        finally:
            self.seen = outer
            if outer is not None:
                outer |= own

    @contextmanager
    def record_aside(self) -> Iterator[set[Read]]:
        """Record inside of this block, which counts for no block around it."""
        outer, self.seen = self.seen, set[Read]()
        try:
            yield self.seen
        finally:
            self.seen = outer

    def note(self, reads: Iterable[Read]) -> None:
        """Count ``reads`` as read now."""
        if self.seen is not None:
            self.seen.update(reads)


class Watched(Mapping[Key, Value]):
    """A mapping that notes what it is asked for."""

    __slots__ = ("_mapping", "_name", "_recorder")

    def __init__(self, name: str, mapping: Mapping[Key, Value], recorder: Recorder) -> None:
        self._name, self._mapping, self._recorder = name, mapping, recorder

    def __getitem__(self, key: Key) -> Value:
        if self._recorder.seen is not None:
            self._recorder.seen.add((self._name, key))
        return self._mapping[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """Return the value of a key; that it is not there is noted, too."""
        if self._recorder.seen is not None:
            self._recorder.seen.add((self._name, key))
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        if self._recorder.seen is not None:
            self._recorder.seen.add((self._name, key))
        return key in self._mapping

    def _whole(self) -> Mapping[Key, Value]:
        if self._recorder.seen is not None:
            self._recorder.seen.add((self._name, WHOLE))
        return self._mapping

    def __iter__(self) -> Iterator[Key]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[Key]:
        """Return all keys."""
        return self._whole().keys()

    def values(self) -> ValuesView[Value]:
        """Return all values."""
        return self._whole().values()

    def items(self) -> ItemsView[Key, Value]:
        """Return all keys with their values."""
        return self._whole().items()
