"""What follows from the content without standing in it: provinces, the signatories' English names, the publisher's own records."""

import re
from collections.abc import Iterable

from bilingual.content.model import Link
from bilingual.diagnostics import catalog
from bilingual.schema import Place, Record, SignatoryRegister, Source
from bilingual.schema.fields import Words
from bilingual.schema.registers import PlaceKind, SourceKind
from bilingual.text import edtf, provinces
from bilingual.text.english_names import derive_english_name
from bilingual.text.language import LOCALES, SOURCE_LOCALE

_OWN_RECORD = re.compile(r"own-record(?:-([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


def add_provinces(places: dict[str, Place]) -> None:
    """Add Türkiye's provinces that places.yml does not describe itself."""
    for key, province in provinces.PROVINCES.items():
        if key not in places:
            name = Words(tr=province.name_tr, en=province.name_en)
            places[key] = Place(key=key, locales=LOCALES, name=name, kind=PlaceKind.PROVINCE, country="TR", iso=province.iso)


def name_signatories(singles: dict[str, Record]) -> None:
    """Give every signatory without an English name the one that follows from the Turkish, and a page in both languages."""
    register = singles.get("signatories")
    if isinstance(register, SignatoryRegister):
        signatures = {}
        for key, signature in register.signatories.items():
            english = signature.name.en or derive_english_name(signature.name.tr or "")
            name = Words(tr=signature.name.tr, en=english)
            signatures[key] = signature.model_copy(update={"name": name, "locales": LOCALES})
        singles["signatories"] = register.model_copy(update={"signatories": signatures})


def is_own_record(key: str) -> bool:
    """Return whether ``key`` is ``own-record``, the publisher's own files, or ``own-record-2024-05-01``, with the day of the record."""
    match = _OWN_RECORD.fullmatch(key)
    if not match or not match[1]:
        return bool(match)
    try:
        edtf.parse(match[1])
    except edtf.InvalidDate:
        return False
    return True


def add_own_records(sources: dict[str, Source], links: Iterable[Link]) -> None:
    """Add the publisher's own records to the sources, as far as something cites them."""
    for link in links:
        if link.target_register == "sources" and link.target not in sources and is_own_record(link.target):
            match = _OWN_RECORD.fullmatch(link.target)
            day = match[1] if match else None
            turkish, english = catalog.both("commands", "own-records")
            sources[link.target] = Source(
                key=link.target,
                locales=LOCALES,
                title=turkish,
                title_translation=Words(tr=turkish, en=english),
                kind=SourceKind.DOCUMENT,
                language=SOURCE_LOCALE,
                date=edtf.parse(day) if day else None,
            )
