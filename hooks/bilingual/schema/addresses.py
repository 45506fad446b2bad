"""The addresses of pages: the words they are made of in each language, and the way from one page to another.

An address (``uri``) is relative to the site's root, has no leading slash, and ends in a slash; the Turkish home's is empty.
"""

import re
from collections.abc import Collection, Mapping

from bilingual.schema import Record
from bilingual.schema.fields import Edition
from bilingual.text.language import SOURCE_LOCALE

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
    "signatories-table": {"tr": "deklarasyon/imzacilar/tam-liste", "en": "declaration/signatories/full-list"},
    "declaration-history": {"tr": "deklarasyon/gecmisi", "en": "declaration/history"},
    "side-by-side": {"tr": "deklarasyon/iki-dilde", "en": "declaration/side-by-side"},
    "facets-lane": {"tr": "zaman-cizelgesi/serit", "en": "timeline/lane"},
    "facets-kind": {"tr": "zaman-cizelgesi/tur", "en": "timeline/kind"},
    "facets-project": {"tr": "zaman-cizelgesi/proje", "en": "timeline/project"},
    "facets-topic": {"tr": "zaman-cizelgesi/konu", "en": "timeline/topic"},
    "facets-organization": {"tr": "zaman-cizelgesi/kurum", "en": "timeline/organization"},
    "data": {"tr": "acik-veri", "en": "data"},
    "figures": {"tr": "sayilar", "en": "figures"},
    "terms": {"tr": "terimler", "en": "glossary"},
    "search": {"tr": "ara", "en": "search"},
    "translations": {"tr": "ceviri-durumu", "en": "translation-status"},
    "pages": {"tr": "", "en": ""},
}
"""The first part of the address of each sort of page, by language."""

PAGES: Mapping[str, str] = {"tr": "sayfa", "en": "page"}
"""The word in the address of a list's further pages, by language."""

KIND_SLUGS: Mapping[str, Mapping[str, str]] = {
    "workshop": {"tr": "calistay", "en": "workshop"},
    "symposium": {"tr": "sempozyum", "en": "symposium"},
    "conference": {"tr": "konferans", "en": "conference"},
    "panel": {"tr": "panel", "en": "panel"},
    "meeting": {"tr": "toplanti", "en": "meeting"},
    "forum": {"tr": "forum", "en": "forum"},
    "session": {"tr": "oturum", "en": "session"},
    "side-event": {"tr": "yan-etkinlik", "en": "side-event"},
    "exhibition": {"tr": "sergi", "en": "exhibition"},
    "film-screening": {"tr": "film-gosterimi", "en": "film-screening"},
    "training": {"tr": "egitim", "en": "training"},
    "founding": {"tr": "kurulus", "en": "founding"},
    "workshop-report": {"tr": "calistay-raporu", "en": "workshop-report"},
    "research-report": {"tr": "arastirma-raporu", "en": "research-report"},
    "handbook": {"tr": "el-kitabi", "en": "handbook"},
    "policy-paper": {"tr": "politika-belgesi", "en": "policy-paper"},
    "project": {"tr": "proje", "en": "project"},
    "declaration": {"tr": "deklarasyon", "en": "declaration"},
}
"""The readable part of the address of each kind's timeline. Stated, so that a label can change without a link dying."""

ANCHORS: Mapping[str, Mapping[str, str]] = {
    "preamble": {"tr": "giris", "en": "preamble"},
    "points": {"tr": "madde", "en": "point"},
    "commitments": {"tr": "taahhut", "en": "commitment"},
    "references": {"tr": "kaynak", "en": "source"},
    "citations": {"tr": "atif", "en": "cited"},
    "sources": {"tr": "kaynaklar", "en": "sources"},
    "citing": {"tr": "atif-bilgisi", "en": "cite"},
    "copies": {"tr": "kopyalar", "en": "copies"},
    "participants": {"tr": "katilanlar", "en": "participants"},
    "involvements": {"tr": "diger-calismalari", "en": "other-activities"},
    "other-names": {"tr": "diger-adlari", "en": "other-names"},
    "published": {"tr": "yayimladigi-kaynaklar", "en": "published-sources"},
    "notes": {"tr": "not", "en": "note"},
    "years": {"tr": "yil", "en": "year"},
    "events": {"tr": "etkinlik", "en": "event"},
    "reports": {"tr": "rapor", "en": "report"},
    "projects": {"tr": "proje", "en": "project"},
    "versions": {"tr": "surum", "en": "version"},
    "figures": {"tr": "sayi", "en": "figure"},
    "terms": {"tr": "terim", "en": "term"},
    "parts": {"tr": "bolum", "en": "part"},
    "definitions": {"tr": "tanim", "en": "definition"},
    "signatures": {"tr": "imza", "en": "signature"},
    "provinces": {"tr": "il", "en": "province"},
    "coordination": {"tr": "kurumlar", "en": "bodies"},
    "mentions": {"tr": "katilanlar", "en": "took-part"},
    "totals": {"tr": "toplam", "en": "totals"},
    "method": {"tr": "yontem", "en": "method"},
    "download": {"tr": "indir", "en": "download"},
    "remarks": {"tr": "aciklama", "en": "remark"},
    "discrepancies": {"tr": "farklar", "en": "discrepancies"},
}
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
