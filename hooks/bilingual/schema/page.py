"""The fields in the head of a hand-written page (docs/tr/*.md and docs/en/*.md); the page's text follows below them."""

from pydantic import Field

from bilingual.schema.fields import Day, Edition, Key, OldAddresses, Prose, Record, Slug, Words, YesOrNo
from bilingual.schema.files import File
from bilingual.schema.groups import Withdrawal
from bilingual.schema.images import Image


class Page(Record):
    """A hand-written page."""

    title: Words
    short_title: Words | None = None
    description: Words
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    featured: YesOrNo = False
    files: dict[Key, File] = Field(default_factory=dict)
    images: dict[Key, Image] = Field(default_factory=dict)
    published: Day
    updated: Day | None = None
    draft: YesOrNo = False
    withdrawn: Withdrawal | None = None
    body: Prose
