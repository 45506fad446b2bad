"""Says what mkdocs.yml sets and this program does not heed: every setting works, or is refused with a reason."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem, problem
from bilingual.host.settings_table import SETTINGS, Only
from bilingual.schema import SiteWords
from bilingual.site import colors, menu
from bilingual.text.closest import closest_match
from bilingual.text.language import SOURCE_LOCALE

PLUGINS = ("i18n", "rss")
HOOK = "hooks/mkdocs_events.py"
FILES = ("extra_css", "extra_javascript", "theme.favicon", "theme.logo")
"""The settings that name files below docs/."""
WORDS: Mapping[str, str] = {"site_name": "name", "site_description": "tagline"}
"""The settings that say what content/*/site.yml says, by its field."""


def find_faults(root: Path, words: SiteWords) -> list[Problem]:
    """Return what mkdocs.yml of the project ``root`` sets and does not work here; ``words`` are the site's own."""
    node = read(root)
    return list(_Check(root, words, node).settings(node, "")) if node else []


def read(root: Path) -> yaml.MappingNode | None:
    """Return mkdocs.yml with what it inherits, as the parser's nodes; None where it is no mapping: of that, MkDocs complains."""
    return _read(root / menu.SETTINGS)


def _read(path: Path) -> yaml.MappingNode | None:
    try:
        with path.open(encoding="utf-8") as file:
            node = yaml.compose(file, Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    parent = next((value.value for key, value in node.value if key.value == "INHERIT"), None)
    inherited = _read(path.parent / parent) if parent else None
    return _merged(inherited, node) if inherited else node


def _merged(parent: yaml.Node, child: yaml.Node) -> Any:
    """Return ``child`` with what only ``parent`` has, as MkDocs reads it: mappings become one, anything else takes the other's place."""
    if not (isinstance(parent, yaml.MappingNode) and isinstance(child, yaml.MappingNode)):
        return child
    own = {key.value: value for key, value in child.value}
    inherited = {key.value: value for key, value in parent.value}
    fields = [(key, _merged(inherited[key.value], value) if key.value in inherited else value) for key, value in child.value]
    fields += [(key, value) for key, value in parent.value if key.value not in own]
    return yaml.MappingNode(child.tag, fields, child.start_mark, child.end_mark)


class _Check:
    """Looks at the settings of a project."""

    def __init__(self, root: Path, words: SiteWords, node: yaml.MappingNode) -> None:
        self._root, self._words = root, words
        extra = dict(_fields(dict(_fields(node)).get("extra")))
        self._for_pages = _value(extra.get("plugins_for_pages")) or []

    def settings(self, node: yaml.Node | None, above: str, locale: str = SOURCE_LOCALE) -> Iterator[Problem]:
        """Yield what is wrong with the settings below ``above``, such as "theme."."""
        if not isinstance(node, yaml.MappingNode):
            return
        yaml.SafeLoader("").flatten_mapping(node)
        for key, value in node.value:
            name = f"{above}{key.value}"
            if name == "plugins":
                yield from self._plugins(value)
            elif name not in SETTINGS:
                known = [
                    known.removeprefix(above) for known in SETTINGS if known.startswith(above) and "." not in known.removeprefix(above)
                ]
                yield self._problem(key, name, "unknown-setting", value=key.value, closest=closest_match(key.value, known))
            else:
                yield from self._setting(key, value, name, locale)

    def _setting(self, key: yaml.Node, value: yaml.Node, name: str, locale: str) -> Iterator[Problem]:
        decision, written, field = SETTINGS[name], _value(value), name.rpartition(".")[2]
        if isinstance(decision, str):
            yield self._problem(key, name, "setting-refused", reason=catalog.both("settings", decision))
        elif isinstance(decision, Only) and value.tag != "!ENV" and written != decision.value:
            yield self._problem(value, name, "setting-fixed", value=_written(decision.value))
        elif name in FILES:
            yield from self._files(value, name)
        elif field in WORDS:
            said = getattr(self._words, WORDS[field]).get(locale)
            if value.tag != "!ENV" and written != said:
                file = f"content/{locale}/site.yml"
                yield self._problem(value, name, "setting-differs", value=written, said=said or "", name=WORDS[field], path=file)
        elif name.startswith("extra.colors."):
            yield from self._color(value, name, written)
        elif name == "hooks":
            for hook in _items(value):
                if not str(hook.value).replace("\\", "/").endswith(HOOK) and hook.value not in self._for_pages:
                    yield self._problem(hook, name, "plugin-refused", value=hook.value)
        elif name == "plugins.i18n.languages":
            for language in _items(value):
                yield from self.settings(language, f"{name}.", str(_value(dict(_fields(language)).get("locale"))))
        elif any(other.startswith(f"{name}.") for other in SETTINGS):
            yield from self.settings(value, f"{name}.")

    def _color(self, value: yaml.Node, name: str, written: object) -> Iterator[Problem]:
        if not colors.WRITTEN.fullmatch(str(written)):
            yield self._problem(value, name, "no-color", value=value.value)
        elif (found := colors.least_contrast(name.rpartition(".")[2], str(written))) < colors.LEAST:
            ratio = math.floor(found * 10) / 10
            yield self._problem(value, name, "color-contrast", value=written, ratio=(f"{ratio}".replace(".", ","), ratio))

    def _plugins(self, plugins: yaml.Node) -> Iterator[Problem]:
        for item in [plugins] if isinstance(plugins, yaml.MappingNode) else _items(plugins):
            found = item.value if isinstance(item, yaml.MappingNode) else [(item, None)]
            for name, options in found:
                if name.value in PLUGINS:
                    yield from self.settings(options, f"plugins.{name.value}.")
                elif name.value == "search":
                    yield self._problem(name, "plugins.search", "setting-refused", reason=catalog.both("settings", "search"))
                elif name.value not in self._for_pages:
                    yield self._problem(name, "plugins", "plugin-refused", value=name.value)

    def _files(self, value: yaml.Node, name: str) -> Iterator[Problem]:
        for node in [value] if isinstance(value, yaml.ScalarNode) else _items(value):
            if not isinstance(node, yaml.ScalarNode):
                yield self._problem(node, name, "setting-refused", reason=catalog.both("settings", "script-options"))
            elif urlsplit(node.value).netloc:
                yield self._problem(node, name, "setting-refused", reason=catalog.both("settings", "other-host"))
            elif not (self._root / "docs" / node.value).is_file():
                yield self._problem(node, name, "setting-names-no-file", value=f"docs/{node.value}")

    def _problem(self, node: yaml.Node, setting: str, code: str, **values: object) -> Problem:
        mark = node.start_mark
        path = Path(mark.name)
        file = path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.as_posix()
        return problem(file, (mark.line + 1, mark.column + 1), setting, code, **values)


def _fields(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(key.value, value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []


def _items(node: yaml.Node) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _value(node: yaml.Node | None) -> Any:
    """Return what a node says, or None where that is for MkDocs to read, as with ``!ENV``."""
    try:
        return node and yaml.SafeLoader("").construct_object(node, deep=True)
    except yaml.YAMLError:
        return None


def _written(value: object) -> str:
    """Return a value as it is written in YAML."""
    return yaml.safe_dump(value).partition("\n")[0].replace("''", '""')
