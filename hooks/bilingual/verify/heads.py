"""What each page says about itself: title, description, language, main heading, ids, its own address and that in the other language."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from bilingual.addresses import home
from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.verify.built_site import BuiltSite
from bilingual.verify.findings import Finding, finding
from bilingual.verify.page import Page

X_DEFAULT = "x-default"


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is wrong with the heads and outlines of pages, and between them."""
    yield from site.unreadable
    for page in site.pages.values():
        yield from _check_page(site, page)
    for locale in LOCALES:
        pages = [page for page in site.pages.values() if page.language == locale and not page.is_redirect and "404" not in page.uri]
        yield from _shared(pages, "same-title", lambda page: page.titles)
        yield from _shared([page for page in pages if page.is_indexed], "same-description", lambda page: page.descriptions)
    for page in site.entries.values():
        yield from _check_alternates(site, page)


def _check_page(site: BuiltSite, page: Page) -> Iterator[Finding]:
    if len(page.titles) != 1 or not page.titles[0].strip():
        yield finding(page.uri, 1, "title", count=len(page.titles))
    if page.headings != 1:
        yield finding(page.uri, 1, "main-heading", count=page.headings)
    expected = next((locale for locale in LOCALES if home(locale) and page.address.startswith(home(locale))), SOURCE_LOCALE)
    if page.language != expected and not page.is_redirect:
        yield finding(page.uri, 1, "language", found=page.language, expected=expected)
    for name, line in page.repeated_ids:
        yield finding(page.uri, line, "duplicate-id", id=name)
    if page.is_redirect:
        return
    if len(page.descriptions) != 1 or not page.descriptions[0]:
        yield finding(page.uri, 1, "description", count=len(page.descriptions))
    if page.is_indexed and page.canonicals != [site.url(page.address)]:
        yield finding(page.uri, 1, "canonical", found=", ".join(page.canonicals), expected=site.url(page.address))


def _shared(pages: list[Page], code: str, texts_of: Callable[[Page], list[str]]) -> Iterator[Finding]:
    first: dict[str, Page] = {}
    for page in pages:
        for text in texts_of(page)[:1]:
            if text and first.setdefault(text, page) is not page:
                yield finding(page.uri, 1, code, other=first[text].uri)


def _check_alternates(site: BuiltSite, page: Page) -> Iterator[Finding]:
    """Yield what is wrong with a page's addresses by language: it stands among them, they lead back, the Turkish one is the default."""
    if not page.alternates:
        return
    own = site.url(page.address)
    alternates = {language: (urljoin(own, target), line) for language, target, line in page.alternates}
    line = page.alternates[0][2]
    if alternates.get(page.language, ("", 0))[0] != own:
        yield finding(page.uri, line, "alternate-self")
    default = alternates.pop(X_DEFAULT, None)
    if default is None or default[0] != alternates.get(SOURCE_LOCALE, ("", 0))[0]:
        yield finding(page.uri, line, "alternate-default")
    for language, (target, place) in alternates.items():
        other = site.entries.get(target.removeprefix(site.site_url)) if target.startswith(site.site_url) else None
        back = {urljoin(site.site_url, written) for code, written, _ in other.alternates if code == page.language} if other else set()
        if back != {own} or (other and other.language != language):
            yield finding(page.uri, place, "alternate-one-way", language=language, target=target)
