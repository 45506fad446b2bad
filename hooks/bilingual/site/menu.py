"""The menu of the site: what ``nav:`` in mkdocs.yml may name; and what it, or the setting of the home body, names that is not there."""

from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from bilingual.content import settings_file
from bilingual.diagnostics.problems import Problem, problem
from bilingual.site.routes import LISTS
from bilingual.text.closest import closest_match

FIXED = (
    "index.md",
    "timeline.md",
    "declaration.md",
    "glossary.md",
    "signatories/index.md",
    *(f"{register}/index.md" for register in LISTS),
)
"""The pages of every site that may stand in its menu, by the file that they would have."""
HOME = ("extra", "home_organization")
"""The setting that names the body whose area the site's provinces are."""


def name_of(path: str) -> str:
    """Return what Settings calls the page that the menu names by its Markdown file.

    >>> name_of("events/index.md"), name_of("about.md")
    ('events-list', 'page/about')
    """
    stem = path.removesuffix(".md")
    if stem == "index":
        return "home/index"
    if stem.endswith("/index"):
        register = stem.removesuffix("/index")
        return register if register == "signatories" else f"{register}-list"
    return stem if path in FIXED else f"page/{stem}"


def find_faults(root: Path, pages: Collection[str]) -> Iterator[Problem]:
    """Yield what stands in the menu of the project ``root`` and is neither a fixed page nor one of ``pages``, by key.

    A page that is not published, or not in one language, is left out of the menu there; that is no fault.
    """
    known = {*FIXED, *(f"{key}.md" for key in pages)}
    for entry in settings_file.items(settings_file.node_at(root, "nav")):
        place = entry.start_mark.line + 1, entry.start_mark.column + 1
        name = entry.value if isinstance(entry, yaml.ScalarNode) else ""
        if name not in known:
            yield problem(settings_file.SETTINGS, place, "nav", "not-in-the-menu", value=name, closest=closest_match(name, known))


def find_unknown_home(root: Path, organizations: Collection[str]) -> Iterator[Problem]:
    """Yield a problem where the settings of the project ``root`` name a body that is none of ``organizations``, by key."""
    node = settings_file.node_at(root, *HOME)
    named = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    if node and named and named not in organizations:
        place = node.start_mark.line + 1, node.start_mark.column + 1
        match = closest_match(named, organizations)
        yield problem(
            settings_file.SETTINGS, place, ".".join(HOME), "unknown-reference", value=named, register="organizations", closest=match
        )
