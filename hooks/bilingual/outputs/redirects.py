"""What stands at old addresses: a page that leads to the present one without script; and the list of all lasting addresses."""

from collections.abc import Iterator

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer
from bilingual.site import ledger


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield a page for every old address, and the list by which the next change of the site is checked."""
    routes = renderer.site.routes
    targets = {route.uri: route for route in routes.all} if routes.redirects else {}
    for route in routes.redirects:
        yield Artifact(f"{route.uri}index.html", renderer.redirect(route, targets[route.leads_to]).encode())
    yield Artifact(ledger.PUBLISHED, ledger.text_of(ledger.addresses_of(renderer.site)).encode())
