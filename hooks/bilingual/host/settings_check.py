"""Says what mkdocs.yml sets and this program does not heed: every setting works, or is refused with a reason."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bilingual.content import settings_file
from bilingual.content.markdown_extensions import EXTENSIONS
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem, problem
from bilingual.host.settings_table import SETTINGS, Only
from bilingual.site import colors
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, TARGET_LOCALE

PLUGINS = ("i18n", "rss")
HOOK = "hooks/mkdocs_events.py"
FILES = ("extra_css", "extra_javascript", "theme.favicon", "theme.logo")
"""The settings that name files below docs/."""
NAMED = ("site_name", "site_description")
"""What each language must say."""
REQUIRED = (*NAMED, "site_url", "theme", "hooks", "plugins")


def find_faults(root: Path) -> list[Problem]:
    """Return what mkdocs.yml of the project ``root`` sets and does not work here, and what it must set."""
    node = settings_file.read(root)
    if node is None:
        return []
    check, plugins = _Check(root, node), settings_file.plugins(root)
    missing = [name for name in REQUIRED if name not in dict(settings_file.fields(node))]
    missing += [f"plugins.{name}" for name in PLUGINS if "plugins" not in missing and name not in plugins]
    return [*check.settings(node, ""), *(check.missing(node, name) for name in missing)]


class _Check:
    """Looks at the settings of a project."""

    def __init__(self, root: Path, node: yaml.MappingNode) -> None:
        self._root = root
        extra = dict(settings_file.fields(dict(settings_file.fields(node)).get("extra")))
        self._for_pages = _value(extra.get("plugins_for_pages")) or []

    def missing(self, node: yaml.Node, name: str) -> Problem:
        """Return the problem that the setting ``name`` is not in ``node``, which must have it."""
        return self._problem(node, name, "setting-needed")

    def settings(self, node: yaml.Node | None, above: str) -> Iterator[Problem]:
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
                yield from self._setting(key, value, name)

    def _setting(self, key: yaml.Node, value: yaml.Node, name: str) -> Iterator[Problem]:
        decision, written = SETTINGS[name], _value(value)
        if isinstance(decision, str):
            yield self._problem(key, name, "setting-refused", reason=catalog.both("settings", decision))
        elif isinstance(decision, Only) and value.tag != "!ENV" and written != decision.value:
            yield self._problem(value, name, "setting-fixed", value=_written(decision.value))
        elif name in FILES:
            yield from self._files(value, name)
        elif name.startswith("extra.colors."):
            yield from self._color(value, name, written)
        elif name == "markdown_extensions":
            yield from self._extensions(value)
        elif name == "hooks":
            for hook in settings_file.items(value):
                if not str(hook.value).replace("\\", "/").endswith(HOOK) and hook.value not in self._for_pages:
                    yield self._problem(hook, name, "plugin-refused", value=hook.value)
        elif name == "plugins.i18n.languages":
            found = {str(_value(dict(settings_file.fields(language)).get("locale"))): language for language in settings_file.items(value)}
            for language in found.values():
                yield from self.settings(language, f"{name}.")
            yield from (self.missing(value, f"{name}.{locale}") for locale in LOCALES if locale not in found)
            if other := found.get(TARGET_LOCALE):
                said = dict(settings_file.fields(other))
                yield from (self.missing(other, f"{name}.{field}") for field in NAMED if field not in said)
        elif any(other.startswith(f"{name}.") for other in SETTINGS):
            yield from self.settings(value, f"{name}.")

    def _color(self, value: yaml.Node, name: str, written: object) -> Iterator[Problem]:
        if not colors.WRITTEN.fullmatch(str(written)):
            yield self._problem(value, name, "no-color", value=value.value)
        elif (found := colors.least_contrast(name.rpartition(".")[2], str(written))) < colors.LEAST:
            ratio = math.floor(found * 10) / 10
            yield self._problem(value, name, "color-contrast", value=written, ratio=(f"{ratio}".replace(".", ","), ratio))

    def _plugins(self, plugins: yaml.Node) -> Iterator[Problem]:
        for name, options in settings_file.named(plugins):
            if name.value in PLUGINS:
                yield from self.settings(options, f"plugins.{name.value}.")
            elif name.value == "search" and not (options and options.value):
                continue  # the host may look for what it likes; the pages have a search of their own
            elif name.value == "search":
                yield self._problem(name, "plugins.search", "setting-refused", reason=catalog.both("settings", "search"))
            elif name.value not in self._for_pages:
                yield self._problem(name, "plugins", "plugin-refused", value=name.value)

    def _extensions(self, extensions: yaml.Node) -> Iterator[Problem]:
        for name, options in settings_file.named(extensions):
            value = str(name.value).removeprefix("markdown.extensions.")
            if value not in EXTENSIONS:
                known = ", ".join(EXTENSIONS)
                yield self._problem(name, "markdown_extensions", "extension-refused", value=name.value, allowed=known)
            elif options is not None and options.value:
                yield self._problem(name, "markdown_extensions", "setting-refused", reason=catalog.both("settings", "extension-options"))

    def _files(self, value: yaml.Node, name: str) -> Iterator[Problem]:
        for node in [value] if isinstance(value, yaml.ScalarNode) else settings_file.items(value):
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


def _value(node: yaml.Node | None) -> Any:
    """Return what a node says, or None where that is for MkDocs to read, as with ``!ENV``."""
    try:
        return node and yaml.SafeLoader("").construct_object(node, deep=True)
    except yaml.YAMLError:
        return None


def _written(value: object) -> str:
    """Return a value as it is written in YAML."""
    return yaml.safe_dump(value).partition("\n")[0].replace("''", '""')
