"""The lanes of the timeline: those that site.yml names, and one for each sort of thing that none of them holds."""

from bilingual.content.model import Corpus
from bilingual.schema import Entry
from bilingual.schema.site_words import Lane, LaneSort
from bilingual.text.language import slugify

SORTS = tuple(map(str, LaneSort))
LONGEST_SLUG = 80
"""Characters; no disk holds a name of more than 255 bytes."""


def lanes_of(corpus: Corpus) -> dict[str, Lane | None]:
    """Return the lanes by key, in their order on the page; None stands for a lane that the site does not name."""
    named = corpus.site.lanes
    held = {sort for lane in named.values() for sort in lane.sorts}
    return {**named, **{sort: None for sort in SORTS if sort not in held and sort not in named}}


def lane_of(corpus: Corpus, sort: str, entry: Entry | None = None) -> str:
    """Return the lane of an entry, or of what is of a ``sort``: the one it names, else that of its kind, else that of its sort."""
    lanes = corpus.site.lanes
    if entry is not None and entry.lane in lanes:
        return entry.lane
    kind = getattr(entry, "kind", None)
    by_kind = (key for key, lane in lanes.items() if kind in (*lane.event_kinds, *lane.report_kinds))
    by_sort = (key for key, lane in lanes.items() if sort in lane.sorts)
    return next(by_kind, None) or next(by_sort, sort)


def hue_of(corpus: Corpus, key: str) -> str:
    """Return the colour of a lane."""
    lane = lanes_of(corpus).get(key)
    return str(lane.hue) if lane else key


def slug_of(corpus: Corpus, key: str, locale: str) -> str:
    """Return the readable part of the address of a lane's page: its name, or its key where two lanes have one name."""
    lanes = lanes_of(corpus)
    slugs = {name: slugify(lane.name.get(locale) or lane.name.tr or "", LONGEST_SLUG) if lane else name for name, lane in lanes.items()}
    own = slugs.get(key, key)
    return own if own and list(slugs.values()).count(own) == 1 else key
