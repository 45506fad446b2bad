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
from bilingual.diagnostics.problems import ContentError
from bilingual.host import settings_check
from bilingual.rendering import extras
from bilingual.site import colors, menu
from bilingual.site.site import PREVIEW, BuildFailed, Settings
from bilingual.text.language import LOCALES, SOURCE_LOCALE
from bilingual.text.provinces import PROVINCES


def load_plain(root: Path) -> tuple[MkDocsConfig, Settings]:
    """Return the host's settings of the project ``root`` without plugins, which take as long to load as content, and our own.

    Raises:
        ContentError: mkdocs.yml has problems; it holds every one.
        BuildFailed: MkDocs cannot read it.
    """
    if problems := settings_check.find_faults(root):
        raise ContentError(problems)
    try:
        config = load_config(str(root / "mkdocs.yml"), plugins=[], hooks=[], markdown_extensions=[])
        return config, read_settings(config)
    except (Abort, ConfigurationError, RecursionError) as error:
        raise BuildFailed(f"mkdocs.yml: {catalog.line('commands', 'unreadable')}\n{error}") from None


def read_plain(root: Path) -> Settings:
    """Return our settings of the project ``root``; raises what ``load_plain`` does."""
    return load_plain(root)[1]


def read_settings(config: MkDocsConfig) -> Settings:
    """Return the settings in mkdocs.yml: MkDocs' own, and ours below ``extra``."""
    extra = config.extra
    years = extra.get("timeline", {})
    province_of = {province.iso: province.key for province in PROVINCES.values()}
    own_colors = tuple((name, extra["colors"][name]) for name in colors.COLORS if name in extra.get("colors", {}))
    return Settings(
        site_url=config.site_url or "",
        edit_url=_folder(extra.get("edit_url")) or _edit_url(config),
        issues_url=_folder(extra.get("issues_url")),
        official=extra.get("official", False),
        timeline=(years.get("first", 0), years.get("last", 0)),
        menu={locale: _menu(config, locale) for locale in LOCALES},
        stylesheets=(extras.STYLES, *((colors.STYLESHEET,) if own_colors else ()), *map(str, config.extra_css)),
        scripts=(extras.SCRIPT, *map(str, config.extra_javascript)),
        drafts=bool(os.environ.get(PREVIEW)),
        live=bool(os.environ.get(PREVIEW)),
        feedback=extra.get("feedback") or "",
        editors_links=extra.get("editors_links", False),
        signatories_from=extra.get("signatories", {}).get("list_from", 10),
        id_authority=extra.get("id_authority", ""),
        home_organization=extra.get("home_organization", ""),
        favicon=_picture(config, "favicon"),
        logo=_picture(config, "logo"),
        colors=own_colors,
        assets=str(Path(config.docs_dir, "assets")),
        words=_words(config),
        markdown=switched_on(Path(config.config_file_path).parent),
        home_provinces=tuple(province_of[code] for code in extra.get("home_provinces", ())),
    )


def _words(config: MkDocsConfig) -> dict[str, dict[str, str]]:
    """Return what the site is called in each language, as static-i18n lets mkdocs.yml say it; entities in a copyright become letters."""
    found = {}
    for locale in LOCALES:
        own = _i18n_language(config, locale)
        name, tagline, right = (str(own.get(name) or config.get(name) or "") for name in ("site_name", "site_description", "copyright"))
        found[locale] = {"site_name": name, "tagline": tagline, "copyright": unescape(right)}
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


def _folder(address: str | None) -> str:
    """Return an address with a slash at its end."""
    return address.rstrip("/") + "/" if address else ""


def _picture(config: MkDocsConfig, name: str) -> str:
    """Return a picture that the theme was given, or "" where there is only its own."""
    named = str(config.theme.get(name) or "")
    return named if Path(config.docs_dir, named).is_file() else ""


def _edit_url(config: MkDocsConfig) -> str:
    """Return the address below which files of the project are edited: MkDocs' own is that of docs/."""
    if not config.edit_uri:
        return ""
    return urljoin(f"{config.repo_url or ''}".rstrip("/") + "/", config.edit_uri).removesuffix("docs/")
