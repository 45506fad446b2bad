"""Says what mkdocs.yml sets and this program does not heed: every setting works, or is refused with a reason."""

import math
from collections.abc import Container, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.utils.yaml import get_yaml_loader

from bilingual.content import settings_file
from bilingual.content.markdown_extensions import EXTENSIONS
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem, problem
from bilingual.host.settings_table import FIXED, REASONS, SETTINGS, SHAPES, WEB, Shape
from bilingual.site import colors, downloads, menu
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

PLUGINS = ("i18n", "rss")
HOOK = "hooks/mkdocs_events.py"
FILES = ("extra_css", "extra_javascript", "theme.favicon", "theme.logo")
"""The settings that name files below docs/."""
PATHS = ("INHERIT", "hooks", "watch")
"""The settings that name files or folders of the project."""
NEEDED = {
    "": ("site_name", "site_description", "site_url", "nav", "theme", "hooks", "plugins"),
    "plugins.i18n.": ("docs_structure", "languages"),
    "plugins.i18n.languages.": ("locale", "name"),
}
"""What must be set, by what it stands below."""
NAMES_OF_THE_SITE = ("site_name", "site_description")
"""What the second language must say too."""


def find_faults(root: Path) -> list[Problem]:
    """Return what mkdocs.yml of the project ``root`` sets and does not work here, and what it must set."""
    node = settings_file.read(root)
    return settings_file.find_faults(root) if node is None else [*settings_file.find_doubles(root), *_Check(root, node).settings(node, "")]


