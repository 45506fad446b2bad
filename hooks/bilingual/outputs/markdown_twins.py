"""The page of each entry as Markdown (CommonMark), for machines that read text: index.md beside index.html."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from bilingual.content.common_markdown import to_common_markdown
from bilingual.content.images import with_paths
from bilingual.content.lint.file_kinds import FILES
from bilingual.content.markdown_elements import place_in, rewrite
from bilingual.outputs.artifact import Artifact
from bilingual.outputs.csv_tables import LABELS
from bilingual.outputs.record_data import RecordWriter
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views import dates
from bilingual.rendering.views.view import View
from bilingual.schema import Entry, Source
from bilingual.schema.event_life import Registration
from bilingual.schema.fields import Localized, Words, WordsList
from bilingual.schema.files import File
from bilingual.schema.groups import Figure, Part, Person
from bilingual.schema.images import Image
from bilingual.schema.table import FieldShape, fields_of
from bilingual.site import downloads
from bilingual.site.routes import Route
from bilingual.text.dates import format_date
from bilingual.text.edtf import Edtf
from bilingual.text.language import format_list, stop_after
from bilingual.text.locators import in_words

_ELSEWHERE = frozenset({"title", "summary", "body", "slug", "sources", "search_words", "published", "updated"})
"""Fields that do not stand in the list of facts."""


def make_for(renderer: Renderer, route: Route) -> Iterator[Artifact]:
    """Yield the Markdown twin of a page, if it is an entry's."""
    uri = downloads.markdown_twin(route)
    entry = renderer.site.record_of(route) if uri else None
    if uri and isinstance(entry, Entry):
        yield Artifact(uri, _Twin(View(renderer.context, route), RecordWriter(renderer.site)).write(entry).encode())


