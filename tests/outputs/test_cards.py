"""The pictures of pages: what they are, that equal texts give equal bytes, and that every page names one that is there."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bilingual.outputs import social_cards
from bilingual.rendering.contexts.home import Art
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.social import drawing, letters
from bilingual.rendering.social.card_text import CardText, Look, card_text
from bilingual.rendering.social.cards import has_card
from bilingual.rendering.views.entries import Cover
from bilingual.rendering.views.view import View
from lxml import html
from PIL import Image, ImageChops

from tests.outputs import hostile
from tests.outputs.conftest import publish_for_pages

MakeTiny = Callable[..., Renderer]
COVER = Cover("Araştırma raporu", "Kent Mültecileri", "", "MBB", "2017", "reports", 2)
TEXT = CardText(
    "reports", "Araştırma raporu", "Ocak 2017", "Kent Mültecileri", "Marmara Göç Politikaları", "tr", Art("reports", covers=(COVER,))
)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=["PNG"])
    picture.load()
    return picture


TITLES = {
    "short": "GRF",
    "long": "Urban Refugees from “Detachment” to “Harmonization” - Syrian Refugees and Process Management of Municipalities",
    "very-long": "Belediyelerin göç ve uyum politikaları üzerine değerlendirmeler " * 15,
    "one-long-word": "Çekoslovakyalılaştıramadıklarımızdanmışsınızcasına" * 3,
    "no-letters": "🙂🙂",
    "empty": " ",
    "hostile": hostile.TEXT,
    "other-script": "المدن واللاجئون",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_picture_of_any_title(title: str) -> None:
    content = drawing.draw_card(replace(TEXT, title=title))
    picture = opened(content)
    assert picture.size == (1200, 630)
    assert picture.mode == "P"
    assert len(content) < 30_000
    assert content == drawing.draw_card(replace(TEXT, title=title))


ARTS = {
    "cover": TEXT.art,
    "later-cover": Art("reports", covers=(replace(COVER, hue="later", title="Belediyelerin göç politikaları " * 5),)),
    "dots": Art("events", dots=(("hot", "dim", ""), ("", "", ""))),
    "a-hundred-dots": Art("projects", dots=(("",) * 20,) * 5),
    "number": Art("declaration", number="9", noun="taahhüt"),
    "long-number": Art("events", number="5.000’den fazla", noun="birinci çalıştaya katılan belediye ve sivil toplum temsilcisi"),
}


@pytest.mark.parametrize("art", ARTS.values(), ids=ARTS)
def test_a_drawing_stays_in_its_place(art: Art) -> None:
    without = opened(drawing.draw_card(replace(TEXT, art=Art("page")))).convert("RGB")
    drawn = drawing.draw_card(replace(TEXT, art=art))
    assert len(drawn) < 30_000
    changed = ImageChops.difference(without, opened(drawn).convert("RGB")).getbbox()
    assert changed
    left, top, right, bottom = drawing.ART
    assert changed[0] >= left
    assert changed[1] >= top
    assert changed[2] <= right
    assert changed[3] <= bottom


def test_words_stay_beside_the_drawing() -> None:
    background = opened(drawing.draw_card(CardText("reports", "", "", "", "", "tr", Art("page")))).convert("RGB")
    for title in TITLES.values():
        words = replace(TEXT, title=title, date="1 Ocak 2019 " * 20, site="Marmara " * 20, art=Art("page"))
        changed = ImageChops.difference(background, opened(drawing.draw_card(words)).convert("RGB")).getbbox()
        assert changed
        assert changed[0] >= drawing.LEFT - 8
        assert changed[2] <= drawing.RIGHT + 8


@pytest.mark.parametrize("sort", ["events", "reports", "projects", "declaration", "home"])
def test_a_picture_has_the_colour_of_its_page(sort: str) -> None:
    picture = opened(drawing.draw_card(replace(TEXT, sort=sort))).convert("RGB")
    assert picture.getpixel((5, 5)) == drawing._band(sort, TEXT.look)


def test_a_picture_has_the_colours_and_the_mark_of_its_site(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGBA", (8, 8), "#8a1538").save(tmp_path / "images/card-mark.png")
    look = Look(str(tmp_path), (("deep", "#10203a"), ("events", "#14599b")))
    home, event = (opened(drawing.draw_card(replace(TEXT, sort=sort, look=look))).convert("RGB") for sort in ("home", "events"))
    assert (home.getpixel((5, 5)), event.getpixel((5, 5))) == ((0x10, 0x20, 0x3A), (0x0C, 0x35, 0x5D))
    assert home.getpixel((drawing.LEFT + 4, drawing.SITE_TOP + 4)) == (0x8A, 0x15, 0x38)


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_the_fonts_have_every_letter_of_both_languages(family: str) -> None:
    wanted = "abcçdefgğhıijklmnoöprsştuüvyzqwxABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZQWXâîûÂÎÛ0123456789“”‘’«»–—…·&()[]/%€"
    assert letters.printable(wanted, family) == wanted
    shapes = {letter: bytes(letters.font_of(family, 60).getmask(letter)) for letter in "çcğgıiİIöoşsüu"}
    assert len(set(shapes.values())) == len(shapes)


def test_what_the_font_has_not_is_left_out() -> None:
    assert letters.printable("Göç 🙂 politikası", "serif") == "Göç politikası"
    assert letters.missing("Göç 🙂 اا — Мир") == "ا"


def test_a_title_that_the_font_has_not_is_shown_in_the_other_language(make_tiny: MakeTiny) -> None:
    path = "content/tr/reports/findings.yml"
    text = Path("tests/sites/tiny", path).read_text(encoding="utf-8")
    renderer = make_tiny({path: text.replace("title: Bulgular", "title: المدن واللاجئون")})
    shown, english = (card_text(View(renderer.context, route)) for route in renderer.site.routes.all if route.kind == "report")
    assert shown.title == english.title == shown.art.covers[0].title


def test_a_title_that_the_font_has_in_no_language_gives_way_to_the_kind_of_the_page(make_tiny: MakeTiny) -> None:
    texts = {f"content/{locale}/reports/findings.yml": title for locale, title in (("tr", "Bulgular"), ("en", "Findings"))}
    read = {path: Path("tests/sites/tiny", path).read_text(encoding="utf-8") for path in texts}
    renderer = make_tiny({path: read[path].replace(f"title: {title}", "title: المدن 2019") for path, title in texts.items()})
    shown, _ = (card_text(View(renderer.context, route)) for route in renderer.site.routes.all if route.kind == "report")
    assert shown.title == shown.kind


def test_lines_are_as_long_as_the_title() -> None:
    room = (drawing.RIGHT - drawing.LEFT, drawing.TITLE_BOTTOM - drawing.TITLE_TOP)
    for title in TITLES.values():
        font, lines = drawing._fit(title, room, drawing.TITLE_SIZES, "serif")
        assert all(font.getlength(line) <= room[0] for line in lines)
        shown = letters.printable(title, "serif")
        assert "".join(lines).replace(" ", "") == shown.replace(" ", "") or lines[-1].endswith("…")


# what is published


def test_what_a_picture_says(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    texts = {route.uri: card_text(View(renderer.context, route)) for route in renderer.site.routes.all if has_card(route)}
    site = "Example Migration Library"
    assert texts["en/events/example-meeting-2018/"] == CardText(
        "events",
        "Meeting",
        "16 October 2018",
        "Example Meeting",
        site,
        "en",
        Art("events", number="more than 1,250", noun="municipalities"),
    )
    assert texts["en/declaration/"].kind == "Declaration"
    assert texts["en/"].title
    assert "etkinlikler/geri-cekilen-panel/" not in texts


def test_every_page_names_a_picture_that_is_there(make_tiny: MakeTiny) -> None:
    renderer = make_tiny(hostile.FILES)
    made = publish_for_pages(renderer, social_cards.make_for)
    used = set()
    for route in renderer.site.routes.all:
        if route.kind == "not-found":
            continue
        head = html.fromstring(renderer.render(route).document).find("head")
        tags = {tag.get("property") or tag.get("name"): tag.get("content") for tag in head.iter("meta")}
        uri = tags["og:image"].removeprefix("https://example.org/")
        used.add(uri)
        assert opened(made[uri]).size == (int(tags["og:image:width"]), int(tags["og:image:height"]))
        assert tags["twitter:card"] == "summary_large_image"
        assert tags["og:image:alt"]
        if route.kind == "event" and route.key == "meeting":
            assert hostile.TEXT in tags["og:image:alt"]
    assert used == made.keys()
