"""Files that come with a proposal: from the forge alone, cleaned, and under the name of their record."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bilingual.authoring import attachments, proposals
from bilingual.content import loader
from bilingual.content.lint.file_kinds import HEAVIEST
from PIL import Image
from urllib3.exceptions import HTTPError

from tests.authoring.proposed import EVENT, FIELDS, change, new, proposal

HOST = "https://github.com/user-attachments"
PHOTO, PAPER = f"{HOST}/assets/0a1b2c3d-0000-4000-8000-0123456789ab", f"{HOST}/files/123/Rapor.2019.pdf"


def photo() -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x0110] = "Telefon"
    exif.get_ifd(0x8825)[2] = (41.0, 1.0, 0.0)
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


IMAGE = {"alt": "Kıyıda bir salon", "people": "none", "licence": "own-work"}


def event_with(*names: str) -> dict[str, Any]:
    """Return the proposal of an event with pictures."""
    images = {f"x{number}": {**IMAGE, "file": f"attachment:{name}"} for number, name in enumerate(names)}
    return proposal({EVENT: new({**FIELDS, "images": images})})


def applied(project: Path, tree: dict[str, Any], markdown: str, answers: dict[str, bytes]) -> proposals.Outcome:
    return proposals.apply(project, proposals.parse(json.dumps(tree)), attachments.fetch_from(markdown, lambda address: answers[address]))


@pytest.mark.parametrize(
    "markdown",
    [
        f"![IMG 2041]({PHOTO})",
        f'<img width="40" height="30" alt="IMG 2041" src="{PHOTO}" />',
        f"Bir yazı.\n\n![başka ad]({PHOTO})\n\n![x](https://example.org/y.png)",
    ],
)
def test_a_picture_is_cleaned_and_named_by_its_record(project: Path, markdown: str) -> None:
    outcome = applied(project, event_with("IMG 2041.JPG"), markdown, {PHOTO: photo()})
    assert not outcome.refused
    picture, text = outcome.changes
    assert picture.path == f"docs/assets/images/{EVENT}/kiyida-goc-2019.jpg"
    assert not Image.open(io.BytesIO(picture.after or b"")).getexif()
    assert "file: kiyida-goc-2019.jpg" in (text.after or b"").decode()


def test_each_file_has_a_name_of_its_own(project: Path) -> None:
    other = PHOTO.replace("0a1b", "ffff")
    taken = project / f"docs/assets/images/{EVENT}/kiyida-goc-2019.jpg"
    taken.parent.mkdir(parents=True)
    taken.write_bytes(b"")
    outcome = applied(project, event_with("b.jpg", "a.png"), f"![a]({PHOTO}) ![b]({other})", {PHOTO: photo(), other: photo()})
    assert [Path(one.path).name for one in outcome.changes[:2]] == ["kiyida-goc-2019-2.jpg", "kiyida-goc-2019.png"]


@pytest.mark.parametrize(
    ("markdown", "answer", "code"),
    [
        ("", b"", "no-attachment"),
        (f"![a]({PHOTO}) ![b]({PHOTO.replace('0a1b', 'ffff')})", b"", "no-attachment"),
        ("![IMG 2041](https://example.org/user-attachments/assets/0a1b2c3d-0000-4000-8000-0123456789ab)", b"", "no-attachment"),
        (f"![IMG 2041]({PHOTO.replace('github.com', 'github.com.example.org')})", b"", "no-attachment"),
        (f"![IMG 2041]({HOST}/../../login)", b"", "no-attachment"),
        (f"![IMG 2041]({PHOTO})", b"", "no-attachment"),
        (f"![IMG 2041]({PHOTO})", b"<html>", "unreadable-picture"),
        (f"![IMG 2041]({PHOTO})", photo()[:300], "unreadable-picture"),
        (f"![IMG 2041]({PHOTO})", b"x" * (HEAVIEST + 1), "attachment-too-large"),
    ],
)
def test_what_is_no_file_of_the_forge_or_no_picture_is_refused_and_nothing_written(
    project: Path, markdown: str, answer: bytes, code: str
) -> None:
    outcome = applied(project, proposal({"events/meeting": {"tr": [IMAGES]}}), markdown, {PHOTO: answer})
    assert ([one.code for one in outcome.refused], outcome.changes) == ([code], [])


IMAGES = change("images", {"salon": {**IMAGE, "file": "attachment:IMG 2041.jpg"}}, None)


def test_a_file_whose_change_is_refused_is_not_kept(project: Path) -> None:
    late = [IMAGES[0], IMAGES[1], "00000000"]
    outcome = applied(project, proposal({"events/meeting": {"tr": [late]}}), f"![IMG 2041]({PHOTO})", {PHOTO: photo()})
    assert ([one.code for one in outcome.refused], outcome.changes) == (["changed-meanwhile"], [])


def test_where_the_forge_does_not_answer_the_change_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(address: str) -> bytes:
        raise HTTPError(503)

    tree = proposals.parse(json.dumps(proposal({"events/meeting": {"tr": [IMAGES]}})))
    outcome = proposals.apply(project, tree, attachments.fetch_from(f"![IMG 2041]({PHOTO})", fail))
    assert [one.code for one in outcome.refused] == ["no-attachment"]


def test_documents_go_beside_the_others_and_are_checked(project: Path, editor: Callable[..., int]) -> None:
    report = {"title": "Rapor", "language": "tr", "file": "attachment:../Rapor 2019.pdf"}
    file = project.parent / "proposal.json"
    file.write_text(json.dumps(proposal({"events/meeting": {"tr": [change("files", {"rapor": report}, None)]}})), encoding="utf-8")
    document = project.parent / "Rapor 2019.pdf"
    document.write_bytes(b"<html>")
    assert editor("apply", str(file)) == 1
    assert not list(project.glob("docs/assets/files/meeting*"))
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.write(document)
    assert editor("apply", str(file)) == 0
    assert loader.read(project).events["meeting"].files["rapor"].file == "meeting.pdf"
    assert (project / "docs/assets/files/meeting.pdf").read_bytes() == document.read_bytes()
    assert attachments.fetch_from(f"[Rapor.2019.pdf]({PAPER})", lambda address: address.encode())("Rapor 2019.pdf") == PAPER.encode()
