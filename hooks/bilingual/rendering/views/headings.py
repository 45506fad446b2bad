"""The headings of a page, each with an anchor of its own."""

from markupsafe import Markup, escape

from bilingual.rendering.markdown import Heading
from bilingual.schema import addresses
from bilingual.text import language

SHORTEST_CONTENTS = 4
"""A page with fewer sections than this needs no list of them."""


class Headings:
    """The headings of a page so far, in ``all``."""

    def __init__(self) -> None:
        self.all: list[Heading] = []

    def add(self, words: str, level: int = 2, anchor: str = "") -> Markup:
        """Return a heading with an anchor, and note its plain words for the table of contents; ``words`` may hold HTML."""
        anchor = self.note(Markup(escape(words)).striptags(), anchor or language.slugify(words), level)
        return Markup(f'<h{level} id="{escape(anchor)}">{escape(words)}</h{level}>')

    def note(self, words: str, anchor: str, level: int = 2) -> str:
        """Note a heading, and return its anchor, which no other has."""
        anchor = addresses.distinct_anchor(anchor, {heading.anchor for heading in self.all})
        self.all.append(Heading(level, anchor, words))
        return anchor

    def contents(self) -> list[Heading]:
        """Return the sections of the page so far, for a list of contents, or nothing where they are few."""
        sections = [heading for heading in self.all if heading.level == 2]
        return sections if len(sections) >= SHORTEST_CONTENTS else []
