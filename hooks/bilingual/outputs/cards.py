"""The pictures of pages for where their addresses are shared (see cards.py); each is drawn when its text changes, and kept."""

import json
from collections.abc import Iterator
from dataclasses import astuple
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual import cards
from bilingual.outputs.artifact import Artifact

if TYPE_CHECKING:
    from bilingual.render import Renderer

PACKAGES = ("pillow", "font-source-sans-pro", "font-source-serif-pro")
"""What a picture depends on besides its text and the module that draws it."""


def make(renderer: "Renderer") -> Iterator[Artifact]:
    """Yield the picture of every page that has one of its own."""
    for route in renderer.site.routes.all:
        if cards.has_card(route):
            text = cards.card_text(renderer, route)
            recipe = json.dumps([astuple(text), *_makers()], ensure_ascii=False).encode()
            yield Artifact(cards.card_uri(route), renderer.cache.get("cards", recipe, partial(_draw, text)))
    renderer.cache.drop_unused("cards")


def _draw(text: cards.CardText) -> bytes:
    from bilingual import card_picture  # not above: it loads fonts, which a build with a full cache never needs

    return card_picture.draw_card(text)


@cache
def _makers() -> list[str]:
    drawing = Path(cards.__file__).with_name("card_picture.py").read_text(encoding="utf-8")
    return [*(f"{name} {version(name)}" for name in PACKAGES), drawing]
