"""Reads the settings of the site from mkdocs.yml."""

import os
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader

from bilingual.content import settings_file
from bilingual.content.markdown_extensions import switched_on
from bilingual.diagnostics import catalog
from bilingual.rendering import extras
from bilingual.site import colors, menu
from bilingual.site.site import PREVIEW, BuildFailed, Settings
from bilingual.text.language import LOCALES, SOURCE_LOCALE
from bilingual.text.provinces import PROVINCES


def load_plain(root: Path) -> tuple[MkDocsConfig, Settings]:
    """Return the host's settings of the project ``root`` without plugins, which take as long to load as content, and our own.

    Raises:
        BuildFailed: mkdocs.yml has problems.
    """
    try:
        config = load_config(str(root / "mkdocs.yml"), plugins=[], hooks=[], markdown_extensions=[])
        return config, read_settings(config)
    except (Abort, ConfigurationError, AttributeError, TypeError, ValueError) as error:  # the last three: a text where a number should be
        raise BuildFailed(f"mkdocs.yml: {catalog.line('commands', 'unreadable')}\n{error}") from None


def read_plain(root: Path) -> Settings:
    """Return our settings of the project ``root``; raises what ``load_plain`` does."""
    return load_plain(root)[1]


def read_settings(config: MkDocsConfig) -> Settings:
    """Return the settings in mkdocs.yml: MkDocs' own, and ours below ``extra``."""
    extra = config.extra
    own_colors = _colors(extra.get("colors"))
    return Settings(
        site_url=config.site_url or "",
        edit_url=str(extra.get("edit_url") or "") or _edit_url(config),
        issues_url=str(extra.get("issues_url") or ""),
        official=bool(extra.get("official", False)),
        timeline=(_number(extra, "timeline", "first"), _number(extra, "timeline", "last")),
        menu={locale: _menu(config, locale) for locale in LOCALES},
        stylesheets=(extras.STYLES, *((colors.STYLESHEET,) if own_colors else ()), *map(str, config.extra_css)),
        scripts=(extras.SCRIPT, *map(str, config.extra_javascript)),
        drafts=bool(os.environ.get(PREVIEW)),
        live=bool(os.environ.get(PREVIEW)),
        feedback=str(extra.get("feedback", "") or ""),
        editors_links=bool(extra.get("editors_links", False)),
        signatories_from=_number(extra, "signatories", "list_from") or 10,
        id_authority=str(extra.get("id_authority", "")),
        home_organization=str(extra.get("home_organization", "") or ""),
        favicon=_picture(config, "favicon"),
        logo=_picture(config, "logo"),
        colors=own_colors,
        assets=str(Path(config.docs_dir, "assets")),
        words=_words(config),
        markdown=switched_on(Path(config.config_file_path).parent),
        home_provinces=tuple(_province(str(code)) for code in extra.get("home_provinces") or ()),
    )


def _words(config: MkDocsConfig) -> dict[str, dict[str, str]]:
    """Return what the site is called in each language, as static-i18n lets mkdocs.yml say it; entities in a copyright become letters."""
    found = {}
    for locale in LOCALES:
        own = _i18n_language(config, locale)
        named = {name: own.get(name) or config.get(name) or "" for name in ("site_name", "site_description", "copyright")}
        found[locale] = {
            "site_name": str(named["site_name"]),
            "tagline": str(named["site_description"]),
            "copyright": unescape(str(named["copyright"])),
        }
    return found


def _menu(config: MkDocsConfig, locale: str) -> tuple[tuple[str, str], ...]:
    """Return the menu of a language, its own or the common one; a title of that is for the first language, unless it is translated."""
    own = _i18n_language(config, locale)
    if own.get("nav"):
        return tuple((menu.name_of(path), title) for path, title in menu.entries(own["nav"]))
    titles = own.get("nav_translations") or {}
    return tuple(
        (menu.name_of(path), str(titles.get(title, title if locale == SOURCE_LOCALE else ""))) for path, title in menu.entries(config.nav)
    )


def _i18n_language(config: MkDocsConfig, locale: str) -> Mapping[str, Any]:
    """Return the options that mkdocs.yml gives a language of static-i18n, which need not be loaded."""
    node = settings_file.plugins(Path(config.config_file_path).parent).get("i18n")
    options = get_yaml_loader()("").construct_object(node, deep=True) if node else {}
    return next((one for one in options.get("languages") or () if one.get("locale") == locale), {})


def _colors(written: object) -> tuple[tuple[str, str], ...]:
    """Return the site's colours by name; settings_check refuses whatever else is written there."""
    found = written if isinstance(written, dict) else {}
    return tuple((name, found[name]) for name in colors.COLORS if colors.WRITTEN.fullmatch(str(found.get(name))))


def _picture(config: MkDocsConfig, name: str) -> str:
    """Return a picture that the theme was given, or "" where there is only its own."""
    named = str(config.theme.get(name) or "")
    return named if Path(config.docs_dir, named).is_file() else ""


def _edit_url(config: MkDocsConfig) -> str:
    """Return the address below which files of the project are edited: MkDocs' own is that of docs/."""
    if not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url or ''}".rstrip("/") + "/", config.edit_uri).removesuffix("docs/")


def _number(extra: Mapping[str, Any], group: str, name: str) -> int:
    """Return a whole number below ``extra``, or 0 where none is written."""
    found = extra.get(group) or {}
    written = (found.get(name) or 0) if isinstance(found, dict) else found
    if not str(written).isdecimal():
        raise ConfigurationError(f"mkdocs.yml: extra.{group}.{name}: {catalog.line('commands', 'no-number', value=written)}")
    return int(written)


def _province(code: str) -> str:
    """Return the key of the province with an ISO code such as "TR-34"."""
    found = next((province.key for province in PROVINCES.values() if province.iso == code), None)
    if found is None:
        raise ConfigurationError(f"mkdocs.yml: extra.home_provinces: {catalog.line('commands', 'no-province', value=code)}")
    return found
