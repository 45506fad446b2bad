"""Takes pictures of the site in site/: every kind of page, both languages, phone and desktop, light and dark.

python -m tests.browser.screenshots              into screenshots/
python -m tests.browser.screenshots --pictures   the two of README.md, into pictures/
python -m tests.browser.screenshots --editors    the editors' page of the example site for the handbook, into pictures/
"""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Literal, NamedTuple

from bilingual.host import publish
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import ChromiumMissing, find_or_install
from tests.browser.conftest import ARGUMENTS
from tests.builds.tiny import copy_edited_site
from tests.conftest import PagesHandler, PagesServer

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "site"
SCREENSHOTS = ROOT / "screenshots"
PICTURES = ROOT / "pictures"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("tr", "en")
WIDTHS = (360, 640, 1280)
HEIGHT = 800
LONGEST = 6000
"""Where the picture of a long page ends, in pixels."""

PAGES = {
    "home": ("", "en/"),
    "timeline": ("zaman-cizelgesi/", "en/timeline/"),
    "event": ("etkinlikler/yerelden-kuresele-2017/", "en/events/from-local-to-global-2017/"),
    "report": ("raporlar/kent-multecileri-2017/", "en/reports/urban-refugees-2017/"),
    "declaration": ("deklarasyon/", "en/declaration/"),
    "parallel": ("deklarasyon/iki-dilde/", "en/declaration/side-by-side/"),
    "signatories": ("deklarasyon/imzacilar/", "en/declaration/signatories/"),
    "search": ("ara/?q=multeci", "en/search/?q=refugee"),
    "404": ("404.html", "en/404.html"),
}
"""The addresses of every kind of page, in the order of LANGUAGES."""

EDITORS_PAGE = {"tr": "duzenle/", "en": "en/edit/"}
IN_README = (("home", "tr"), ("timeline", "en"))

NO_SITE = """\
Site kurulmamış: {site}. Önce "make build".
The site is not built: {site}. First run "make build"."""


class Shot(NamedTuple):
    """One picture."""

    page: str
    language: str
    width: int
    scheme: Scheme
    whole: bool
    """The whole page, down to LONGEST; otherwise what one screen shows."""
    path: Path


def all_shots() -> Iterator[Shot]:
    """Yield a picture of each page in each language, width and colour scheme."""
    for page in PAGES:
        for language in LANGUAGES:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    yield Shot(page, language, width, scheme, True, SCREENSHOTS / f"{page}-{language}-{width}-{scheme}.png")


def readme_shots() -> Iterator[Shot]:
    """Yield the pictures that README.md shows."""
    for page, language in IN_README:
        yield Shot(page, language, 1280, "light", False, PICTURES / f"{page}-{language}.png")


def base_path(site: Path) -> str:
    """The path below which the site was built to be served, such as "/" or "/repository/": 404.html, shown at any address, names it."""
    stylesheet = re.search(r'<link rel="stylesheet" href="(/[^"]*?)assets/', (site / "404.html").read_text(encoding="utf-8"))
    return stylesheet[1] if stylesheet else "/"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder on this machine, below its base path, and give the address."""
    base = base_path(folder)
    server = PagesServer(("127.0.0.1", 0), partial(PagesHandler, directory=str(folder), base=base))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{base}"
    server.shutdown()
    server.server_close()


def take(browser: Browser, shot: Shot, root: str) -> None:
    """Take one picture. Stops with the address of a page that is not there."""
    locale = {"tr": "tr-TR", "en": "en-GB"}[shot.language]
    context = browser.new_context(
        viewport={"width": shot.width, "height": HEIGHT}, color_scheme=shot.scheme, locale=locale, reduced_motion="reduce"
    )
    page = context.new_page()
    address = PAGES[shot.page][LANGUAGES.index(shot.language)]
    response = page.goto(root + address, wait_until="networkidle")  # search has its results by then
    if response is None or not response.ok:
        sys.exit(f"Sayfa yok / no such page: /{address}")
    shot.path.parent.mkdir(exist_ok=True)
    height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST) if shot.whole else HEIGHT
    page.screenshot(path=shot.path, full_page=True, clip={"x": 0, "y": 0, "width": shot.width, "height": height})
    context.close()


def take_editors_page(browser: Browser, language: str, root: str) -> None:
    """Take a picture of the page on which editors write, with something changed."""
    page = browser.new_page(viewport={"width": 1280, "height": 960}, reduced_motion="reduce")
    page.goto(f"{root}{EDITORS_PAGE[language]}?kind=events&key=forum-2019", wait_until="networkidle")
    page.locator('[data-place="summary"] textarea').first.press("End")
    page.keyboard.type(" İki gün sürdü.")
    page.wait_for_timeout(600)
    page.locator('[data-place="kind"]').evaluate("one => one.scrollIntoView()")
    page.screenshot(path=PICTURES / f"edit-{language}.png")


def main(arguments: list[str]) -> None:
    """Take the pictures that were asked for."""
    if arguments == ["--editors"]:
        with TemporaryDirectory() as folder:
            built = Path(folder, "site")
            publish.build(copy_edited_site(Path(folder, "project")), built)
            with served(built) as root, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_or_install(), args=ARGUMENTS)
                for language in LANGUAGES:
                    take_editors_page(browser, language, root)
        return
    if not (SITE / "index.html").is_file():
        sys.exit(NO_SITE.format(site=SITE))
    try:
        executable = find_or_install()
    except ChromiumMissing as missing:
        sys.exit(str(missing))
    if arguments == ["--pictures"]:
        shots = list(readme_shots())
    else:
        shutil.rmtree(SCREENSHOTS, ignore_errors=True)  # none of an earlier site stays
        shots = list(all_shots())
    with served(SITE) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for shot in shots:
            take(browser, shot, root)
        browser.close()
    print(f"{len(shots)} resim / pictures: {shots[0].path.parent}")


if __name__ == "__main__":
    main(sys.argv[1:])
