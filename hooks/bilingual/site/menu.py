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


def entries(nav: object) -> list[tuple[str, str]]:
    """Return the files that a menu in mkdocs.yml names, each with the title that it is given there, or "".

    >>> entries(["index.md", {"Hakkında": "about.md"}])
    [('index.md', ''), ('about.md', 'Hakkında')]
    """
    written = [next(iter(entry.items())) if isinstance(entry, dict) else ("", entry) for entry in (nav if isinstance(nav, list) else ())]
    return [(path, str(title)) for title, path in written if isinstance(path, str)]


def find_faults(root: Path, pages: Collection[str]) -> Iterator[Problem]:
    """Yield what stands in the menu of the project ``root`` and is neither a fixed page nor one of ``pages``, by key.

    A page that is not published, or not in one language, is left out of the menu there; that is no fault.
    """
    known = {*FIXED, *(f"{key}.md" for key in pages)}
    languages = settings_file.items(dict(settings_file.fields(settings_file.plugins(root).get("i18n"))).get("languages"))
    menus = [settings_file.node_at(root, "nav"), *(dict(settings_file.fields(language)).get("nav") for language in languages)]
    for written in (entry for menu in menus for entry in settings_file.items(menu)):
        entry = written.value[0][1] if isinstance(written, yaml.MappingNode) and written.value else written
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
