"""The body whose area the site's provinces are, as mkdocs.yml names it."""

from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from bilingual.content.settings_file import SETTINGS, node_at
from bilingual.diagnostics.problems import Problem, problem
from bilingual.text.closest import closest_match

PLACE = ("extra", "home_organization")


def find_faults(root: Path, organizations: Collection[str]) -> Iterator[Problem]:
    """Yield a problem where the settings of the project ``root`` name a body that is none of ``organizations``, by key."""
    node = node_at(root, *PLACE)
    named = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    if node and named and named not in organizations:
        place = node.start_mark.line + 1, node.start_mark.column + 1
        match = closest_match(named, organizations)
        yield problem(SETTINGS, place, ".".join(PLACE), "unknown-reference", value=named, register="organizations", closest=match)
