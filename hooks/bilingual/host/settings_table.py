"""What becomes of each setting of MkDocs, of the theme, of static-i18n, of the RSS plugin, and of our own below ``extra``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bilingual.site.colors import COLORS
from bilingual.text.provinces import PROVINCES


@dataclass(frozen=True, slots=True)
class Shape:
    """What a setting that works must be: ``code`` is the problem where its value does not fit, ``example`` one that does.

    Where it is a list or a mapping, each value in it fits ``items``.
    """

    code: str
    fits: Callable[[Any], object]
    items: "Shape | None" = None
    example: str = ""


def _texts(pattern: str) -> Callable[[Any], object]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.DOTALL)


TEXT = Shape("not-a-text", _texts(".*"))
PLAIN = Shape("no-answer", _texts("[^<>]*"), example="© 2026")
WEB = Shape("not-an-address", _texts(r"(https?://[^\s/]\S*)?"))
MAIL_OR_WEB = Shape("bad-link", _texts(r"((https://|mailto:)\S+|[^\s@:]+@[^\s@]+)?"))
HOST = Shape("no-answer", _texts(r"([a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?)?"), example="example.org")
HERE = Shape("no-answer", _texts(r"\S+:\d{1,5}"), example="127.0.0.1:8000")
FLAG = Shape("not-true-or-false", lambda value: isinstance(value, bool))
NUMBER = Shape("not-a-whole-number", lambda value: type(value) is int and value >= 0)
YEAR = Shape("year-out-of-range", lambda value: type(value) is int and 1000 <= value <= 2999, example="2019")
CODE = Shape("not-a-province-code", lambda value: value in [province.iso for province in PROVINCES.values()])
LIST = Shape("not-a-list", lambda value: isinstance(value, list))
GROUP = Shape("not-a-mapping", lambda value: isinstance(value, dict))
TEXTS = Shape("not-a-list", LIST.fits, TEXT)
GROUPS = Shape("not-a-list", LIST.fits, GROUP)
TITLES = Shape("not-a-mapping", GROUP.fits, TEXT)
CODES = Shape("not-a-list", LIST.fits, CODE)
ENTRY = Shape("not-a-text", lambda value: isinstance(value, str) or (isinstance(value, dict) and len(value) == 1))
MENU = Shape("not-a-list", LIST.fits, ENTRY)
NAMED = Shape("not-a-text", lambda value: isinstance(value, str | dict | None))
NAMES = Shape("not-a-list", lambda value: isinstance(value, list | dict), NAMED)
COLOR = Shape("no-color", lambda value: isinstance(value, str | int | None))

RSS, LANGUAGES = "plugins.rss", "plugins.i18n.languages"


def _paths(*groups: str) -> tuple[str, ...]:
    """Return the settings that groups such as "theme: favicon logo" name."""
    return tuple(
        f"{above}.{name}".lstrip(".") for group in groups for above, _, names in [group.rpartition(": ")] for name in names.split()
    )


WORKING: Mapping[Shape, tuple[str, ...]] = {
    TEXT: _paths(
        "INHERIT site_name site_description edit_uri",
        "theme: favicon logo",
        "extra: home_organization",
        f"{LANGUAGES}: locale name site_name site_description",
        f"{RSS}: cache_dir",
        f"{RSS}.feeds_filenames: rss_created rss_updated json_created json_updated",
    ),
    WEB: _paths("site_url repo_url", "extra: edit_url issues_url"),
    MAIL_OR_WEB: _paths("extra: feedback"),
    HOST: _paths("extra: id_authority"),
    HERE: _paths("dev_addr"),
    PLAIN: _paths("copyright", f"{LANGUAGES}: copyright"),
    FLAG: _paths("extra: official editors_links", f"{LANGUAGES}: default"),
    NUMBER: _paths("extra.signatories: list_from", f"{RSS}: feed_ttl"),
    YEAR: _paths("extra.timeline: first last"),
    COLOR: _paths(f"extra.colors: {' '.join(COLORS)}"),
    LIST: _paths("extra_javascript"),
    TEXTS: _paths("extra_css hooks watch", "extra: plugins_for_pages"),
    CODES: _paths("extra: home_provinces"),
    MENU: _paths("nav", f"{LANGUAGES}: nav"),
    NAMES: _paths("markdown_extensions plugins"),
    GROUP: _paths("theme extra", "extra: timeline signatories colors", f"{RSS}: feeds_filenames"),
    GROUPS: _paths("plugins.i18n: languages"),
    TITLES: _paths(f"{LANGUAGES}: nav_translations"),
}
"""By what they must be: the settings that work with more than one value."""
FIXED: Mapping[str, object] = {
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": True,
    "strict": True,
    "theme.name": "material",
    "theme.language": "tr",
    "plugins.i18n.docs_structure": "folder",
    "plugins.rss.length": 50,
    "plugins.rss.match_path": "(?!)",
    "plugins.rss.stylesheet": "",
    **dict.fromkeys(_paths("plugins.i18n: reconfigure_material", f"{RSS}: enabled rss_feed_enabled json_feed_enabled"), True),
    **dict.fromkeys(_paths("theme: font", "plugins.i18n: fallback_to_default reconfigure_search"), False),
    **dict.fromkeys(_paths(f"{RSS}: use_git use_material_blog use_material_social_cards pretty_print"), False),
}
"""The one value with which a setting works."""
REFUSED: Mapping[str, tuple[str, ...]] = {
    "addresses": _paths(f"{LANGUAGES}: fixed_link link"),
    "author": _paths("site_author", f"{LANGUAGES}: site_author"),
    "both-languages": _paths("plugins.i18n: build_only_locale", f"{LANGUAGES}: build"),
    "box-titles": _paths(f"{LANGUAGES}: admonition_translations"),
    "colors": _paths("theme: palette"),
    "draft": _paths("draft_docs"),
    "edit-template": _paths("edit_uri_template"),
    "features": _paths("theme: features"),
    "feeds": _paths(
        f"{RSS}: abstract_chars_count abstract_delimiter categories comments_path date_from_meta",
        f"{RSS}: feed_description feed_title image url_parameters",
    ),
    "for-both": _paths(f"{LANGUAGES}: extra site_url theme"),
    "icons": _paths("theme: icon"),
    "language": _paths("theme: direction locale"),
    "leave-out": _paths("exclude_docs"),
    "nav": _paths("pages"),
    "other-host": _paths("google_analytics"),
    "publishing": _paths("remote_branch remote_name"),
    "repo-name": _paths("repo_name"),
    "search": _paths("theme: include_search_page search_index_only"),
    "templates": _paths("extra_templates", "theme: custom_dir static_templates"),
    "validation": _paths("not_in_nav validation"),
}
"""By the reason, which is a text of the catalogue: the settings that are refused."""
SHAPES: Mapping[str, Shape] = {name: shape for shape, names in WORKING.items() for name in names}
REASONS: Mapping[str, str] = {name: reason for reason, names in REFUSED.items() for name in names}
SETTINGS = (*SHAPES, *FIXED, *REASONS)
"""Every setting, by its path."""
