"""The fields in the head of a hand-written page (docs/tr/*.md and docs/en/*.md); the page's text follows below them."""

from bilingual.schema.fields import Day, Edition, OldAddresses, Prose, Record, Slug, Words, YesOrNo


class Page(Record):
    """A hand-written page."""

    title: Words
    short_title: Words | None = None
    """A shorter title for menus."""
    description: Words
    """One or two sentences for search engines and previews."""
    slug: Edition[Slug] = Edition[Slug]()
    """The page's address below the language's home; may hold slashes."""
    redirect_from: OldAddresses = OldAddresses()
    """Addresses that the page had; they lead to it."""
    published: Day
    updated: Day | None = None
    draft: YesOrNo = False
    body: Prose
    """The Markdown below the head."""
