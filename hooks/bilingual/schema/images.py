"""Pictures of entries, organizations, places and pages: what they show, whose they are, and where their files lie."""

import re
from enum import StrEnum

from bilingual.schema.fields import Date, FileName, Line, Record, Words


class ImageRole(StrEnum):
    """Where a picture stands: at the head of the page and on cards, as the cover of a report, or among others."""

    LEAD = "lead"
    COVER = "cover"
    GALLERY = "gallery"


class PeopleShown(StrEnum):
    """Whom a picture shows, and why it may."""

    NONE = "none"
    PUBLIC_EVENT = "public-event"
    CONSENT = "consent"


class Licence(StrEnum):
    """What others may do with a picture."""

    OWN_WORK = "own-work"
    BY_PERMISSION = "by-permission"
    PUBLIC_DOMAIN = "public-domain"
    CC0 = "cc0-1.0"
    CC_BY_4 = "cc-by-4.0"
    CC_BY_SA_4 = "cc-by-sa-4.0"
    CC_BY_3 = "cc-by-3.0"
    CC_BY_SA_3 = "cc-by-sa-3.0"
    CC_BY_2 = "cc-by-2.0"
    CC_BY_SA_2 = "cc-by-sa-2.0"

    @property
    def needs_credit(self) -> bool:
        """Whether the picture's author must be named."""
        return self not in (Licence.OWN_WORK, Licence.PUBLIC_DOMAIN, Licence.CC0)

    @property
    def deed(self) -> tuple[str, str]:
        """Name and address of a licence of Creative Commons; "" of the others, whose names are labels.

        >>> Licence.CC_BY_SA_4.deed
        ('CC BY-SA 4.0', 'https://creativecommons.org/licenses/by-sa/4.0/')
        """
        match = re.fullmatch(r"cc-?(0|.+)-([0-9.]+)", self)
        if not match:
            return "", ""
        if match[1] == "0":
            return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
        return f"CC {match[1].upper()} {match[2]}", f"https://creativecommons.org/licenses/{match[1]}/{match[2]}/"


class Image(Record):
    """A picture; ``file`` is its name in the folder of its record."""

    file: FileName
    alt: Words
    caption: Words | None = None
    credit: Line | None = None
    licence: Licence | None = None
    date: Date | None = None
    role: ImageRole = ImageRole.GALLERY
    people: PeopleShown


def folder_of(register: str, key: str) -> str:
    """Return the folder of a record's pictures, relative to docs/ and to the site's root.

    >>> folder_of("events", "forum-2019")
    'assets/images/events/forum-2019/'
    """
    return f"assets/images/{register}/{key}/"
