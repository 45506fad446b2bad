"""Which pages the host writes, and the start of making all others: it needs nothing of the host, which is loaded meanwhile."""

from pathlib import Path

from bilingual.build.production import Production
from bilingual.rendering.renderer import Renderer
from bilingual.site import menu
from bilingual.site.routes import Route


def begin_production(renderer: Renderer, destination: Path) -> Production:
    """Begin to make the files of a site below ``destination``.

    What the host writes itself is made, but not written. Whoever begins it must end it: it is a context manager.
    """
    return Production(renderer, destination, frozenset(written_by_host(renderer)))


def written_by_host(renderer: Renderer) -> list[Route]:
    """Return the pages that the host writes: those that its menu names, and those that are Markdown files, which it would miss.

    All others are written past it, since it takes milliseconds for each.
    """
    named = {locale: {name for name, _ in entries} for locale, entries in renderer.site.settings.menu.items()}
    return [
        route
        for route in renderer.site.routes.all
        if route.is_first
        and (route.kind in ("home", "page") or menu.name_of(source_uri(route).partition("/")[2]) in named.get(route.locale, ()))
    ]


def source_uri(route: Route) -> str:
    """Return the path of the Markdown file that a page would have below docs/; parallel in the two languages, as static-i18n asks.

    ``tr/events/forum-2019.md``, ``en/events/index.md``, ``tr/timeline.md``.
    """
    folder = "" if route.kind in ("home", "page") else route.register
    name = route.key.rpartition("/")[2] or ("index" if folder or route.kind == "signatories" else route.kind)
    folder = "signatories" if route.kind == "signatories" else folder
    return "/".join(part for part in (route.locale, folder, f"{name}.md") if part)
