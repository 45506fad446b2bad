"""Finds what nobody may publish of a person by mistake: identity numbers, private e-mail addresses and mobile numbers, in comments too.

Comments are looked at like everything else, since the files themselves are public. Addresses and numbers of offices are no finding.
"""

import re
from collections.abc import Iterator

_IDENTITY_NUMBER = re.compile(r"[1-9](?<![\w./=+-].)(?:[0-9]{10}|[0-9]{2} [0-9]{3} [0-9]{3} [0-9]{2})(?![\w/]|[-.,][0-9])")
_AT = r"[@\[(](?:(?<=@)|(?<=[\[(])[ \t]{0,3}(?:at|@)[ \t]{0,3}[\])][ \t]{0,3})"  # starts with a set, which is found quickly
_DOT = r"(?:\.|[ \t]{0,3}[\[(][ \t]{0,3}(?:dot|nokta|\.)[ \t]{0,3}[\])][ \t]{0,3})"
_HOST = re.compile(rf"{_AT}([a-z0-9-]+){_DOT}([a-z]+)", re.IGNORECASE)
_BEFORE_A_HOST = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}[ \t]{0,3}$")
_MOBILE_NUMBER = re.compile(r"5[0-9]{2}\)?[ .-]?[0-9]{3}([ .-]?)[0-9]{2}[ .-]?[0-9]{2}(?![\w/]|[-.,][0-9])")
_BEFORE_A_MOBILE_NUMBER = re.compile(r"(?:^|[^\w.,=/-])((?:(?:\+|00)90[\s.-]?\(?0?\)?[\s.-]?|\(?0[\s.-]?)\(?)$|(?:wa\.me/|\?phone=)\+?90$")
_BEFORE_A_MOBILE_NUMBER_IN_GROUPS = re.compile(r"(?:^|[^\w.,=/-])\(?$")
_LONGEST_BEFORE = 80
"""So many characters before what is found can tell what it is."""
_WEB_ADDRESS = re.compile(r"https?://\S+")
_PROVIDERS = frozenset(
    [
        *("gmail", "googlemail", "hotmail", "outlook", "live", "msn", "windowslive", "passport", "yahoo", "ymail", "rocketmail"),
        *("yandex", "icloud", "me", "mac", "aol", "gmx", "mail", "email", "inbox", "proton", "protonmail", "pm", "tutanota", "tuta"),
        *("mynet", "ttmail", "superonline", "turk", "zohomail", "fastmail", "hey", "web", "qq", "163", "126", "hushmail"),
    ]
)
"""The names of providers that give addresses to anybody, without what follows the first point behind them."""
_SHARED_NAMES = {
    **dict.fromkeys(("me", "mac", "hey", "turk", "email", "aol"), frozenset({"com", "net"})),
    **dict.fromkeys(("163", "126", "qq", "msn", "passport", "superonline"), frozenset({"com", "net"})),
    **{"mail": frozenset({"com", "ru"}), "web": frozenset({"de"}), "pm": frozenset({"me"}), "inbox": frozenset({"com", "lv", "ru"})},
}
"""Names that others bear as well, with the domains in which they are a provider's."""


def find(text: str) -> Iterator[tuple[int, str]]:
    """Yield what ``text`` holds of persons, sort by sort: where it starts, from 0, and the code of the problem."""
    for match in _HOST.finditer(text):
        if _is_private(match[1].casefold(), match[2].casefold()) and (before := _BEFORE_A_HOST.search(_before(text, match))):
            yield (match.start() - len(before[0]), "private-email")
    for match in _MOBILE_NUMBER.finditer(text):
        before = _BEFORE_A_MOBILE_NUMBER.search(_before(text, match))
        if before or (match[1] and _BEFORE_A_MOBILE_NUMBER_IN_GROUPS.search(_before(text, match))):
            yield (match.start() - len((before and before[1]) or ""), "mobile-number")
    if _IDENTITY_NUMBER.search(text):
        plain = _WEB_ADDRESS.sub(lambda match: "/" * len(match[0]), text)
        for match in _IDENTITY_NUMBER.finditer(plain):
            if is_identity_number(match[0].replace(" ", "")):
                yield (match.start(), "identity-number")


def _before(text: str, match: re.Match[str]) -> str:
    """Return what stands right before ``match``."""
    return text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]


def is_identity_number(digits: str) -> bool:
    """Return whether eleven ``digits`` can be a Turkish identity number: its last two digits follow from the others.

    >>> is_identity_number("10000000146")
    True
    """
    numbers = [int(digit) for digit in digits]
    tenth = (7 * sum(numbers[0:9:2]) - sum(numbers[1:8:2])) % 10
    return numbers[9] == tenth and numbers[10] == sum(numbers[:10]) % 10


def _is_private(name: str, domain: str) -> bool:
    """Return whether the address of the provider ``name``.``domain`` is one that anybody can have."""
    return name in _PROVIDERS and domain in _SHARED_NAMES.get(name, {domain})
