"""The stylesheet of the colours that a site chooses."""

from collections.abc import Iterator

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer
from bilingual.site import colors


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the stylesheet, where the site has colours of its own."""
    if chosen := renderer.site.settings.colors:
        yield Artifact(colors.STYLESHEET, colors.stylesheet(dict(chosen)).encode())
