"""All content as one frozen value: the records by key, and what leads from one to another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from bilingual import schema
from bilingual.content.document import Document
from bilingual.content.lint.documents import DocumentFacts
from bilingual.content.merge import Merged
from bilingual.content.source import content_path
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Record
from bilingual.text.language import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one record to another.

    ``register`` and ``key`` say which record refers, ``location`` in which of its fields, ``target_register`` and ``target`` to what.
    """

    register: str
    key: str
    location: tuple[str | int, ...]
    target_register: str
    target: str

    @property
    def owner(self) -> tuple[str, str]:
        """Register and key of the record that refers; a signature is one, though it stands in the file of all."""
        is_signature = self.register == "signatories" and self.location[0] == "signatories"
        return self.register, str(self.location[1]) if is_signature else self.key

    @property
    def role(self) -> str:
        """The name of the field that refers, such as "organizers"."""
        return next(step for step in reversed(self.location) if isinstance(step, str) and not step.isdigit())


def by_target(links: Iterable[Link]) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Return the links to each record, by its register and key."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        found.setdefault((link.target_register, link.target), []).append(link)
    return {target: tuple(group) for target, group in found.items()}


@dataclass(frozen=True, slots=True)
class Corpus:
    """All content, valid and with its references resolved; every mapping is by key."""

    projects: Mapping[str, schema.Project]
    reports: Mapping[str, schema.Report]
    events: Mapping[str, schema.Event]
    organizations: Mapping[str, schema.Organization]
    places: Mapping[str, schema.Place]
    topics: Mapping[str, schema.Topic]
    glossary: Mapping[str, schema.Term]
    series: Mapping[str, schema.Series]
    sources: Mapping[str, schema.Source]
    pages: Mapping[str, schema.Page]
    site: schema.SiteWords
    declaration: schema.Declaration | None
    signatories: schema.SignatoryRegister | None
    picture_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height of the pictures that records have and that texts show, by their addresses below docs/."""
    documents: Mapping[str, DocumentFacts] = field(default_factory=dict)
    """What the files say that records offer, by their names below docs/assets/files/."""
    links: tuple[Link, ...] = ()
    links_to: Mapping[tuple[str, str], tuple[Link, ...]] = field(default_factory=dict)
    """The way back: every link to a record, by its register and key."""
    files: Mapping[tuple[str, str], Merged] = field(default_factory=dict, repr=False, compare=False)
    """What the files say, by register and key; the key is empty where they hold more than one record."""
    warnings: tuple[Problem, ...] = ()
    """What an editor should look at, and what stops nothing."""

    def place_of(self, register: str, key: str) -> Merged:
        """Return where the record ``key`` of ``register`` stands; of one that no file names, such as a province, where it could stand."""
        if found := self.files.get((register, key)):
            return found
        whole = self.files.get((register, "")) or Merged(Document(content_path(SOURCE_LOCALE, register), None), None)
        return whole.below(register, key) if register == "signatories" else whole.below(key)

    def entries(self) -> Iterator[tuple[str, schema.Entry]]:
        """Yield projects, reports and events, each with its register."""
        for register in schema.COLLECTIONS:
            yield from ((register, entry) for entry in getattr(self, register).values())

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield the records of all collections and registers, and the pages, each with its register."""
        for register in (*schema.COLLECTIONS, *schema.REGISTERS, "pages"):
            yield from ((register, record) for record in self.register(register).values())

    def register(self, name: str) -> Mapping[str, Record]:
        """Return the records of the collection or register ``name`` by key; there are "signatories", "versions" and "lanes", too."""
        if name == "signatories":
            return self.signatories.signatories if self.signatories else {}
        if name == "versions":
            return self.declaration.versions if self.declaration else {}
        return self.site.lanes if name == "lanes" else cast(Mapping[str, Record], getattr(self, name))
