"""What becomes of each setting of MkDocs, of the theme, of static-i18n, of the RSS plugin, and of our own below ``extra``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bilingual.site.colors import COLORS
from bilingual.text.provinces import PROVINCES


@dataclass(frozen=True, slots=True)
class Only:
    """A setting that works with one value alone."""

    value: object


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

REFUSED: Mapping[str, tuple[str, ...]] = {
    "addresses": ("plugins.i18n.languages.fixed_link", "plugins.i18n.languages.link"),
    "author": ("site_author", "plugins.i18n.languages.site_author"),
    "both-languages": ("plugins.i18n.build_only_locale", "plugins.i18n.languages.build"),
    "box-titles": ("plugins.i18n.languages.admonition_translations",),
    "colors": ("theme.palette",),
    "draft": ("draft_docs",),
    "edit-template": ("edit_uri_template",),
    "features": ("theme.features",),
    "feeds": (
        *("plugins.rss.abstract_chars_count", "plugins.rss.abstract_delimiter", "plugins.rss.categories", "plugins.rss.comments_path"),
        *("plugins.rss.date_from_meta", "plugins.rss.feed_description", "plugins.rss.feed_title", "plugins.rss.image"),
        "plugins.rss.url_parameters",
    ),
    "for-both": ("plugins.i18n.languages.extra", "plugins.i18n.languages.site_url", "plugins.i18n.languages.theme"),
    "icons": ("theme.icon",),
    "language": ("theme.direction", "theme.locale"),
    "leave-out": ("exclude_docs",),
    "nav": ("pages",),
    "other-host": ("google_analytics",),
    "publishing": ("remote_branch", "remote_name"),
    "repo-name": ("repo_name",),
    "search": ("theme.include_search_page", "theme.search_index_only"),
    "templates": ("extra_templates", "theme.custom_dir", "theme.static_templates"),
    "validation": ("not_in_nav", "validation"),
}
"""By the reason, which is a text of the catalogue: the settings that are refused."""
SETTINGS: Mapping[str, str | Only | Shape] = {
    **{name: reason for reason, names in REFUSED.items() for name in names},
    # MkDocs
    "INHERIT": TEXT,
    "site_name": TEXT,
    "site_description": TEXT,
    "site_url": WEB,
    "nav": MENU,
    "theme": GROUP,
    "docs_dir": Only("docs"),
    "site_dir": Only("site"),
    "copyright": PLAIN,
    "dev_addr": HERE,
    "use_directory_urls": Only(True),
    "repo_url": WEB,
    "edit_uri": TEXT,
    "extra_css": TEXTS,
    "extra_javascript": LIST,
    "markdown_extensions": NAMES,
    "strict": Only(True),
    "extra": GROUP,
    "plugins": NAMES,
    "hooks": TEXTS,
    "watch": TEXTS,
    # Material
    "theme.name": Only("material"),
    "theme.language": Only("tr"),
    "theme.font": Only(False),
    "theme.favicon": TEXT,
    "theme.logo": TEXT,
    # our own
    "extra.official": FLAG,
    "extra.timeline": GROUP,
    "extra.timeline.first": YEAR,
    "extra.timeline.last": YEAR,
    "extra.home_provinces": CODES,
    "extra.home_organization": TEXT,
    "extra.signatories": GROUP,
    "extra.signatories.list_from": NUMBER,
    "extra.edit_url": WEB,
    "extra.issues_url": WEB,
    "extra.feedback": MAIL_OR_WEB,
    "extra.editors_links": FLAG,
    "extra.id_authority": HOST,
    "extra.plugins_for_pages": TEXTS,
    "extra.colors": GROUP,
    **{f"extra.colors.{name}": COLOR for name in COLORS},
    # static-i18n
    "plugins.i18n.docs_structure": Only("folder"),
    "plugins.i18n.fallback_to_default": Only(False),
    "plugins.i18n.reconfigure_material": Only(True),
    "plugins.i18n.reconfigure_search": Only(False),
    "plugins.i18n.languages": GROUPS,
    "plugins.i18n.languages.locale": TEXT,
    "plugins.i18n.languages.name": TEXT,
    "plugins.i18n.languages.default": FLAG,
    "plugins.i18n.languages.site_name": TEXT,
    "plugins.i18n.languages.site_description": TEXT,
    "plugins.i18n.languages.copyright": PLAIN,
    "plugins.i18n.languages.nav": MENU,
    "plugins.i18n.languages.nav_translations": TITLES,
    # the RSS plugin
    "plugins.rss.feeds_filenames": GROUP,
    "plugins.rss.feeds_filenames.rss_created": TEXT,
    "plugins.rss.feeds_filenames.rss_updated": TEXT,
    "plugins.rss.feeds_filenames.json_created": TEXT,
    "plugins.rss.feeds_filenames.json_updated": TEXT,
    "plugins.rss.feed_ttl": NUMBER,
    "plugins.rss.cache_dir": TEXT,
    "plugins.rss.length": Only(50),
    "plugins.rss.match_path": Only("(?!)"),
    "plugins.rss.use_git": Only(False),
    "plugins.rss.use_material_blog": Only(False),
    "plugins.rss.use_material_social_cards": Only(False),
    "plugins.rss.stylesheet": Only(""),
    "plugins.rss.enabled": Only(True),
    "plugins.rss.rss_feed_enabled": Only(True),
    "plugins.rss.json_feed_enabled": Only(True),
    "plugins.rss.pretty_print": Only(False),
}
"""By the setting's path: what works, or the one value that does, or the reason why it is refused, which is a text of the catalogue."""
