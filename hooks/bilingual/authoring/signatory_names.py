"""What the names in a list of signatories say: the kind of body, their right case, and whether two are one name with a slip."""

import re

from bilingual.authoring.list_columns import words
from bilingual.authoring.record_finder import PROVINCES, Names
from bilingual.schema.registers import OrganizationKind
from bilingual.text.language import SOURCE_LOCALE, capitalize_first, lower, upper
from bilingual.text.provinces import METROPOLITAN

_GENERIC = re.compile(r"\b(t ?c|bele\w*|bld|bel|baskanligi|municipality)\b")
_KINDS_BY_ENDING = {
    "birligi": OrganizationKind.UNION_OF_MUNICIPALITIES,
    "dernegi": OrganizationKind.ASSOCIATION,
    "vakfi": OrganizationKind.FOUNDATION,
    "federasyonu": OrganizationKind.FEDERATION,
    "platformu": OrganizationKind.PLATFORM,
    "bakanligi": OrganizationKind.MINISTRY,
    "universitesi": OrganizationKind.UNIVERSITY,
    "odasi": OrganizationKind.CHAMBER,
}
_MUNICIPALITY = re.compile(r"(?:t ?c )?(.+?)(?P<sort> buyuksehir| il| ilce| belde(?:si)?)? (?:belediyesi|belediye baskanligi|bld|bel)")
SORTS = {
    "buyuksehir": OrganizationKind.METROPOLITAN_MUNICIPALITY,
    "il": OrganizationKind.PROVINCIAL_MUNICIPALITY,
    "ilce": OrganizationKind.DISTRICT_MUNICIPALITY,
    "belde": OrganizationKind.TOWN_MUNICIPALITY,
    "beldesi": OrganizationKind.TOWN_MUNICIPALITY,
    "birlik": OrganizationKind.UNION_OF_MUNICIPALITIES,
    "birligi": OrganizationKind.UNION_OF_MUNICIPALITIES,
}
"""What a column of kinds says for short; "belediye" alone says nothing that the name does not say."""


def kind_of(name: str, province: str, names: Names) -> str:
    """Return the kind that follows from a name; "" where none does, as from that of a province with a metropolitan municipality."""
    folded = words(name)
    ending = folded.rpartition(" ")[2]
    if ending in _KINDS_BY_ENDING and (ending != "birligi" or "belediye" in folded):
        return _KINDS_BY_ENDING[ending]
    municipality = _MUNICIPALITY.fullmatch(folded)
    if municipality is None:
        return ""
    if sort := municipality["sort"]:
        return SORTS.get(sort.strip(), "")
    center = names.find(PROVINCES, municipality[1])
    if not center:
        return OrganizationKind.DISTRICT_MUNICIPALITY
    is_center = center == names.find(PROVINCES, province) and center[0] not in METROPOLITAN
    return OrganizationKind.PROVINCIAL_MUNICIPALITY if is_center else ""


def title_case(text: str) -> str:
    """Return a name that is all in capitals, or in none, as names are written in Turkish; any other as it is. What has no vowel stays."""
    small = lower(text, SOURCE_LOCALE)
    if text not in (small, upper(text, SOURCE_LOCALE)):
        return text

    def write(word: re.Match[str]) -> str:
        if word[0] in ("ve", "ile"):
            return word[0]
        has_vowel = re.search("[aeıioöuüâîû]", word[0])
        return capitalize_first(word[0], SOURCE_LOCALE) if has_vowel else upper(word[0], SOURCE_LOCALE)

    return re.sub(r"\w+(?:['’]\w+)?", write, small)


def small_case(text: str) -> str:
    """Return a text that is all in capitals in small letters, as an office is written; any other as it is."""
    return lower(text, SOURCE_LOCALE) if text == upper(text, SOURCE_LOCALE) else text


def spellings(core: str) -> set[str]:
    """Return ``core`` as it is and without each letter: two texts of four letters or more that differ by one share one of these."""
    return {core} | {core[:at] + core[at + 1 :] for at in range(len(core[:100]))} if len(core) > 3 else {core}


def core_of(name: str) -> str:
    """Return what sets a name apart: without "belediyesi", however that is spelt, and the like."""
    return " ".join(_GENERIC.sub(" ", words(name)).split())
