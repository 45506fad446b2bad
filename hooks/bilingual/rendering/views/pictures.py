"""The pictures of records and texts on a page: each in the sizes from which a browser chooses, with what is said below it."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from bilingual.content.images import images_of
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Record
from bilingual.schema.images import Image, ImageRole, folder_of
from bilingual.site import renditions

COLUMN = "(min-width: 44rem) 40rem, calc(100vw - 2rem)"
"""How wide a picture is in a column of text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page names it.

    ``large`` is the picture itself; ``source`` stands for browsers that cannot choose. ``jpeg`` and ``webp`` list the files to choose from
    as ``srcset`` does, "" for a drawing. ``width`` and ``height`` are in points, 0 where a drawing does not say them.
    """

    large: str
    source: str
    width: int
    height: int
    jpeg: str = ""
    webp: str = ""
    image: Image | None = None


class Pictures(Subject):
    """Pictures on the page of ``view``."""

    def first(self, register: str, record: Record, role: str) -> Shown | None:
        """Return the picture that has a ``role`` of which there is one, such as "lead"."""
        found = (image for image in images_of(record).values() if image.role == role)
        return next((self._of(register, record, image) for image in found), None)

    def gallery(self) -> list[Shown]:
        """Return the further pictures of the record that the page shows: of a report, all but its cover."""
        view, record = self._view, self._view.record
        if record is None or not view.route.is_first or view.route.kind == "withdrawn":
            return []
        register = view.route.register
        placed = {ImageRole.LEAD, ImageRole.COVER} if register == "reports" else {ImageRole.LEAD}
        return [self._of(register, record, image) for image in images_of(record).values() if image.role not in placed]

    def lead(self) -> Shown | None:
        """Return the picture at the head of the page."""
        view = self._view
        return self.first(view.route.register, view.record, "lead") if view.record and view.route.is_first else None

    def _of(self, register: str, record: Record, image: Image) -> Shown:
        return self.at(folder_of(register, record.key) + image.file, image)

    def at(self, path: str, image: Image | None = None) -> Shown:
        """Return the picture at ``path`` below the root."""
        view, sizes = self._view, self._view.corpus.picture_sizes
        large, widths = view.links.file(path), renditions.widths(path, sizes)
        webp, jpeg = (
            ", ".join(f"{view.links.file(renditions.uri(path, width, form))} {width}w" for width in widths) for form in renditions.FORMS
        )
        source = view.links.file(renditions.uri(path, widths[:2][-1], "jpg")) if widths else large
        return Shown(large, source, *sizes.get(path, (0, 0)), jpeg, webp, image)

    def in_text(self, target: str) -> dict[str, dict[str, str]]:
        """Return the attributes of what shows the picture ``target`` of a text: an ``img`` and, but for a drawing, a ``source``."""
        shown = self.at(target.removeprefix("../"))
        size = {"width": str(shown.width), "height": str(shown.height)} if shown.width else {}
        if not shown.webp:
            return {"img": size}
        chosen = {"src": shown.source, "srcset": shown.jpeg, "sizes": COLUMN, **size, "loading": "lazy", "decoding": "async"}
        return {"img": chosen, "source": {"type": "image/webp", "srcset": shown.webp, "sizes": COLUMN}}

    def credit(self, image: Image) -> Markup:
        """Return whose a picture is, when it was made and its licence, as far as it says; with a link to the licence."""
        view, labels = self._view, self._view.labels.pictures
        parts = [escape(image.credit)] if image.credit else []
        parts += [escape(view.dates.when(image.date))] if image.date else []
        if image.licence:
            name, address = image.licence.deed
            parts.append(Markup('<a rel="license" href="{}">{}</a>').format(address, name) if address else escape(labels[image.licence]))
        return Markup(fill_in(escape(labels.credit), credit=Markup(", ").join(parts))) if parts else Markup("")
