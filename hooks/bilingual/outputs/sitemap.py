"""The sitemap (sitemaps.org), with the languages of each page as alternates, and robots.txt, which says where it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.outputs.artifact import Artifact
from bilingual.outputs.changes import Changes

if TYPE_CHECKING:
    from bilingual.render import Renderer

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def make(renderer: "Renderer") -> Iterator[Artifact]:
    """Yield sitemap.xml and robots.txt."""
    site, changes = renderer.site, Changes(renderer)
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for route in site.routes.all:
        if not route.is_listed:
            continue
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = site.settings.site_url + route.uri
        if changed := changes.of(route):
            ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed.text
        twins = {locale: twin for locale in LOCALES if (twin := site.routes.twin(route, locale))}
        if len(twins) == len(LOCALES):
            for language, twin in [*twins.items(), ("x-default", twins[SOURCE_LOCALE])]:
                href = site.settings.site_url + twin.uri
                ElementTree.SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": href})
    ElementTree.indent(root)
    yield Artifact("sitemap.xml", ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.settings.site_url}sitemap.xml\n".encode())
