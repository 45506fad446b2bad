"""The fields of content/tr/site.yml and content/en/site.yml: what belongs to one site alone, such as its timeline and its home page."""

from enum import StrEnum

from pydantic import Field

from bilingual.schema.fields import Key, Line, Record, SourceKey, Sources, TermKey, Words
from bilingual.schema.groups import EventKind, ReportKind
from bilingual.schema.labels import LabelChanges


class Hue(StrEnum):
    """One of the site's colours."""

    DECLARATION = "declaration"
    REPORTS = "reports"
    PROJECTS = "projects"
    EVENTS = "events"
    WORLD = "world"


class LaneSort(StrEnum):
    """A sort of things that a lane of the timeline holds."""

    DECLARATION = "declaration"
    REPORTS = "reports"
    PROJECTS = "projects"
    EVENTS = "events"


class Lane(Record):
    """A lane of the timeline: its name, its colour, and what lies in it unless an entry names another."""

    name: Words
    hue: Hue = Hue.WORLD
    sorts: tuple[LaneSort, ...] = ()
    event_kinds: tuple[EventKind, ...] = ()
    report_kinds: tuple[ReportKind, ...] = ()


class YearSentence(Record):
    """What a year was about, in one sentence; its key is the year."""

    text: Words
    sources: Sources


class Question(Record):
    """A question that readers ask, with the page that answers it."""

    text: Words
    to: Line


class Door(Record):
    """A way from the home page into the site."""

    title: Words
    text: Words
    to: Line
    sources: tuple[SourceKey, ...] = ()


class HomeFigure(Record):
    """A figure of an entry or an organization that the home page shows, under a label of its own."""

    label: Words
    of: Line
    figure: Key


class Home(Record):
    """The home page: its question, the ways into the site, figures and definitions."""

    question: Words
    lead: Words
    questions: dict[Key, Question] = Field(default_factory=dict)
    doors: dict[Key, Door] = Field(default_factory=dict)
    figures: dict[Key, HomeFigure] = Field(default_factory=dict)
    terms: tuple[TermKey, ...] = ()


class SiteWords(Record):
    """The file of the site's own words; ``own_theme`` is the theme that stands out among those of an event.

    In texts, ``{first}`` and ``{last}`` stand for the years of the timeline.
    """

    own_theme: Words | None = None
    home: Home | None = None
    lanes: dict[Key, Lane] = Field(default_factory=dict)
    years: dict[Key, YearSentence] = Field(default_factory=dict)
    labels: LabelChanges | None = None

    def filled_in(self, first: int, last: int) -> "SiteWords":
        """Return the words with the first and the last year of the timeline in their gaps."""
        text = self.model_dump_json(exclude_none=True).replace("{first}", str(first)).replace("{last}", str(last))
        return SiteWords.model_validate_json(text)
