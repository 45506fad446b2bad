"""What tells pages of the same name apart, for browsers' tabs and search engines: "Adana – İl" and "Adana – Kent"."""

from collections.abc import Iterator

from bilingual.page_view import PageView
from bilingual.schema import Entry, Organization, Place, Source, Topic
from bilingual.schema.declaration import Signature


def distinct_title(view: PageView, title: str) -> str:
    """Return ``title``, the plain title of ``view``'s page, with what tells the page apart from others of the same name."""
    record = view.record
    if isinstance(record, Source) and record.title_translation:
        title = view.text(record.title_translation)
    return " – ".join([title, *_sorts(view)])


def _sorts(view: PageView) -> Iterator[str]:
    record, labels = view.record, view.labels
    if isinstance(record, Entry):
        yield view.kind_of(view.route.register, record)
    elif isinstance(record, Signature):
        yield labels.signatory
    elif isinstance(record, Organization):
        yield labels.organization_kinds[record.kind]
    elif isinstance(record, Place):
        yield labels.place_kinds[record.kind]
    elif isinstance(record, Topic):
        yield labels.topic
    elif isinstance(record, Source):
        yield labels.source_kinds[record.kind]
        publisher = view.corpus.organizations.get(record.publisher or "")
        if publisher or record.publisher_name:
            yield view.text(publisher.name) if publisher else str(record.publisher_name)
