"""The addresses of pages: the words they are made of in each language (``address_words/``), and the way from one page to another.

An address (``uri``) is relative to the site's root, has no leading slash, and ends in a slash; the Turkish home's is empty.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.schema import Record
from bilingual.schema.fields import Edition
from bilingual.text.language import LOCALES, SOURCE_LOCALE

_WORDS = {locale: catalog.read(Path(__file__).with_name("address_words") / f"{locale}.yml") for locale in LOCALES}


def _words(group: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a group by what they stand for and by language."""
    return {name: {locale: _WORDS[locale][group][name] for locale in LOCALES} for name in _WORDS[SOURCE_LOCALE][group]}


SEGMENTS = _words("segments")
"""The first part of the address of each sort of page, by language."""
PAGES: Mapping[str, str] = {locale: _WORDS[locale]["list_pages"] for locale in LOCALES}
"""The word in the address of a list's further pages, by language."""
KIND_SLUGS = _words("kinds")
"""The readable part of the address of each kind's timeline. Stated, so that a label can change without a link dying."""
ANCHORS = _words("anchors")
"""The words of anchors within pages, such as ``#madde-7``, by language."""


def home(locale: str) -> str:
    """Return the address of a language's home page."""
    return "" if locale == SOURCE_LOCALE else f"{locale}/"


_FOLDERS = {
    register: {locale: home(locale) + (f"{segment}/" if segment else "") for locale, segment in segments.items()}
    for register, segments in SEGMENTS.items()
}


def address(register: str, slug: str, locale: str) -> str:
    """Return the address of the page ``slug`` among those of ``register``, or of their common page where ``slug`` is empty.

    >>> address("events", "forum-2019", "tr")
    'etkinlikler/forum-2019/'
    >>> address("events", "", "en")
    'en/events/'
    """
    folder = _FOLDERS[register][locale]
    return f"{folder}{slug}/" if slug else folder


def page_address(uri: str, number: int, locale: str) -> str:
    """Return the address of a page of the list whose first page is at ``uri``.

    >>> page_address("etkinlikler/", 2, "tr"), page_address("en/events/", 1, "en")
    ('etkinlikler/sayfa/2/', 'en/events/')
    """
    return f"{uri}{PAGES[locale]}/{number}/" if number > 1 else uri


def is_further_page(uri: str) -> bool:
    """Return whether the page at ``uri`` continues a list that begins at another address.

    >>> is_further_page("en/events/page/2/"), is_further_page("en/events/page/")
    (True, False)
    """
    return bool(re.search(rf"/(?:{'|'.join(PAGES.values())})/[0-9]+/$", uri))


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


def distinct_anchor(anchor: str, taken: Collection[str]) -> str:
    """Return ``anchor``, or where that is taken already, the first of "anchor-2", "anchor-3" … that is not."""
    base, number = anchor, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor


CLAUSES: Mapping[str, str] = {"point": "points", "commitment": "commitments", "preamble": "preamble"}
"""The groups of clauses by the word that Markdown has for a clause, as in ``declaration:point-7``."""


def clause_anchor(name: str, locale: str) -> str:
    """Return the anchor of a clause that Markdown names.

    >>> clause_anchor("point-7", "tr")
    'madde-7'
    """
    group, _, key = name.rpartition("-")
    return anchor(CLAUSES[group], key, locale)


def to_root(uri: str) -> str:
    """Return the way from the page ``uri`` to the site's root, "" at the root itself.

    >>> to_root("en/events/x/")
    '../../../'
    """
    return "../" * uri.count("/")
