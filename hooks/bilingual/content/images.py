"""Checks the pictures of a record: that their files are there, and that they are told to those who cannot see them, and whose they are."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from bilingual.content.lint.file_kinds import ending_of
from bilingual.content.lint.pictures import SHOWN
from bilingual.content.merge import Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Record
from bilingual.schema.images import Image, ImageRole, folder_of
from bilingual.text.closest import closest_match

AnyRecord = TypeVar("AnyRecord", bound=Record)


def images_of(record: Record) -> Mapping[str, Image]:
    """Return the pictures of a record by key; none of a record that can have none."""
    found: Mapping[str, Image] = vars(record).get("images", {})  # a model is slow to say that it lacks a field
    return found


def paths_of(register: str, record: Record) -> set[str]:
    """Return the files of a record's pictures, relative to docs/."""
    return {folder_of(register, record.key) + image.file for image in images_of(record).values()}


def with_paths(register: str, record: AnyRecord) -> AnyRecord:
    """Return a record whose pictures have whole paths, relative to docs/ and to the site's root."""
    folder = folder_of(register, record.key)
    images = {key: image.model_copy(update={"file": folder + image.file}) for key, image in images_of(record).items()}
    return record.model_copy(update={"images": images}) if images else record


def check(register: str, record: Record, where: Merged, files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the pictures of a record; ``files`` are all below docs/assets/, relative to docs/."""
    images = images_of(record)
    folder = folder_of(register, record.key)
    for key, image in images.items():
        if folder + image.file not in files:
            beside = [file.removeprefix(folder) for file in files if file.startswith(folder)]
            closest = closest_match(image.file, beside)
            yield where.problem(("images", key, "file"), "picture-missing", value=image.file, folder=f"docs/{folder}", closest=closest)
        elif (ending := ending_of(image.file)) not in SHOWN | {"svg"}:
            yield where.problem(("images", key, "file"), "picture-form", value=ending)
        for locale in record.locales:
            if not image.alt.get(locale):
                yield where.problem(("images", key, "alt"), "picture-without-alt", locale=locale)
        if not image.licence or (image.licence.needs_credit and not image.credit):
            yield where.problem(("images", key), "picture-uncredited", of_key=True)
    for role, count in Counter(image.role for image in images.values()).items():
        if count > 1 and role is not ImageRole.GALLERY:
            last = [key for key, image in images.items() if image.role is role][-1]
            yield where.problem(("images", last, "role"), "picture-role-twice", value=role)