class _Twin:
    """Writes one entry; cited sources are numbered in the order in which they are cited, as on its page."""

    def __init__(self, view: View, writer: RecordWriter) -> None:
        self.view = view
        self.labels = view.labels
        self.writer = writer

    def write(self, entry: Entry) -> str:
        """Return the whole text."""
        labels = self.labels
        parts = [f"# {self.words(entry.title)}", self.words(entry.summary), "\n".join(self.facts(entry))]
        if entry.body and (body := self.view.words.any_edition(entry.body)):
            text = rewrite(body, link=lambda target: self.writer.address(target, self.view.locale), cite=self.cite)
            parts.append(to_common_markdown(text, labels.admonitions.get).strip())
        for field, heading in (("parts", labels.sections.parts), ("milestones", labels.sections.milestones)):
            parts += self.section(heading, map(self.dated, getattr(entry, field, {}).values()))
        parts += self.section(labels.sections.figures, map(self.figure, entry.figures.values()))
        parts += self.section(labels.sections.people, map(self.person, entry.people.values()))
        images = with_paths(self.view.route.register, entry).images.values()
        parts += self.section(labels.pictures.heading, map(self.image, images))
        parts += self.section(labels.sections.files, map(self.file, entry.files.values()))
        references = self.view.references.listed(entry.sources)
        parts += self.section(labels.sections.references, (self.source(source) for _, source in references), numbered=True)
        parts += ["---", "\n".join(self.frame(entry))]
        return "\n\n".join(part for part in parts if part) + "\n"

    def section(self, heading: str, lines: Iterable[str], *, numbered: bool = False) -> list[str]:
        """Return a heading and a list, or nothing where the list is empty."""
        marks = [f"{number}. {line}" if numbered else f"- {line}" for number, line in enumerate(lines, 1)]
        return [f"## {escape(heading)}", "\n".join(marks)] if marks else []

    def facts(self, entry: Entry) -> Iterator[str]:
        """Yield a line for each field that the interface has a name for."""
        register = self.view.route.register
        if register == "projects":
            yield f"- {escape(self.labels.fields.kind)}: {escape(self.labels.project)}"
        for name, shape in fields_of(type(entry)).items():
            label, value = self.labels.fields.get(name), getattr(entry, name)
            if label and value and name not in _ELSEWHERE and not isinstance(value, Mapping):
                words = self.when(entry) if name == "date" else "" if name == "within" and entry.date else self.value(value, shape)
                if words:
                    yield f"- {escape(label)}: {words}"

    def frame(self, entry: Entry) -> Iterator[str]:
        """Yield where the page is, in which languages, and when it was published and changed."""
        url, view, labels = self.view.site.settings.site_url, self.view, self.labels
        yield f"- <{url}{view.route.uri}>"
        for other, twin in view.navigation.twins:
            if twin and other != view.locale:
                yield f"- {escape(labels.language_names[other])}: <{url}{downloads.markdown_twin(twin)}>"
        yield f"- {escape(labels.published)}: {format_date(entry.published_in(view.locale), view.locale)}"
        if entry.updated:
            yield f"- {escape(labels.updated)}: {format_date(entry.changed_in(view.locale), view.locale)}"
        yield f"- {escape(labels.site_name)}{stop_after(labels.site_name)} {escape(labels.footer.licence)}"

    # values in words

    def words(self, value: Localized[str] | None) -> str:
        """Return a text in the page's language, or else in the other."""
        return escape(self.view.words.text(value))

    def cite(self, keys: Iterable[str]) -> str:
        """Return the numbers of sources, such as "[1, 2]", with the places in them: "[1, s. 12; 2]"."""
        references = self.view.references
        known = [(str(references.number(key)), in_words(place_in(key), self.view.locale)) for key in references.known(keys)]
        joint = "; " if any(place for _, place in known) else ", "
        return f"[{joint.join(', '.join(filter(None, pair)) for pair in known)}]" if known else ""

    def value(self, value: Any, shape: FieldShape) -> str:
        """Return the value of a field in words."""
        if shape.register:
            keys = self.writer.keys(shape, value if isinstance(value, tuple) else (value,))
            return ", ".join(self.name(shape.register, key) for key in keys)
        if isinstance(value, WordsList):
            return format_list([escape(text) for text in self.view.words.any_edition(value) or ()], self.view.locale)
        if isinstance(value, Localized):
            return self.words(value) if isinstance(value, Words) else ", ".join(escape(str(one)) for _, one in value.items())
        if type(value) in LABELS:
            return escape(self.labels[LABELS[type(value)]][value])
        if isinstance(value, Edtf):
            return escape(format_date(value, self.view.locale))
        if isinstance(value, Registration):
            return f"<{value.url}>" + (f" ({escape(self.view.dates.until(value.until))})" if value.until else "")
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return f"<{value}>"
        name = getattr(value, "name", None)  # of a programme, or of a larger event
        if isinstance(name, Words):
            return self.words(name)
        return escape(str(value)) if isinstance(value, str | int | Decimal | StrEnum) else ""

    def name(self, register: str, key: str) -> str:
        """Return what a record is called, as a link where it has a page."""
        if register == "versions":
            declaration = self.view.corpus.declaration
            return self.words(declaration.versions[key].title) if declaration and key in declaration.versions else ""
        if register == "lanes":
            return self.words(self.view.site.words.lanes[key].name)
        record = self.view.corpus.register(register)[key]
        words = self.words(getattr(record, "name", None) or getattr(record, "title", None))
        route = self.view.site.routes.page_of(register, key, self.view.locale) if register != "series" else None
        return f"[{words}]({self.view.site.settings.site_url}{route.uri})" if route else words

    def when(self, entry: Entry | Part) -> str:
        """Return a date in words, as sure as it is."""
        return escape(dates.in_words(entry, self.view.locale))

    def dated(self, part: Any) -> str:
        """Return a part of an event, or a milestone of a project."""
        kind = escape(self.labels.event_kinds[part.kind]) if isinstance(part, Part) else ""
        line = ", ".join(text for text in (self.words(part.title), kind, self.when(part)) if text)
        return f"{line} {self.cite(part.sources)}"

    def figure(self, figure: Figure) -> str:
        """Return a figure with its label and its sources."""
        return f"{self.words(figure.label)}: {escape(self.view.numbers.figure(figure))} {self.cite(figure.sources)}"

    def person(self, person: Person) -> str:
        """Return a person with role and organization."""
        role = escape(self.labels.person_roles[person.role]) if person.role else ""
        organization = self.name("organizations", person.organization) if person.organization else ""
        line = ", ".join(text for text in (escape(person.name), role, self.words(person.wording), organization) if text)
        return f"{line} {self.cite(person.sources)}".strip()

    def image(self, image: Image) -> str:
        """Return a picture with what is said of it and whose it is."""
        credit = escape(self.view.pictures.credit(image).striptags())
        shown = f"![{self.words(image.alt)}]({self.view.site.settings.site_url}{image.file})"
        return " ".join(filter(None, (shown, self.words(image.caption), credit)))

    def file(self, file: File) -> str:
        """Return a document as a link, with what a reader should know before opening it."""
        kind = [str(self.labels.file_kinds[file.kind])] if file.kind else []
        about = ", ".join([*kind, self.view.files.facts(file)])
        return f"[{self.words(file.title)}]({self.view.site.settings.site_url}{FILES}{file.file}), {escape(about)}"

    def source(self, source: Source) -> str:
        """Return a source with publisher, date and address."""
        publisher = self.name("organizations", source.publisher) if source.publisher else escape(source.publisher_name or "")
        parts = [escape(source.title), ", ".join(map(escape, source.authors)), publisher, escape(source.number or "")]
        parts.append(escape(format_date(source.date, self.view.locale)) if source.date else "")
        *said, last = [*filter(None, parts), *([f"<{source.url}>"] if source.url else [])]
        return " ".join([*(f"{part}{stop_after(part)}" for part in said), last])


_MARKS = re.compile(r"[\\`*_\[\]<>]|&(?=#?\w+;)|^(?:[-+#=~|]|[0-9]+(?=[.)]))|#(?=\s*$)")


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Return plain text as it must be written in Markdown to be read as it is."""
    return _MARKS.sub(lambda match: match[0] + "\\" if match[0].isdigit() else f"\\{match[0]}", text)
