"""Pictures: none that tells where it was taken is published, whatever its form."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from bilingual.content.lint import pictures
from PIL import Image, PngImagePlugin

GPS = {1: "N", 2: (41.0, 0.0, 30.0), 3: "E", 4: (29.0, 1.0, 2.0)}
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="41,0.5N"/></rdf:RDF></x:xmpmeta>'
)


def picture(
    form: str, *, gps: Mapping[int, object] | None = None, orientation: int = 1, size: tuple[int, int] = (8, 8), **more: object
) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif[0x0112] = orientation
    if gps is not None:
        exif.get_ifd(0x8825).update(gps)
    out = io.BytesIO()
    Image.new("RGB", size).save(out, form, exif=exif.tobytes(), **more)
    return out.getvalue()


def codes(root: Path, name: str, raw: bytes) -> list[str]:
    path = root / "docs/assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return [found.code for found in pictures.check(root)]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_place_in_exif_is_found_and_exif_without_one_is_not(tmp_path: Path, form: str) -> None:
    name = f"salon.{form.lower()}"
    assert codes(tmp_path, name, picture(form, gps=GPS)) == ["picture-with-place"]
    assert codes(tmp_path, name, picture(form, gps={0: b"\2\3\0\0"})) == []
    assert codes(tmp_path, name, picture(form)) == []


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_a_place_in_xmp_is_found(tmp_path: Path, form: str) -> None:
    assert codes(tmp_path, f"salon.{form.lower()}", picture(form, xmp=XMP.encode())) == ["picture-with-place"]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_place_in_the_xmp_of_a_png_is_found(tmp_path: Path, compressed: bool) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_itxt("XML:com.adobe.xmp", XMP, zip=compressed)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=said)
    assert codes(tmp_path, "salon.png", out.getvalue()) == ["picture-with-place"]


def test_a_tiff_is_looked_at_and_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, "salon.TIF", picture("TIFF", gps=GPS)) == ["picture-with-place", "picture-form"]
    assert codes(tmp_path, "salon.TIF", picture("TIFF")) == ["picture-form"]


@pytest.mark.parametrize("raw", [b"Exif", b"\xff\xd8\xff\xe1\0\x10Exif\0\0II*\0\xff\xff\xff\xff", b"GPS" * 1000])
def test_what_cannot_be_read_is_held_to_be_private(tmp_path: Path, raw: bytes) -> None:
    assert codes(tmp_path, "salon.jpg", raw) == ["picture-with-place"]


def test_a_picture_that_says_nothing_costs_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "tells_place", lambda raw: pytest.fail("Pillow was asked"))
    plain = io.BytesIO()
    Image.new("RGB", (8, 8)).save(plain, "PNG")
    assert codes(tmp_path, "salon.png", plain.getvalue()) == []


def test_drawings_are_looked_at(tmp_path: Path) -> None:
    assert codes(tmp_path, "harita.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>") == ["drawing-runs"]
    assert codes(tmp_path, "harita.svg", b"<svg") == ["drawing-broken"]


def test_no_picture_leads_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "outside.jpg").write_bytes(picture("JPEG"))
    (tmp_path / "site/docs/assets").mkdir(parents=True)
    (tmp_path / "site/docs/assets/x.jpg").symlink_to(tmp_path / "outside.jpg")
    assert [found.code for found in pictures.check(tmp_path / "site")] == ["not-a-file"]


def test_other_files_are_left_in_peace(tmp_path: Path) -> None:
    assert codes(tmp_path, "rapor.pdf", b"%PDF Exif GPSLatitude") == []


def test_names_that_differ_in_capitals_only_cannot_both_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["docs/assets/Rapor.pdf", "docs/assets/a/rapor.pdf", "docs/assets/rapor.pdf"]
    monkeypatch.setattr("bilingual.content.source.find_files", lambda root, folders: names)
    found = list(pictures.check(tmp_path))
    assert [(one.path, one.code) for one in found] == [("docs/assets/rapor.pdf", "same-name")]
    assert "docs/assets/Rapor.pdf" in found[0].english


@pytest.mark.parametrize(
    ("name", "raw", "size"),
    [
        ("a.png", picture("PNG", size=(12, 8)), (12, 8)),
        ("a.jpg", picture("JPEG", size=(12, 8)), (12, 8)),
        ("turned.jpg", picture("JPEG", size=(12, 8), orientation=6), (8, 12)),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8"/>', (12, 8)),
        ("percent.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="4" viewBox="0 0 12 8"/>', (12, 8)),
        ("unknown.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="2em"/>', None),
        ("flat.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="0"/>', None),
        ("broken.png", b"", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_picture_has_the_size_in_which_browsers_show_it(tmp_path: Path, name: str, raw: bytes, size: tuple[int, int] | None) -> None:
    path = tmp_path / "docs/assets" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    sizes, broken = pictures.measure(tmp_path, [f"assets/{name}"])
    assert sizes == ({f"assets/{name}": size} if size else {})
    assert [one.code for one in broken] == (["picture-unreadable"] if name == "broken.png" else [])
