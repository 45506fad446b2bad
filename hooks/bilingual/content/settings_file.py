"""Reads mkdocs.yml as the parser's nodes, which say where in it a setting stands, with what it inherits."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bilingual.content import document
from bilingual.diagnostics.problems import Problem, problem

SETTINGS = "mkdocs.yml"


def read(root: Path) -> yaml.MappingNode | None:
    """Return mkdocs.yml of the project ``root``; None where it is no mapping or cannot be read."""
    return _read(root / SETTINGS)


def find_faults(root: Path) -> list[Problem]:
    """Return why mkdocs.yml of the project ``root`` holds no settings in YAML; of one that cannot be opened, MkDocs complains."""
    try:
        return document.compose(SETTINGS, (root / SETTINGS).read_text(encoding="utf-8"), 0)[1]
    except UnicodeDecodeError:
        return [problem(SETTINGS, (1, 1), "", "not-utf-8")]
    except OSError:
        return []


def find_doubles(root: Path) -> Iterator[Problem]:
    """Yield what mkdocs.yml of the project ``root``, which can be read, sets twice in one place: YAML heeds the last alone."""
    waiting = [yaml.compose((root / SETTINGS).read_text(encoding="utf-8"), yaml.SafeLoader)]
    for node in waiting:
        first: dict[str, int] = {}
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            place, name = (key.start_mark.line + 1, key.start_mark.column + 1), str(key.value)
            if (line := first.setdefault(name, place[0])) != place[0]:
                yield problem(SETTINGS, place, name, "duplicate-key", line=line)
        within = [value for _, value in fields(node)] + items(node)
        waiting += [value for value in within if value not in waiting]


def _read(path: Path, *below: Path) -> yaml.MappingNode | None:
    """Return what stands in a file, from which the files ``below`` inherit."""
    try:
        node = _composed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    parent = dict(fields(node)).get("INHERIT")
    above = path.parent / parent.value if isinstance(parent, yaml.ScalarNode) else path
    inherited = _read(above, path, *below) if above not in (path, *below) else None
    return _merged(inherited, node) if inherited else node


@lru_cache(maxsize=4)
def _composed(text: str, name: str) -> Any:
    loader = yaml.SafeLoader(text)
    loader.name = name
    return loader.get_single_node()


def _merged(parent: yaml.Node, child: yaml.Node) -> Any:
    """Return ``child`` with what only ``parent`` has, as MkDocs reads it: mappings become one, anything else takes the other's place."""
    if not (isinstance(parent, yaml.MappingNode) and isinstance(child, yaml.MappingNode)):
        return child
    own, inherited = dict(fields(child)), dict(fields(parent))
    names = [(str(key.value), key, value) for key, value in child.value]
    pairs = [(key, _merged(inherited[name], value) if name in inherited else value) for name, key, value in names]
    pairs += [(key, value) for key, value in parent.value if str(key.value) not in own]
    return yaml.MappingNode(child.tag, pairs, child.start_mark, child.end_mark)


def node_at(root: Path, *names: str) -> yaml.Node | None:
    """Return what stands below ``names``, each inside of the one before, in mkdocs.yml of the project ``root``."""
    node: yaml.Node | None = read(root)
    for name in names:
        node = dict(fields(node)).get(name)
    return node


def plugins(root: Path) -> dict[str, yaml.Node | None]:
    """Return the plugins of mkdocs.yml, each with its options; of those that are there more than once, the last."""
    node = node_at(root, "plugins")
    return {name.value: options for name, options in named(node)} if node else {}


def fields(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    """Return the fields of a mapping whose names are plain."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key.value, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def named(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Yield what a list of plugins or extensions names, with the options of each."""
    for item in [node] if isinstance(node, yaml.MappingNode) else items(node):
        pairs = item.value if isinstance(item, yaml.MappingNode) else [(item, None)]
        yield from ((name, options) for name, options in pairs if isinstance(name, yaml.ScalarNode))
