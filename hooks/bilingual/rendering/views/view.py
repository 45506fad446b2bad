"""What templates may ask of a page in one language, by subject: ``view.words``, ``view.links``, ``view.cite`` …

A view belongs to one page while it is rendered: it numbers the page's references, gathers its headings, and notes whether any words had to
be shown in the other language.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from bilingual.rendering.context import Context
from bilingual.rendering.metadata.citing import Citing
from bilingual.rendering.navigation import Navigation
from bilingual.rendering.views.about import About
from bilingual.rendering.views.dates import Dates
from bilingual.rendering.views.editing import Editing
from bilingual.rendering.views.entries import Entries
from bilingual.rendering.views.files import Files
from bilingual.rendering.views.headings import Headings
from bilingual.rendering.views.links import Links
from bilingual.rendering.views.marks import Marks
from bilingual.rendering.views.names import Names
from bilingual.rendering.views.numbers import Numbers
from bilingual.rendering.views.pictures import Pictures
from bilingual.rendering.views.prose import Prose
from bilingual.rendering.views.provinces import Provinces
from bilingual.rendering.views.references import References
from bilingual.rendering.views.signatories import Signatories
from bilingual.rendering.views.timeline import Timeline
from bilingual.rendering.views.translation import Translation
from bilingual.rendering.views.words import Words
from bilingual.schema import Record
from bilingual.site.routes import Route

Shared = TypeVar("Shared")


class View:
    """The templates' way to the site, for one page."""

    def __init__(self, context: Context, route: Route) -> None:
        self.context = context
        self.site = context.site
        self.corpus = context.site.corpus
        self.indexes = context.indexes
        self.route = route
        self.locale = route.locale
        self.labels = context.labels[route.locale]
        self.words = Words(self.locale, context.foreign)
        self.names = Names(self.corpus, self.labels, self.words)
        self.dates = Dates(self)
        self.numbers = Numbers(self.labels, self.locale)
        self.links = Links(self)
        self.references = References(self)
        self.cite = Marks(self)
        self.files = Files(self)
        self.headings = Headings()
        self.pictures = Pictures(self)
        self.prose = Prose(self)
        self.provinces = Provinces(self)
        self.signatories = Signatories(self)
        self.entries = Entries(self)
        self.timeline = Timeline(self)
        self.navigation = Navigation(self)
        self.translation = Translation(self)
        self.editing = Editing(self)
        self.citing = Citing(self)
        self.about = About(self)

    @cached_property
    def record(self) -> Record | None:
        """The record that the page shows, if it shows one."""
        return self.site.record_of(self.route)

    @property
    def subject(self) -> Record | None:
        """The record that the page is about: the declaration, too."""
        return self.corpus.declaration if self.route.kind == "declaration" else self.record

    @cached_property
    def title(self) -> str:
        """The page's plain title."""
        return self.context.titles.of(self.route)

    def fragment(self, *name: object, caller: Callable[[], Markup]) -> Markup:
        """Return what a ``call`` block of a template holds, made once for all pages of one language and one depth, by its name.

        Nothing in it may belong to one page alone, such as a heading or the mark of a source.
        """
        return self.shared((*name, self.links.root), caller)

    def shared(self, name: object, make: Callable[[], Shared]) -> Shared:
        """Return what pages of one language share, made once; addresses must not matter to it."""
        before, self.words.fell_back = self.words.fell_back, False
        made, fell_back = self.context.once((name, self.locale), lambda: (make(), self.words.fell_back))
        self.words.fell_back = before or fell_back
        return made
