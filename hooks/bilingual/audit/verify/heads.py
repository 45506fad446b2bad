"""What each page says about itself: title, description, language, main heading, ids, its own address and that in the other language."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.schema.addresses import home
from bilingual.text.language import LOCALES, SOURCE_LOCALE

X_DEFAULT = "x-default"


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is wrong with the heads and outlines of pages, and between them."""
    for page in site.pages.values():
        yield from _check_page(site, page)
    shown = [page for page in site.pages.values() if not page.said.is_redirect and "404" not in page.uri]
    for locale in LOCALES:
        pages = [page for page in shown if page.said.language == locale]
        yield from _shared(pages, "same-title", lambda page: page.said.titles)
        yield from _shared([page for page in pages if page.said.is_indexed], "same-description", lambda page: page.said.descriptions)
    for page in site.entries.values():
        yield from _check_alternates(site, page)


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[Finding]:
    said = page.said
    try:
        page.content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield finding(page.file, page.content.count(b"\n", 0, error.start) + 1, "unreadable", reason=error.reason)
    if len(said.titles) != 1 or not said.titles[0].strip():
        yield finding(page.file, 1, "title", count=len(said.titles))
    if len(said.headings) != 1:
        yield finding(page.file, 1, "main-heading", count=len(said.headings))
    expected = next((locale for locale in LOCALES if home(locale) and page.uri.startswith(home(locale))), SOURCE_LOCALE)
    if said.language != expected and not said.is_redirect:
        yield finding(page.file, 1, "language", found=said.language, expected=expected)
    for name, places in said.anchors.items():
        yield from (finding(page.file, line, "duplicate-id", id=name) for line in places[1:])
    if said.is_redirect:
        return
    if len(said.descriptions) != 1 or not said.descriptions[0]:
        yield finding(page.file, 1, "description", count=len(said.descriptions))
    if said.is_indexed and said.canonicals != (site.url(page.uri),):
        yield finding(page.file, 1, "canonical", found=", ".join(said.canonicals), expected=site.url(page.uri))


def _shared(pages: list[BuiltPage], code: str, texts_of: Callable[[BuiltPage], tuple[str, ...]]) -> Iterator[Finding]:
    first: dict[str, BuiltPage] = {}
    for page in pages:
        for text in texts_of(page)[:1]:
            if text and first.setdefault(text, page) is not page:
                yield finding(page.file, 1, code, other=first[text].file)


def _check_alternates(site: BuiltSite, page: BuiltPage) -> Iterator[Finding]:
    """Yield what is wrong with a page's addresses by language: it stands among them, they lead back, the Turkish one is the default."""
    own, said = site.url(page.uri), page.said
    if not said.alternates:
        return
    alternates = {language: (urljoin(own, target), line) for language, target, line in said.alternates}
    line = said.alternates[0][2]
    if alternates.get(said.language, ("", 0))[0] != own:
        yield finding(page.file, line, "alternate-self")
    default = alternates.pop(X_DEFAULT, None)
    if default is None or default[0] != alternates.get(SOURCE_LOCALE, ("", 0))[0]:
        yield finding(page.file, line, "alternate-default")
    for language, (target, place) in alternates.items():
        other = site.entries.get(target.removeprefix(site.site_url)) if target.startswith(site.site_url) else None
        back = {urljoin(site.site_url, written) for code, written, _ in other.said.alternates if code == said.language} if other else set()
        if back != {own} or (other and other.said.language != language):
            yield finding(page.file, place, "alternate-one-way", language=language, target=target)