class _Check:
    """Looks at the settings of a project."""

    def __init__(self, root: Path, node: yaml.MappingNode) -> None:
        self._root = root
        settings = dict(settings_file.fields(node))
        extra = dict(settings_file.fields(settings.get("extra")))
        self._for_pages = [name.value for name in settings_file.items(extra.get("plugins_for_pages"))]
        self._has_repository = "repo_url" in settings
        self._titles = {title for _, title in menu.entries(_value(settings.get("nav"))) if title}

    def settings(self, node: yaml.Node, above: str) -> Iterator[Problem]:
        """Yield what is wrong with the settings below ``above``, such as "theme.", and what is missing there."""
        if isinstance(node, yaml.MappingNode):
            yaml.SafeLoader("").flatten_mapping(node)
        yield from self._missing(node, above, NEEDED.get(above, ()), dict(settings_file.fields(node)))
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            name = f"{above}{key.value}"
            if not isinstance(key, yaml.ScalarNode):
                yield self._problem(key, above.rstrip("."), "key-not-text")
            elif name in SETTINGS:
                yield from self._setting(key, value, name)
            else:
                known = [known.removeprefix(above) for known in SETTINGS if known.rpartition(".")[0] == above.rstrip(".")]
                yield self._problem(key, name, "unknown-setting", value=key.value, closest=closest_match(key.value, known))

    def _missing(self, node: yaml.Node, above: str, names: Iterable[str], found: Container[object]) -> Iterator[Problem]:
        """Yield which of ``names`` are not among what was ``found`` in ``node``."""
        return (self._problem(node, above + name, "setting-needed") for name in names if name not in found)

    def _setting(self, key: yaml.Node, value: yaml.Node, name: str) -> Iterator[Problem]:
        if name in REASONS:
            yield self._refused(key, name, REASONS[name])
        elif name in FIXED:
            if _value(value) != FIXED[name]:
                yield self._problem(value, name, "setting-fixed", value=_written(FIXED[name]))
        elif unfit := [*self._unfit(value, name, SHAPES[name])]:
            yield from unfit
        else:
            yield from self._fit(value, name)

    def _unfit(self, node: yaml.Node, name: str, shape: Shape) -> Iterator[Problem]:
        """Yield where a value has not the shape that its setting asks for."""
        written = _value(node)
        if written is None and node.tag == "!ENV" and name.startswith("extra."):
            return  # a variable that is set to nothing, as a forge does with one that nobody gave, says nothing
        if shape.fits(written):
            for value in (*dict(settings_file.fields(node)).values(), *settings_file.items(node)):
                yield from self._unfit(value, name, shape.items) if shape.items else ()
        elif written is None:
            yield self._problem(node, name, "empty-value")
        else:
            said = node.value if isinstance(node, yaml.ScalarNode) else _written(written)
            yield self._problem(node, name, shape.code, value=said, suggestion=shape.example, example=shape.example)

    def _fit(self, value: yaml.Node, name: str) -> Iterator[Problem]:
        """Yield what else is wrong with a value of the right shape."""
        if name == "plugins":
            yield from self._plugins(value)
        elif name == "edit_uri" and not self._has_repository:
            yield from self._unfit(value, name, WEB)
        elif name in (*FILES, *PATHS):
            yield from self._paths(value, name)
        elif name.startswith("extra.colors."):
            yield from self._color(value, name, _value(value))
        elif name == "markdown_extensions":
            yield from self._extensions(value)
        elif name == "plugins.i18n.languages":
            yield from self._languages(value, name)
        elif name.endswith(".nav_translations"):
            for title, _ in value.value if isinstance(value, yaml.MappingNode) else ():
                if title.value not in self._titles:
                    closest = closest_match(title.value, self._titles)
                    yield self._problem(title, name, "no-such-title", value=title.value, closest=closest)
        elif isinstance(value, yaml.MappingNode):
            yield from self.settings(value, f"{name}.")
            first, last = (_value(dict(settings_file.fields(value)).get(end)) for end in ("first", "last"))
            if isinstance(first, int) and isinstance(last, int) and last < first:
                yield self._problem(value, name, "end-before-start", value=f"{first}/{last}")

    def _languages(self, languages: yaml.Node, name: str) -> Iterator[Problem]:
        found = []
        for language in settings_file.items(languages):
            said = dict(settings_file.fields(language))
            locale = _value(said.get("locale"))
            if "locale" in said and locale not in LOCALES:
                yield self._problem(said["locale"], f"{name}.locale", "not-allowed", value=locale, closest=None, allowed=", ".join(LOCALES))
            elif bool(_value(said.get("default"))) != (is_first := locale == SOURCE_LOCALE):
                yield self._problem(said.get("default", language), f"{name}.default", "setting-fixed", value=_written(is_first))
            yield from self._missing(language, f"{name}.", NAMES_OF_THE_SITE if locale == TARGET_LOCALE else (), said)
            yield from self.settings(language, f"{name}.")
            found.append(locale)
        yield from self._missing(languages, f"{name}.", LOCALES, found)

    def _color(self, value: yaml.Node, name: str, written: object) -> Iterator[Problem]:
        if not colors.WRITTEN.fullmatch(str(written)):
            yield self._problem(value, name, "no-color", value=value.value)
        elif (found := colors.least_contrast(name.rpartition(".")[2], str(written))) < colors.LEAST:
            ratio = math.floor(found * 10) / 10
            yield self._problem(value, name, "color-contrast", value=written, ratio=(f"{ratio}".replace(".", ","), ratio))

    def _plugins(self, plugins: yaml.Node) -> Iterator[Problem]:
        named = [*settings_file.named(plugins)]
        yield from self._missing(plugins, "plugins.", PLUGINS, [name.value for name, _ in named])
        yield from self._feeds([(name, options) for name, options in named if name.value == "rss"], plugins)
        for name, options in named:
            if name.value in PLUGINS and (options is None or isinstance(options, yaml.MappingNode)):
                yield from self.settings(options or name, f"plugins.{name.value}.")
            elif name.value in PLUGINS:
                yield self._problem(options or name, f"plugins.{name.value}", "not-a-mapping")
            elif name.value == "search":  # the host may look for what it likes; the pages have a search of their own
                if options and options.value:
                    yield self._refused(name, "plugins.search", "search")
            elif name.value not in self._for_pages:
                yield self._problem(name, "plugins", "plugin-refused", value=name.value)

    def _feeds(self, instances: list[tuple[yaml.Node, yaml.Node | None]], plugins: yaml.Node) -> Iterator[Problem]:
        """Yield where an instance of the RSS plugin does not write the feeds of a language that no other writes."""
        left = expected = [{form: downloads.feed(locale, "", form) for form in downloads.FEED_FILES} for locale in LOCALES]
        others = []
        for name, options in instances:
            files = _value(options) or {}
            written = files.get("feeds_filenames") if isinstance(files, dict) else None
            if written in left:
                left = [feed for feed in left if feed != written]
            else:
                others.append(name)
        for feed, node in zip_longest(left, others) if instances else ():
            yield self._problem(node or plugins, "plugins.rss.feeds_filenames", "setting-fixed", value=_written(feed or expected[0]))

    def _extensions(self, extensions: yaml.Node) -> Iterator[Problem]:
        for name, options in settings_file.named(extensions):
            value = str(name.value).removeprefix("markdown.extensions.")
            if value not in EXTENSIONS:
                known = ", ".join(EXTENSIONS)
                yield self._problem(name, "markdown_extensions", "extension-refused", value=name.value, allowed=known)
            elif options is not None and options.value:
                yield self._refused(name, "markdown_extensions", "extension-options")

    def _paths(self, value: yaml.Node, name: str) -> Iterator[Problem]:
        above = "docs/" if name in FILES else ""
        for node in settings_file.items(value) or [value]:
            path = f"{above}{_value(node)}"
            if not isinstance(node, yaml.ScalarNode):
                yield self._refused(node, name, "script-options")
            elif urlsplit(node.value).netloc:
                yield self._refused(node, name, "other-host")
            elif not ((self._root / path).is_file() or (name in PATHS and (self._root / path).is_dir())):
                yield self._problem(node, name, "setting-names-no-file", value=path)
            elif name == "hooks" and not path.replace("\\", "/").endswith(HOOK) and path not in self._for_pages:
                yield self._problem(node, name, "plugin-refused", value=path)

    def _refused(self, node: yaml.Node, setting: str, reason: str) -> Problem:
        return self._problem(node, setting, "setting-refused", reason=catalog.both("settings", reason))

    def _problem(self, node: yaml.Node, setting: str, code: str, **values: object) -> Problem:
        mark = node.start_mark
        path = Path(mark.name)
        file = path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.as_posix()
        return problem(file, (mark.line + 1, mark.column + 1), setting, code, **values)


def _value(node: yaml.Node | None) -> Any:
    """Return what a node says, as MkDocs reads it; None where that cannot be known."""
    try:
        return node and get_yaml_loader(yaml.SafeLoader)("").construct_object(node, deep=True)
    except yaml.YAMLError:
        return None


def _written(value: object) -> str:
    """Return a value as it is written in YAML."""
    shown = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=math.inf, allow_unicode=True)
    return shown.partition("\n")[0].replace("''", '""')
