"""Permanent ids: what a feed reader or a calendar knows an entry by, whatever its title and its address become."""

import functools
from urllib.parse import urlsplit

from bilingual.site.site import Settings

YEAR = 2026
"""The year in which the first ids were given: a tag: URI holds a date on which its authority held the name (RFC 4151)."""


def tag(settings: Settings, register: str, key: str, locale: str) -> str:
    """Return the id of an entry in one language, e.g. "tag:example.org,2026:events/maruf-2019/en"."""
    host, path = _authority(settings.site_url, settings.id_authority)
    return f"tag:{host},{YEAR}:{path}{register}/{key}/{locale}"


def uid(settings: Settings, register: str, key: str) -> str:
    """Return the id of an entry in calendars, e.g. "maruf-2019.events@example.org"; the same in every language and in every calendar."""
    return f"{key}.{register}{_behind_names(settings.site_url, settings.id_authority)}"


@functools.cache
def _behind_names(site_url: str, id_authority: str) -> str:
    host, path = _authority(site_url, id_authority)
    folders = "".join(f".{folder}" for folder in path.split("/") if folder)
    return f"{folders}@{host}"


@functools.cache
def _authority(site_url: str, id_authority: str) -> tuple[str, str]:
    """Return host and path of whoever the ids belong to; the path ends in a slash, or is empty."""
    parts = urlsplit(f"//{id_authority}" if id_authority else site_url)
    path = parts.path.strip("/")
    return parts.hostname or "localhost", f"{path}/" if path else ""
