"""Twenty pictures as the world has them are taken in, checked, built and verified; none is too wide, or tells too much."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.authoring import autofix
from bilingual.cli import check
from bilingual.diagnostics.problems import ContentError
from PIL import Image

from tests.browser.pages import NewContext, basic_faults, listen_for_failures, too_wide
from tests.builds.tiny import SITES
from tests.photographs import PHOTOGRAPHS

pytestmark = pytest.mark.long

IMAGES = "assets/images/events/founding"
KEYS = [name.replace(".", "-") for name in PHOTOGRAPHS]
TURKISH = [f"  {key}: {{file: {name}, alt: Resim, licence: own-work, people: none}}" for key, name in zip(KEYS, PHOTOGRAPHS, strict=True)]
ENGLISH = [f"  {key}: {{alt: Picture}}" for key in KEYS]
SHOWN = """images => images.map(image => {
    const box = image.getBoundingClientRect(), around = image.closest('figure, li, div').getBoundingClientRect()
    return {
        is_there: image.complete && image.naturalWidth > 0, fits: box.left >= around.left - 1 && box.right <= around.right + 1,
        has_size: image.hasAttribute('width') && image.hasAttribute('height'),
        is_chosen: image.currentSrc.endsWith('.webp') || image.currentSrc.endsWith('.svg'),
    }
})"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second site with the twenty pictures, and a broken one, on the page of its founding."""
    project = Path(shutil.copytree(SITES / "aegean", tmp_path_factory.mktemp("photographs") / "project"))
    for name, make in PHOTOGRAPHS.items():
        (project / "docs" / IMAGES / name).write_bytes(make())
    (project / "docs" / IMAGES / "broken.jpg").write_bytes(PHOTOGRAPHS["grey.jpg"]()[:2000])
    for locale, lines, broken in (
        ("tr", TURKISH, "  broken: {file: broken.jpg, alt: Yarım, licence: own-work, people: none}"),
        ("en", ENGLISH, "  broken: {alt: Half}"),
    ):
        path = project / f"content/{locale}/events/founding.yml"
        path.write_text("\n".join([path.read_text(encoding="utf-8").rstrip(), *lines, broken, ""]), encoding="utf-8")
    return project


def test_they_are_taken_in_checked_built_and_shown(
    project: Path, build_once: Callable[[str, Path], Path], serve: Callable[..., str], new_context: NewContext
) -> None:
    with pytest.raises(ContentError) as caught:
        check.read(project)
    found = {(one.path.rpartition("/")[2], one.code) for one in caught.value.problems}
    placed = {(name, "picture-with-place") for name in ("turned-left.jpg", "place-in-xmp.jpg", "text.png", "small.avif")}
    assert found == {("broken.jpg", "picture-unreadable"), *placed}
    for locale in ("tr", "en"):
        path = project / f"content/{locale}/events/founding.yml"
        path.write_text(path.read_text(encoding="utf-8").rpartition("  broken:")[0], encoding="utf-8")
    (project / "docs" / IMAGES / "broken.jpg").unlink()

    fixed = {one.path for one in autofix.fix_files(project) if one.kinds == ("picture",)}
    assert len(fixed) == 12
    check.read(project)
    site = build_once("photographs-site", project)
    assert not [str(one) for findings in verify.verify(site, []).values() for one in findings if not one.is_told]

    for path in (site / IMAGES).iterdir():
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            assert not picture.getexif(), path
            assert not {"exif", "xmp", "comment", "icc_profile"} & picture.info.keys(), path

    address = serve(site)
    for width in (320, 1280):
        page = new_context(viewport={"width": width, "height": 800}).new_page()
        failures = listen_for_failures(page)
        for locale, place in (("tr", "etkinlikler/kurulus-toplantisi-2019/"), ("en", "en/events/founding-meeting-2019/")):
            page.goto(f"{address}{place}", wait_until="networkidle")
            page.locator("img").evaluate_all("images => images.forEach(image => { image.loading = 'eager' })")
            page.wait_for_load_state("networkidle")
            seen = page.locator("main img").evaluate_all(SHOWN)
            assert len(seen) == 24
            assert all(all(one.values()) for one in seen), seen
            assert basic_faults(page, locale) + failures == []
            assert not too_wide(page)
