"""Permanent ids: what a feed reader or a calendar knows an entry by, whatever its title and its address become."""

from urllib.parse import urlsplit

from bilingual.site.site import Settings

YEAR = 2026
"""The year in which the first ids were given: a tag: URI holds a date on which its authority held the name (RFC 4151)."""


def tag(settings: Settings, register: str, key: str, locale: str) -> str:
    """Return the id of an entry in one language, e.g. "tag:example.org,2026:events/forum-2019/en"."""
    host, folders = _authority(settings)
    return f"tag:{host},{YEAR}:{'/'.join([*folders, register, key, locale])}"


def uid(settings: Settings, register: str, key: str) -> str:
    """Return the id of an entry in calendars, e.g. "forum-2019.events@example.org"; the same in every language and in every calendar."""
    host, folders = _authority(settings)
    return f"{'.'.join([key, register, *folders])}@{host}"


def _authority(settings: Settings) -> tuple[str, list[str]]:
    """Return the host of whoever the ids belong to, and the folders of its path."""
    parts = urlsplit(f"//{settings.id_authority}" if settings.id_authority else settings.site_url)
    return parts.hostname or "localhost", [folder for folder in parts.path.split("/") if folder]
