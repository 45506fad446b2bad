"""Reads mkdocs.yml as the parser's nodes, which say where in it a setting stands, with what it inherits."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

SETTINGS = "mkdocs.yml"


def read(root: Path) -> yaml.MappingNode | None:
    """Return mkdocs.yml of the project ``root``; None where it is no mapping or cannot be read: of that, MkDocs complains."""
    return _read(root / SETTINGS)


def _read(path: Path) -> yaml.MappingNode | None:
    try:
        node = _composed(path.read_text(encoding="utf-8"), str(path))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    parent = next((value.value for key, value in node.value if key.value == "INHERIT"), None)
    inherited = _read(path.parent / parent) if parent else None
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
    own = {key.value: value for key, value in child.value}
    inherited = {key.value: value for key, value in parent.value}
    fields = [(key, _merged(inherited[key.value], value) if key.value in inherited else value) for key, value in child.value]
    fields += [(key, value) for key, value in parent.value if key.value not in own]
    return yaml.MappingNode(child.tag, fields, child.start_mark, child.end_mark)


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
    """Return the fields of a mapping."""
    return [(key.value, value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """Return the items of a list."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def named(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Yield what a list of plugins or extensions names, with the options of each."""
    for item in [node] if isinstance(node, yaml.MappingNode) else items(node):
        yield from item.value if isinstance(item, yaml.MappingNode) else [(item, None)]
