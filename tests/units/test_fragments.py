"""What several pages have in common is made once, and every page is as if it had been made for it alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from bilingual import fragments, site
from bilingual.fragments import Fragments, make_frame
from bilingual.page_view import PageView
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.site import Settings, Site
from markupsafe import Markup

from tests.builds.tiny import copy_tiny_site
from tests.conftest import ROOT
from tests.made_up import route_to

SETTINGS = Settings(
    site_url="https://example.org/base/",
    edit_url="https://example.net/edit/",
    issues_url="https://example.net/issues/",
    timeline=(2017, 2019),
    menu=("home/index", "timeline", "declaration", "events-list", "organizations-list", "page/method"),
    stylesheets=("assets/styles/site.css",),
    scripts=("assets/scripts/site.js",),
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site.load(copy_tiny_site(tmp_path_factory.mktemp("fragments") / "tiny"), SETTINGS)


@pytest.fixture(scope="module")
def real() -> Site:
    return site.load(ROOT, SETTINGS)


@pytest.fixture(scope="module")
def real_in_pages(real: Site) -> Site:
    """The real site with lists so short that they have further pages."""
    return site.make_site(real.corpus, replace(SETTINGS, list_rows=12))


@pytest.fixture
def renderer(tiny: Site) -> Renderer:
    return Renderer(tiny)


# pages


@pytest.mark.parametrize("name", ["tiny", "real", "real_in_pages"])
def test_every_page_equals_the_one_that_is_made_whole(name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Site = request.getfixturevalue(name)
    shared = documents(made)
    monkeypatch.setattr(Renderer, "_document", document_made_whole)
    monkeypatch.setattr(Fragments, "of_folder", lambda fragments, name, view, make: make(view))
    monkeypatch.setattr(Fragments, "linked", lambda fragments, name, view, make: make(view))
    whole = documents(made)
    assert len(whole) > 90
    assert [uri for uri in whole if shared[uri] != whole[uri]] == []


def documents(made: Site) -> dict[str, str]:
    renderer = Renderer(made)
    return {route.uri: renderer.render(route).document for route in made.routes.all}


def document_made_whole(renderer: Renderer, view: PageView, parts: Mapping[str, str]) -> str:
    return renderer._template("_document.html", view, **{name: Markup(part) for name, part in parts.items()})


def test_pages_read_the_same_whoever_made_what_they_share(tiny: Site) -> None:
    def reads(routes: list[Route]) -> dict[str, set[Any]]:
        renderer, found = Renderer(tiny), {}
        for route in routes:
            with renderer.recorder.record() as seen:
                renderer.render(route)
            found[route.uri] = seen
        return found

    assert reads(list(tiny.routes.all)) == reads(list(reversed(tiny.routes.all)))


# fragments


def ask(renderer: Renderer, route: Route, make: Callable[[PageView], Any], name: str = "x") -> Any:
    return renderer.fragments.of_folder(name, PageView(renderer, route), make)


def test_pages_of_one_folder_share_and_others_do_not(renderer: Renderer) -> None:
    first, second, *_ = (route for route in renderer.site.routes.all if route.kind == "event" and route.locale == "en")
    organization = next(route for route in renderer.site.routes.all if route.kind == "organization" and route.locale == "en")
    home = route_to(renderer, "home", "index", "en")
    assert ask(renderer, first, lambda view: view.url(home)) == "../../"
    assert ask(renderer, second, lambda view: "not asked") == "../../"
    assert ask(renderer, organization, lambda view: "asked") == "asked"
    assert ask(renderer, first, lambda view: "asked", "another name") == "asked"


def test_a_page_with_others_below_it_shares_with_none_of_them(renderer: Renderer) -> None:
    signatories = route_to(renderer, "signatories")
    below = next(route for route in renderer.site.routes.all if route.kind == "signatory" and route.locale == "tr")
    assert below.uri.startswith(signatories.uri)
    assert ask(renderer, signatories, lambda view: view.route.kind) == "signatories"
    assert ask(renderer, below, lambda view: view.route.kind) == "signatory"


def test_what_leads_to_a_page_is_made_anew_for_that_page_and_for_no_other(renderer: Renderer) -> None:
    first, second, third, *_ = (route for route in renderer.site.routes.all if route.kind == "event" and route.locale == "tr")

    def link(view: PageView) -> Markup:
        return view.link("events", first.key, "x")

    assert ask(renderer, first, link) == '<a href="./">x</a>'
    assert ask(renderer, second, link) == f'<a href="../{first.uri.split("/")[-2]}/">x</a>'
    assert ask(renderer, third, lambda view: "not asked") == ask(renderer, second, link)
    assert ask(renderer, first, link) == '<a href="./">x</a>'


def test_whoever_shares_has_read_it_and_says_that_words_are_missing(renderer: Renderer) -> None:
    first, second, *_ = (route for route in renderer.site.routes.all if route.kind == "event" and route.locale == "en")

    def make(view: PageView) -> str:
        view.fell_back = True
        return view.text(view.corpus.topics["housing"].name)

    ask(renderer, first, make)
    view = PageView(renderer, second)
    with renderer.recorder.record() as seen:
        renderer.fragments.of_folder("x", view, make)
    assert seen == {("topics", "housing")}
    assert view.fell_back


# fragments for pages of all folders


def test_what_is_shared_by_all_folders_leads_from_each_page_and_marks_its_own_link(renderer: Renderer) -> None:
    def links(view: PageView) -> Markup:
        return Markup("".join([f'<a href="{view.url(route)}"{view.current(route)}>' for route in (home, event)]))

    def ask(route: Route) -> str:
        view = PageView(renderer, route)
        shared = renderer.fragments.linked("links", view, links)
        assert shared == links(view)
        return shared

    home, event = route_to(renderer, "home", "index"), next(route for route in renderer.site.routes.all if route.kind == "event")
    assert [ask(route) for route in renderer.site.routes.all if route.locale == event.locale].count(ask(home)) == 1
    assert ask(home) == f'<a href="./" aria-current="page"><a href="{event.uri}">'
    assert ask(event) == '<a href="../../"><a href="./" aria-current="page">'


def test_a_fragment_in_another_one_leads_from_the_page_too(renderer: Renderer) -> None:
    first, second, *_ = (route for route in renderer.site.routes.all if route.kind == "event")

    def outer(view: PageView) -> Markup:
        return Markup("<li>") + renderer.fragments.linked("inner", view, inner)

    def inner(view: PageView) -> Markup:
        view.fell_back = True
        return Markup(view.url(first) + view.text(view.corpus.topics["housing"].name))

    for route in (first, second, first):
        view = PageView(renderer, route)
        with renderer.recorder.record() as seen:
            html = renderer.fragments.linked("outer", view, outer)
        assert html == outer(PageView(renderer, route))
        assert seen == {("topics", "housing")}
        assert view.fell_back


def test_no_more_fragments_are_kept_than_memory_allows(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragments, "MOST_LINKED", 1)
    view = PageView(renderer, route_to(renderer, "timeline"))

    def ask(name: str, html: str) -> str:
        return renderer.fragments.linked(name, view, lambda far: Markup(html))

    assert [ask("a", "1"), ask("b", "2"), ask("a", "3"), ask("b", "4")] == ["1", "2", "1", "4"]


# frames


def test_a_frame_puts_parts_into_its_gaps_wherever_they_stand() -> None:
    frame = make_frame(["a", "b"], lambda a, b: f"{b}<p>{a}</p>{b}")
    assert frame.fill({"a": "A", "b": "\\1"}.__getitem__) == "\\1<p>A</p>\\1"
    assert frame.fill({"a": "", "b": ""}.__getitem__) == "<p></p>"
