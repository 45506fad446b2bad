"""The site: settings, public content and routes, all frozen; everything that is published is a function of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bilingual.content import loader as content
from bilingual.content.markdown_extensions import DEFAULT
from bilingual.content.model import Corpus, by_target
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.schema import COLLECTIONS, REGISTERS, Page, Record, SiteWords
from bilingual.site import editions, menu
from bilingual.site.routes import ROWS, Route, Routes, make_routes, record_of
from bilingual.site.timeline_items import TimelineItem, find_items
from bilingual.site.withheld_files import withheld_files
from bilingual.text.edtf import Edtf
from bilingual.text.provinces import PROVINCES
from bilingual.translation import statuses as translations
from bilingual.translation.statuses import Translations

PREVIEW = "BILINGUAL_PREVIEW"
"""The environment variable that tells a build to show drafts, as ``mkdocs serve`` does."""


class BuildFailed(Failed):
    """The host gave up building a site; what it printed says why."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the people who run the site decide.

    ``site_url`` is the absolute address of the root and ends in a slash. ``edit_url`` is the address below which any file of the project
    can be edited in a browser, and ``issues_url`` the one where readers report mistakes; both end in a slash, and both are empty where
    there is none. ``timeline`` holds the first and the last year of the timeline, each 0 where what stands in it says so.
    ``menu`` names the pages of a language's menu, in its order,
    each with a title, which is "" where the page's own stands there.
    ``stylesheets`` and ``scripts`` are addresses relative to the root. With ``drafts``, drafts are shown.
    With ``live``, pages let ``mkdocs serve`` put its script into them.
    With fewer confirmed signatories than ``signatories_from``, their page shows each on a card; else it is a list with a map.
    A page of a list holds about as many rows as ``list_rows`` says.
    ``feedback`` is where readers report mistakes, a mail address or the address of a form; "" where there is none. With ``editors_links``,
    pages lead editors to their files and forms. Where it ``saves``, the live preview takes what editors write there.
    ``id_authority`` is the name, such as "example.org", in the permanent ids of feeds and calendars; the root's address where it is empty.
    ``home_provinces`` holds the keys of the provinces that the site is about, which its maps show; ``home_organization`` is the
    key of the body whose area they are, or "". ``favicon`` and ``logo`` are pictures of the site, relative to the root; without
    them, pages show the program's mark. ``colors`` holds the site's own by name, such as "accent". ``assets`` is the folder on disk with
    the site's own files, or "". ``markdown`` names the extensions that texts can use.
    ``words`` holds for each language the labels "site_name", "tagline" and "copyright".
    """

    site_url: str
    edit_url: str = ""
    issues_url: str = ""
    official: bool = False
    timeline: tuple[int, int] = (0, 0)
    menu: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    drafts: bool = False
    live: bool = False
    id_authority: str = ""
    feedback: str = ""
    editors_links: bool = False
    saves: bool = False
    list_rows: int = ROWS
    home_provinces: tuple[str, ...] = ()
    signatories_from: int = 10
    home_organization: str = ""
    favicon: str = ""
    logo: str = ""
    colors: tuple[tuple[str, str], ...] = ()
    assets: str = ""
    markdown: frozenset[str] = DEFAULT
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def has_edit_page(self) -> bool:
        """Whether editors have a page on which they write: they are to be led there, and what they write can be saved or sent."""
        return self.editors_links and (self.saves or bool(self.issues_url))

    @property
    def touch_icon(self) -> str:
        """The PNG that stands for the site on a phone: its own, or the program's where it has no icon; "" where its icon is no PNG."""
        if not self.favicon or Path(self.assets, "images/icon-512.png").exists():
            return "assets/images/icon-512.png"
        return self.favicon if self.favicon.endswith(".png") else ""

    @property
    def base_path(self) -> str:
        """The path of the root on its host, such as "/" or "/repo/"."""
        return urlsplit(self.site_url).path or "/"


