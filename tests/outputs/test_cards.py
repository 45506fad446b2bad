"""The pictures of pages: what they are, that equal texts give equal bytes, and that every page names one that is there."""

import io
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from bilingual.cards import drawing as card_picture
from bilingual.cards import ground as card_ground
from bilingual.cards import png
from bilingual.cards.pages import CardText, card_text, has_card
from bilingual.outputs import cards
from bilingual.render import Renderer
from lxml import html
from PIL import Image, ImageChops, ImageDraw

from tests.outputs import hostile
from tests.outputs.conftest import publish_for_pages

MakeTiny = Callable[..., Renderer]
TEXT = CardText("reports", "Araştırma raporu", "Ocak 2017", "Kent Mültecileri", "Marmara Göç Politikaları", "tr")


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
    content = card_picture.draw_card(replace(TEXT, title=title))
    picture = opened(content)
    assert picture.size == (1200, 630)
    assert picture.mode == "P"
    assert len(content) < 30_000
    assert content == card_picture.draw_card(replace(TEXT, title=title))


def test_words_stay_in_their_half() -> None:
    ground = opened(card_picture.draw_card(CardText("reports", "", "", "", "", "tr"))).convert("RGB")
    for title in TITLES.values():
        picture = opened(card_picture.draw_card(replace(TEXT, title=title, date="1 Ocak 2019 " * 20))).convert("RGB")
        panel = (card_ground.PANEL_AT, 0, 1200, 630)
        assert picture.crop(panel).tobytes() == ground.crop(panel).tobytes()
        assert picture.crop((0, 595, 896, 630)).tobytes() == ground.crop((0, 595, 896, 630)).tobytes()


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_the_fonts_have_every_letter_of_both_languages(family: str) -> None:
    letters = "abcçdefgğhıijklmnoöprsştuüvyzqwxABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZQWXâîûÂÎÛ0123456789“”‘’«»–—…·&()[]/%€"
    assert card_picture._printable(letters, family) == letters
    shapes = {letter: bytes(card_picture.font_of(family, 60).getmask(letter)) for letter in "çcğgıiİIöoşsüu"}
    assert len(set(shapes.values())) == len(shapes)


@pytest.mark.parametrize(("family", "sizes"), [("serif", card_picture.TITLE_SIZES), ("sans", [card_picture.SMALL_SIZE])])
def test_every_letter_has_room_in_a_line_and_moves_no_other(family: str, sizes: list[int]) -> None:
    letters = card_picture._printable("".join(map(chr, range(0x21, 0x500))), family)
    for size in sizes:
        font = card_picture.font_of(family, size)
        for letter in letters:
            left, _, right, bottom = font.getbbox(letter)
            assert left >= -card_picture.MARGIN
            assert right <= font.getlength(letter) + card_picture.MARGIN
            assert bottom < card_picture._depth(font)  # the row below takes the letter away again
        pairs = letters[:94]
        assert font.getlength("".join(first + second for first in pairs for second in pairs)) == sum(map(font.getlength, pairs)) * 2 * len(
            pairs
        )


def test_what_the_font_has_not_is_left_out() -> None:
    assert card_picture._printable("Göç 🙂 politikası", "serif") == "Göç politikası"


def test_lines_are_as_long_as_the_title() -> None:
    for title in TITLES.values():
        font, lines = card_picture._fit(title)
        assert all(font.getlength(line) <= card_picture.RIGHT - card_picture.LEFT for line in lines)
        shown = card_picture._printable(title, "serif")
        assert "".join(lines).replace(" ", "") == shown.replace(" ", "") or lines[-1].endswith("…")


# what is published


def test_what_a_picture_says(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    texts = {route.uri: card_text(renderer, route) for route in renderer.site.routes.all if has_card(route)}
    site = "Marmara Migration Policy Library"
    assert texts["en/events/example-meeting-2018/"] == CardText("events", "Meeting", "16 October 2018", "Example Meeting", site, "en")
    assert texts["en/declaration/"].kind == "Declaration"
    assert texts["en/"].title
    assert "etkinlikler/geri-cekilen-panel/" not in texts


def test_every_page_names_a_picture_that_is_there(make_tiny: MakeTiny) -> None:
    renderer = make_tiny(hostile.FILES)
    made = publish_for_pages(renderer, cards.make_for)
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


@pytest.mark.parametrize("sort", ["events", "reports", "projects", "declaration", "home"])
def test_a_picture_of_shared_pieces_is_the_picture_made_whole(sort: str) -> None:
    content = card_picture.draw_card(replace(TEXT, sort=sort))
    chunks, stream, at = [], b"", 8
    while at < len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        assert zlib.crc32(name + body) == int.from_bytes(content[at + 8 + length : at + 12 + length])
        chunks.append(name)
        stream += body if name == b"IDAT" else b""
        at += 12 + length
    assert chunks == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    rows = zlib.decompress(stream)  # fails where the sum of all pieces is wrong
    assert rows[::601] == bytes([png.UP]) * 630
    shown = opened(content).convert("RGB")
    assert shown.tobytes() == made_whole(replace(TEXT, sort=sort)).tobytes()
    assert shown.crop((0, 0, 14, 630)).getcolors() == [(14 * 630, card_ground.HUES.get(sort, card_ground.SHALLOW))]


FAR = {"letters-that-reach-far": "Jiffy “of jj” İĞÖŞÇÜ ğşçjyq Ǚ", "lines-that-meet": "ĢjŞ ĢÇjq " * 4 + "ǙŮ ǛÅŐ ǗǕ " * 4}


@pytest.mark.parametrize("title", [*TITLES.values(), *FAR.values()], ids=[*TITLES, *FAR])
def test_words_made_of_letters_are_those_that_the_library_writes(title: str) -> None:
    text = replace(TEXT, title=title)
    assert opened(card_picture.draw_card(text)).convert("RGB").tobytes() == made_whole(text).tobytes()


def made_whole(text: CardText) -> Image.Image:
    """The picture of a text without pieces, letters or differences: every line is written by Pillow, on the whole ground."""
    colours = card_ground.palette(text.sort)
    ground = card_ground.ground()
    small = card_picture.font_of("sans", card_picture.SMALL_SIZE)
    title, lines = card_picture._fit(text.title)
    height = round(title.size * card_picture.LEADING)
    top = card_picture.TITLE_TOP + (card_picture.TITLE_BOTTOM - card_picture.TITLE_TOP - height * len(lines)) // 3
    kind = " · ".join(filter(None, (text.kind, text.date)))
    shades = Image.new("L", ground.size)
    for line, at, font, strength in (
        (card_picture._cut(kind, small), card_picture.KIND_TOP, small, 0.8),
        *((line, top + number * height, title, 1.0) for number, line in enumerate(lines)),
        (text.site, card_picture.SITE_TOP, small, 0.8),
    ):
        written = Image.new("L", ground.size)
        ImageDraw.Draw(written).text((card_picture.LEFT, at), line, fill=255, font=font)
        shades = ImageChops.add(shades, written.point([round(value * strength * (card_ground.SHADES - 1) / 255) for value in range(256)]))
    whole = ImageChops.add(Image.frombytes("L", ground.size, ground.tobytes()), shades)
    picture = Image.frombytes("P", ground.size, whole.tobytes())
    picture.putpalette([part for colour in colours for part in colour])
    return picture.convert("RGB")
