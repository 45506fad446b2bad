"""The addresses of pages: the words they are made of in each language, and the way from one page to another.

An address (``uri``) is relative to the site's root, has no leading slash, and ends in a slash; the Turkish home's is empty.
"""

from collections.abc import Mapping

from bilingual.language import SOURCE_LOCALE
from bilingual.schema import Record
from bilingual.schema.fields import Edition

SEGMENTS: Mapping[str, Mapping[str, str]] = {
    "events": {"tr": "etkinlikler", "en": "events"},
    "projects": {"tr": "projeler", "en": "projects"},
    "reports": {"tr": "raporlar", "en": "reports"},
    "organizations": {"tr": "kurumlar", "en": "organizations"},
    "places": {"tr": "yerler", "en": "places"},
    "topics": {"tr": "konular", "en": "topics"},
    "sources": {"tr": "kaynakca", "en": "sources"},
    "timeline": {"tr": "zaman-cizelgesi", "en": "timeline"},
    "years": {"tr": "zaman-cizelgesi", "en": "timeline"},
    "declaration": {"tr": "deklarasyon", "en": "declaration"},
    "signatories": {"tr": "deklarasyon/imzacilar", "en": "declaration/signatories"},
    "pages": {"tr": "", "en": ""},
}
"""The first part of the address of each sort of page, by language."""

ANCHORS: Mapping[str, Mapping[str, str]] = {
    "preamble": {"tr": "giris", "en": "preamble"},
    "points": {"tr": "madde", "en": "point"},
    "commitments": {"tr": "taahhut", "en": "commitment"},
    "references": {"tr": "kaynak", "en": "source"},
    "years": {"tr": "yil", "en": "year"},
    "events": {"tr": "etkinlik", "en": "event"},
    "reports": {"tr": "rapor", "en": "report"},
    "versions": {"tr": "surum", "en": "version"},
    "figures": {"tr": "sayi", "en": "figure"},
    "parts": {"tr": "bolum", "en": "part"},
    "definitions": {"tr": "tanim", "en": "definition"},
    "discrepancies": {"tr": "farklar", "en": "discrepancies"},
}
"""The words of anchors within pages, such as ``#madde-7``, by language."""


def home(locale: str) -> str:
    """Return the address of a language's home page."""
    return "" if locale == SOURCE_LOCALE else f"{locale}/"


def address(register: str, slug: str, locale: str) -> str:
    """Return the address of the page ``slug`` among those of ``register``, or of their common page where ``slug`` is empty.

    >>> address("events", "maruf-2019", "tr")
    'etkinlikler/maruf-2019/'
    >>> address("events", "", "en")
    'en/events/'
    """
    parts = [part for part in (SEGMENTS[register][locale], slug) if part]
    return home(locale) + "".join(f"{part}/" for part in parts)


def slug_of(register: str, key: str, record: Record, locale: str) -> str:
    """Return the readable part of a record's address in ``locale``: its slug there, or its key."""
    if register == "pages" and key == "index":
        return ""
    slug: Edition[str] | None = getattr(record, "slug", None)
    return (slug and slug.get(locale)) or key


def anchor(group: str, key: str, locale: str) -> str:
    """Return the anchor of a clause, a reference or a year within its page, without the number sign; of a whole section without a key.

    >>> anchor("points", "7", "tr")
    'madde-7'
    """
    return f"{ANCHORS[group][locale]}-{key}" if key else ANCHORS[group][locale]


def relative(from_uri: str, to_uri: str) -> str:
    """Return the way from the page ``from_uri`` to ``to_uri`` (a page, or a file below the root), good below any base path.

    >>> relative("en/events/x/", "etkinlikler/y/")
    '../../../etkinlikler/y/'
    >>> relative("en/events/x/", "en/events/y/")
    '../y/'
    >>> relative("", "")
    './'
    """
    here, there = from_uri.split("/")[:-1], to_uri.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
