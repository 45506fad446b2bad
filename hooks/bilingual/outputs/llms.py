"""llms.txt (llmstxt.org): an overview of the site for programs that read texts, one for each language."""

from collections.abc import Iterator
from itertools import islice

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.markdown_twins import escape
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS
from bilingual.site import downloads
from bilingual.site.routes import Route
from bilingual.text.language import LOCALES

PAGES = ("declaration", "signatories", "timeline")
"""Pages that are listed before the hand-written ones."""
MOST_ENTRIES = 100
"""As many entries of a collection are listed, the newest first; the rest stand on the collection's own page, which follows them."""
LISTS = ("organizations-list", "topics-list", "places-list", "sources-list", "data")
"""Pages that a reader in a hurry may skip."""


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield llms.txt of each language."""
    for locale in LOCALES:
        yield Artifact(downloads.overview(locale), _overview(renderer, locale).encode())


def _overview(renderer: Renderer, locale: str) -> str:
    labels, site = renderer.context.labels[locale], renderer.site
    url = site.settings.site_url
    status = labels.footer.official if site.settings.official else labels.footer.not_official
    parts = [f"# {escape(labels.site_name)}", f"> {escape(labels.tagline)}", f"{escape(status)} {escape(labels.footer.licence)}"]
    others = ((other, url + downloads.overview(other)) for other in LOCALES if other != locale)
    parts += [f"[{escape(labels.language_names[other])}]({address})" for other, address in others]
    pages = [route for kind in PAGES if (route := site.routes.find(kind, "", locale))]
    pages += [route for route in site.routes.all if route.kind == "page" and route.locale == locale]
    parts += _section(renderer, str(labels.data.pages), pages)
    for register in COLLECTIONS:
        entries = (entry for name, entry in renderer.context.indexes.newest if name == register and downloads.speaks(entry, locale))
        found = (route for entry in entries if (route := site.routes.page_of(register, entry.key, locale)))
        whole = site.routes.find(f"{register}-list", "", locale)
        routes = list(islice(found, MOST_ENTRIES + 1 if whole else None))
        if len(routes) > MOST_ENTRIES and whole:
            routes = [*routes[:MOST_ENTRIES], whole]
        parts += _section(renderer, labels.titles[f"{register}-list"], routes)
    # The format's own word for what may be skipped, in every language.
    parts += _section(renderer, "Optional", [route for kind in LISTS if (route := site.routes.find(kind, "", locale))])
    return "\n\n".join(parts) + "\n"


def _section(renderer: Renderer, heading: str, routes: list[Route]) -> list[str]:
    lines = []
    for route in routes:
        uri = downloads.markdown_twin(route) or route.uri
        title, about = renderer.context.titles.of(route), renderer.context.titles.description(route)
        lines.append(f"- [{escape(title)}]({renderer.site.settings.site_url}{uri}): {escape(about)}")
    return [f"## {escape(heading)}", "\n".join(lines)] if lines else []
