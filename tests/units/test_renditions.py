"""Pictures are published in three widths, with the same bytes whoever makes them, light enough for a phone, and made once."""

import shutil
from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.outputs import pictures
from bilingual.site.site import Settings, Site, make_site

from tests.golden import lay_out
from tests.photographs import noisy, saved

PICTURE = "assets/images/events/fair/gravel.jpg"
FILES = {
    "content/tr/events/fair.yml": "title: Fuar\nkind: meeting\nsummary: Bir gün sürdü.\nsources: [brochure]\npublished: 2020-01-01\n"
    "images: {gravel: {file: gravel.jpg, alt: Çakıl, licence: own-work, people: none}}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("renditions")
    (root / "docs" / PICTURE).parent.mkdir(parents=True)
    (root / "docs" / PICTURE).write_bytes(saved(noisy((1500, 1000)), "JPEG", quality=90))
    content = loader.read(lay_out(root, FILES))
    return make_site(content, Settings(site_url="https://example.org/", assets=str(root / "docs/assets")))


def test_all_are_made_once_and_those_for_phones_are_light(site: Site) -> None:
    made, is_new = pictures.make(site, PICTURE)
    assert is_new
    assert [one.uri.removeprefix(PICTURE) for one in made] == [f".{width}.{form}" for width in (1280, 800, 400) for form in ("webp", "jpg")]
    assert all(len(one.content) <= pictures.LIGHT for one in made[2:])
    assert pictures.make(site, PICTURE) == (made, False)


def test_one_alone_has_the_same_bytes(site: Site) -> None:
    made, _ = pictures.make(site, PICTURE)
    for one in reversed(made):
        shutil.rmtree(Path(site.settings.assets).parents[1] / ".cache")
        assert pictures.find(site, one.uri) == one.content


@pytest.mark.parametrize("uri", [f"{PICTURE}.300.webp", f"{PICTURE}.800.png", "assets/images/events/fair/sand.jpg.800.webp", PICTURE])
def test_there_are_no_others(site: Site, uri: str) -> None:
    assert pictures.find(site, uri) is None
