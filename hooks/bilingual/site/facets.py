"""The facets by which readers narrow the timeline: the lane and the kind of an entry, its project, its topics, the organizations in it.

A facet's page and the filter in the timeline show the same entries because both ask this module.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bilingual.content.model import Corpus
from bilingual.schema import Entry, addresses
from bilingual.site import lanes
from bilingual.site.indexes import entry_role

DIMENSIONS = ("lane", "kind", "project", "topic", "organization")
"""What can be narrowed by, in the order in which pages offer it."""

REGISTERS: Mapping[str, str] = {"project": "projects", "topic": "topics", "organization": "organizations"}
"""The register whose records are the values of a dimension; lanes and kinds are of no register."""


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """A dimension with one of its values: ``Facet("kind", "forum")``, ``Facet("topic", "global-compacts")``."""

    dimension: str
    value: str

    @property
    def key(self) -> str:
        """What the facet's page goes by: "kind/forum"."""
        return f"{self.dimension}/{self.value}"

    @property
    def segment(self) -> str:
        """The entry of ``addresses.SEGMENTS`` under which its page stands."""
        return f"facets-{self.dimension}"


def facet_of(key: str) -> Facet:
    """Return the facet whose page goes by ``key``."""
    dimension, _, value = key.partition("/")
    return Facet(dimension, value)


def slug(facet: Facet, corpus: Corpus, locale: str) -> str:
    """Return the readable part of a facet's address in ``locale``: a record's own slug, a lane's name, or the word for a kind."""
    if facet.dimension == "kind":
        return addresses.KIND_SLUGS[facet.value][locale]
    if facet.dimension == "lane":
        return lanes.slug_of(corpus, facet.value, locale)
    register = REGISTERS[facet.dimension]
    return addresses.slug_of(register, facet.value, corpus.register(register)[facet.value], locale)


def facets_of_entries(corpus: Corpus) -> Mapping[tuple[str, str], frozenset[Facet]]:
    """Return the facets of every entry, by its register and key.

    An organization stands for the bodies below it: what a union's center took part in, the union did.
    """
    involved = _involved(corpus)
    return {
        (register, entry.key): frozenset({*_own_facets(corpus, register, entry), *involved.get((register, entry.key), ())})
        for register, entry in corpus.entries()
    }


def kind_of(entry: Entry) -> str:
    """Return an entry's kind: that of an event or a report, or "project"."""
    return str(getattr(entry, "kind", "project"))


def _own_facets(corpus: Corpus, register: str, entry: Entry) -> set[Facet]:
    project = entry.key if register == "projects" else getattr(entry, "project", None)
    found = {Facet("kind", kind_of(entry)), *(Facet("topic", topic) for topic in entry.topics)}
    return found | {Facet("project", project)} if project and project in corpus.projects else found


def _involved(corpus: Corpus) -> Mapping[tuple[str, str], set[Facet]]:
    """Return the organizations that took part in each entry, and those above them."""
    found: dict[tuple[str, str], set[Facet]] = {}
    for link in corpus.links:
        key: str | None = link.target if link.target_register == "organizations" and entry_role(link) else None
        facets = found.setdefault((link.register, link.key), set()) if key else set()
        while key and (facet := Facet("organization", key)) not in facets:
            facets.add(facet)
            key = corpus.organizations[key].parent if key in corpus.organizations else None
    return found