@dataclass(frozen=True)
class Site:
    """Settings, the public content, and the routes to it.

    ``words`` are the site's own, with the years of the timeline filled in.
    ``timeline_items`` is everything that stands in a timeline, in order.
    ``corpus`` is without drafts (but in previews) and without withdrawn records; ``withdrawn`` holds the latter. ``outdated`` names the
    words whose English is older than the Turkish that it translates: by register and key, places such as "points.7.text". ``translations``
    holds the state of every translation. ``withheld`` are files below docs/ that drafts and withdrawn records alone have.
    """

    settings: Settings
    words: SiteWords
    corpus: Corpus
    withdrawn: Mapping[tuple[str, str], Record]
    timeline_items: tuple[TimelineItem, ...]
    routes: Routes
    outdated: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    translations: Translations = field(default_factory=Translations)
    withheld: frozenset[str] = frozenset()

    def record_of(self, route: Route) -> Record | None:
        """Return the record that a page shows, or None for a page of another sort."""
        return None if route.kind == "withdrawn" else record_of(self.corpus, self.withdrawn, route)

    @cached_property
    def newest_change(self) -> Edtf:
        """The last day on which something was published or changed."""
        days = [entry.changed_in(locale) for _, entry in self.corpus.entries() for locale in entry.locales]
        days += [page.updated or page.published for page in self.corpus.pages.values()]
        if self.corpus.declaration:
            days.append(self.corpus.declaration.updated or self.corpus.declaration.published)
        return max(days, key=lambda day: day.first_day)


def load(root: Path, settings: Settings) -> Site:
    """Read all content below ``root`` and return the site.

    Raises:
        ContentError: the content has problems, or the settings or the menu name what it does not have.
    """
    found = content.read(root, warned=False)
    if problems := find_faults(root, found):
        raise ContentError(problems)
    made = make_site(found, settings)
    noted = translations.read(root, made.corpus)
    return replace(made, outdated=noted.outdated, translations=noted)


def find_faults(root: Path, corpus: Corpus) -> list[Problem]:
    """Return what the settings and the menu of the project ``root`` name and ``corpus`` does not have."""
    organizations = {key for key, one in corpus.organizations.items() if not one.withdrawn}
    return [*menu.find_faults(root, corpus.pages), *menu.find_unknown_home(root, organizations)]


def make_site(corpus: Corpus, settings: Settings) -> Site:
    """Return the site of ``corpus``: drafts stay out unless the settings ask for them, withdrawn records leave a notice only."""
    withdrawn: dict[tuple[str, str], Record] = {}
    hidden: set[tuple[str, str]] = set()
    for register in (*COLLECTIONS, *REGISTERS, "pages", "signatories"):
        for key, record in corpus.register(register).items():
            fields = vars(record)  # a model is slow to say that it lacks a field
            if fields.get("draft") and not settings.drafts:
                hidden.add((register, key))
            elif fields["withdrawn"]:
                withdrawn[register, key] = record
    public = editions.with_addresses(_without_idle_places(_without(corpus, hidden | set(withdrawn))), settings.site_url)
    items = find_items(public)
    settings = replace(settings, timeline=_years(settings.timeline, items, public.pages.values()))
    words = public.site.filled_in(*settings.timeline)
    routes = make_routes(public, withdrawn, items, settings.timeline, settings.list_rows, edited=settings.has_edit_page)
    withheld = withheld_files(((register, corpus.register(register)[key]) for register, key in hidden | set(withdrawn)), public)
    return Site(settings, words, public, withdrawn, items, routes, withheld=withheld)


def _years(chosen: tuple[int, int], items: Sequence[TimelineItem], pages: Iterable[Page]) -> tuple[int, int]:
    """Return the first and the last year of the timeline: those that were chosen, or else those of its items, or of the pages."""
    years = [item.year for item in items if item.year] or [page.published.first_day.year for page in pages]
    first, last = chosen
    return first or min(years), last or max(first, *years)


def _without_idle_places(corpus: Corpus) -> Corpus:
    """Leave out the provinces that nothing refers to, and that have no sources: the program knows all, the site shows its own."""
    places = corpus.places.items()
    kept = {key: place for key, place in places if key not in PROVINCES or place.sources or ("places", key) in corpus.links_to}
    return replace(corpus, places=kept)


def _without(corpus: Corpus, hidden: set[tuple[str, str]]) -> Corpus:
    if not hidden:
        return corpus

    def keep(register: str) -> dict[str, Record]:
        return {key: record for key, record in corpus.register(register).items() if (register, key) not in hidden}

    links = tuple(link for link in corpus.links if not hidden & {link.owner, (link.target_register, link.target)})
    kept: dict[str, Any] = {register: keep(register) for register in (*COLLECTIONS, *REGISTERS, "pages")}
    if corpus.signatories:
        kept["signatories"] = corpus.signatories.model_copy(update={"signatories": keep("signatories")})
    return replace(corpus, **kept, links=links, links_to=by_target(links))
