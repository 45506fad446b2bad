"""The sitemap (sitemaps.org), with the languages of each page as alternates."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.outputs.artifact import Artifact

if TYPE_CHECKING:
    from bilingual.site import Site

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def make(site: "Site") -> Iterator[Artifact]:
    """Yield sitemap.xml: every page but the one for unknown addresses and the notices of withdrawn entries."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for route in site.routes.all:
        if route.kind in ("not-found", "withdrawn"):
            continue
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = site.settings.site_url + route.uri
        twins = {locale: twin for locale in LOCALES if (twin := site.routes.twin(route, locale))}
        if len(twins) == len(LOCALES):
            for language, twin in [*twins.items(), ("x-default", twins[SOURCE_LOCALE])]:
                href = site.settings.site_url + twin.uri
                ElementTree.SubElement(url, f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": href})
    ElementTree.indent(root)
    yield Artifact("sitemap.xml", ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
