"""Compares two built sites: which pages appear, change, move and vanish, and what changes on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.review import page_lines
from bilingual.audit.review.page_lines import Line, Part
from bilingual.content.lint import file_kinds
from bilingual.site.ledger import Addresses


class Fate(StrEnum):
    """What becomes of a page."""

    NEW = "new"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LineChange:
    """Lines of one part of a page that give way to others; either may be empty."""

    part: Part
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class PageChange:
    """What becomes of one page; ``before`` or ``after`` is None where there is none."""

    fate: Fate
    before: BuiltPage | None
    after: BuiltPage | None
    lines: tuple[LineChange, ...] = ()

    @property
    def page(self) -> BuiltPage:
        """The page as it will be, or as it was where it vanishes."""
        page = self.after or self.before
        assert page is not None
        return page

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in which lines change, in the order of Part."""
        return tuple(part for part in Part if any(change.part is part for change in self.lines))

    @property
    def own(self) -> bool:
        """Whether the page itself changes, and not only what it lists of other pages."""
        return self.fate is not Fate.CHANGED or any(part is not Part.LIST for part in self.parts)


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """What a change does to a site.

    ``pages`` are those whose words change, ``restyled`` counts those whose words stay while their HTML changes. ``lost`` are addresses
    at which nothing will be, with the records that were there. ``files`` are pictures and documents that come, change or go, by address.
    """

    pages: tuple[PageChange, ...]
    restyled: int
    lost: Addresses
    files: Mapping[str, Fate] = field(default_factory=dict)


def compare(before: BuiltSite, after: BuiltSite) -> SiteChanges:
    """Return what happens between two built sites."""
    changes = list(_page_changes(_pages(before), _pages(after)))
    told = [change for change in changes if change.fate is not Fate.CHANGED or change.lines]
    told.sort(key=lambda change: (not change.own, change.page.record, change.page.uri))
    lost = {uri: record for uri, record in before.addresses.items() if uri not in after.addresses and not (after.folder / uri).exists()}
    return SiteChanges(tuple(told), len(changes) - len(told), lost, dict(_file_changes(before, after)))


def _file_changes(before: BuiltSite, after: BuiltSite) -> Iterator[tuple[str, Fate]]:
    for uri in dict.fromkeys([*before.files, *after.files]):
        is_editors = uri.startswith(file_kinds.ASSETS) and file_kinds.ending_of(uri) in file_kinds.KINDS and file_kinds.has_plain_name(uri)
        if is_editors and before.content(uri) != after.content(uri):
            yield uri, Fate.NEW if uri not in before.files else Fate.CHANGED if uri in after.files else Fate.GONE


def _pages(site: BuiltSite) -> Mapping[str, BuiltPage]:
    return {uri: page for uri, page in site.pages.items() if not page.said.is_redirect}


def _page_changes(before: Mapping[str, BuiltPage], after: Mapping[str, BuiltPage]) -> Iterator[PageChange]:
    """Yield a change for every page that is not the same byte for byte."""
    left = {uri: page for uri, page in before.items() if uri not in after}
    records = {(page.record, page.locale): page for page in left.values() if page.record}
    for uri, page in after.items():
        old = before.get(uri) or records.get((page.record, page.locale))
        if old is None:
            yield PageChange(Fate.NEW, None, page)
        elif old.uri != uri or old.content != page.content:
            fate = Fate.CHANGED if old.uri == uri else Fate.MOVED
            yield PageChange(fate, old, page, tuple(_line_changes(page_lines.read(old), page_lines.read(page))))
            left.pop(old.uri, None)
    yield from (PageChange(Fate.GONE, page, None) for page in left.values())


def _line_changes(before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[LineChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            old, new = before[start:end], after[new_start:new_end]
            for part in Part:
                gone, come = (tuple(line.text for line in lines if line.part is part) for lines in (old, new))
                if gone != come:
                    yield LineChange(part, gone, come)
