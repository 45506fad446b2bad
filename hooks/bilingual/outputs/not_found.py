"""The page for addresses that lead nowhere: one at the root, which hosts serve for every unknown path, and one below /en/."""

from collections.abc import Iterator

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the page in each language's frame; both hold the text in both languages."""
    for route in renderer.site.routes.all:
        if route.kind == "not-found":
            yield Artifact(route.uri, renderer.render(route).file)
