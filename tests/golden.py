"""Golden cases: content in, pages or problems out.

A case is a YAML file whose name says the behaviour. ``files`` adds to the small project in cases/base, with the real labels of the
interface; ``settings`` are those of the site. What must come out stands below, and is compared as a whole:

* ``routes``: the pages that the case adds to those of the base, one a line, but for the timeline's views of single kinds and topics,
* ``html``: for an address and a selector, every element that it finds there, without what only its look depends on;
  none where the list is empty,
* ``problems``: the problems of the content, as editors see them.

``pytest --rewrite-cases`` writes what comes out into the files that differ; the difference is then read in ``git diff``. A new case needs
``files`` and what it asks for: ``problems: ""``, ``routes: []``, and for ``html`` the addresses and selectors with empty lists.
"""

import base64
import copy
import functools
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from bilingual.content import loader
from bilingual.content.markdown_extensions import switched_on
from bilingual.diagnostics.problems import ContentError
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route
from bilingual.site.site import Settings, make_site
from lxml import etree, html

from tests.made_up import NAMES, menu_of

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
ASKED = ("routes", "html", "problems")
"""What may come out of a case."""


class Case:
    """A case file: what goes in, and what must come out."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        said = yaml.safe_load(self.text)
        self.files: Mapping[str, Any] = said.pop("files")
        self.settings: Mapping[str, Any] = said.pop("settings", {})
        self.expected: dict[str, Any] = {name: said.pop(name) for name in ASKED if name in said}
        assert not said, f"{path.name} holds {', '.join(said)}, which no case has"
        assert self.expected, f"{path.name} expects nothing"

    def outcome(self, folder: Path) -> dict[str, Any]:
        """Return what comes out of the case, in the form of what it expects.

        Rendered is what the case asks for and adds, and a page of each kind in each language, so that none fails unseen.
        """
        try:
            content = loader.read(lay_out(folder, self.files))
        except ContentError as error:
            return {"problems": f"{error}\n"}
        settings: dict[str, Any] = {
            "site_url": "https://example.org/",
            "timeline": (2015, 2019),
            "markdown": switched_on(folder),
            "words": NAMES,
        }
        settings |= settings_of(self.settings)
        renderer = Renderer(make_site(content, Settings(**settings)))
        routes = renderer.site.routes.all
        asked_for = {route for route in routes if f"/{route.uri}" in self.expected.get("html", ())}
        of_each_kind = {(route.kind, route.locale): route for route in routes}.values()
        added = {route for route in routes if shown(route) not in base_routes()}
        pages = {f"/{route.uri}": renderer.render(route).file.decode() for route in {*asked_for, *of_each_kind, *added}}
        asked = [name for name in ASKED if name in self.expected and name != "problems"] or ["routes"]
        found: dict[str, Any] = {}
        if "routes" in asked:
            found["routes"] = [line for line in map(shown, renderer.site.routes.all) if line not in base_routes() and " facet " not in line]
        if "html" in asked:
            found["html"] = {
                uri: {selector: list(select(pages[uri], selector)) for selector in selectors}
                for uri, selectors in self.expected["html"].items()
            }
        return found

    def rewrite(self, outcome: Mapping[str, Any]) -> None:
        """Write ``outcome`` in the place of what the case expects."""
        start = re.search(rf"^(?:{'|'.join(ASKED)}):", self.text, re.MULTILINE)
        assert start, f"{self.path.name} has no line for what is expected"
        self.path.write_text(self.text[: start.start()] + dump(outcome), encoding="utf-8", newline="\n")


def cases(folder: str) -> list[Path]:
    """Return the files of the cases in a folder of cases/."""
    found = sorted((CASES / folder).glob("*.yml"))
    assert found, f"no cases in {folder}"
    return found


def write(path: Path, said: Any) -> None:
    """Write a file as a case says it: its text; or None, to delete the base's; or one of the few things that are no text.

    ``base64`` are its bytes. ``link`` is where a symbolic link leads. ``without`` is a pattern of lines to leave out of the base's file.
    ``start``, ``repeat`` (with ``times``) and ``end`` follow on one another, for files that are too long to write down.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    match said:
        case str():
            path.write_bytes(said.encode())
        case None:
            path.unlink()
        case {"base64": str(coded)}:
            path.write_bytes(base64.b64decode(coded, validate=True))
        case {"link": str(target)}:
            path.symlink_to(target)
        case {"without": str(pattern)}:
            text, count = re.subn(rf"^{pattern}.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert count == 1, f"{count} lines of {path.name} match {pattern}"
            path.write_bytes(text.encode())
        case {"repeat": str(text), "times": int(times)}:
            path.write_bytes((said.get("start", "") + text * times + said.get("end", "")).encode())
        case _:
            raise AssertionError(f"not a file: {said!r}")


def settings_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of Settings, with lists as tuples, and the names of a menu as that of both languages."""
    return {name: menu_of(*value) if name == "menu" else tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def shown(route: Route) -> str:
    """Return a route as cases write it."""
    return f"/{route.uri} {route.kind}{f' {route.key}' if route.key else ''}"


@functools.cache
def base_routes() -> frozenset[str]:
    """Return the routes of the base alone."""
    with tempfile.TemporaryDirectory() as folder:
        content = loader.read(lay_out(Path(folder), {}))
    return frozenset(map(shown, make_site(content, Settings(site_url="https://example.org/", timeline=(2015, 2019))).routes.all))


def lay_out(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write the base and ``files`` into ``folder``, and return it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, said in files.items():
        write(folder / path, said)
    return folder


def dump(outcome: Mapping[str, Any]) -> str:
    """Return ``outcome`` as a case file writes it."""
    return yaml.dump(dict(outcome), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and texts of several lines as they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None))


# HTML

_STEP = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+|\[[\w-]+(?:=[^\]]+)?\])*)")


def select(document: str, selector: str) -> Iterator[str]:
    """Yield every element of ``document`` that ``selector`` finds, as HTML on one line without classes.

    ``selector`` is a small part of CSS: tags, classes, ids, attributes, and blanks between an element and one inside of it.
    """
    for element in html.document_fromstring(document).xpath(xpath(selector)):
        yield plain(element)


def xpath(selector: str) -> str:
    """Return the XPath for a selector."""
    steps = []
    for step in selector.split():
        match = _STEP.fullmatch(step)
        assert match, f"not a selector: {selector}"
        tests = [match[1] or "*"]
        for part in re.findall(r"[.#][\w-]+|\[[^\]]+\]", match[2]):
            name, _, value = part.strip("[]").partition("=")
            if part[0] == ".":
                tests.append(f"[contains(concat(' ', normalize-space(@class), ' '), ' {part[1:]} ')]")
            elif part[0] == "#":
                tests.append(f"[@id='{part[1:]}']")
            else:
                tests.append(f"[@{name}='{value}']" if value else f"[@{name}]")
        steps.append("".join(tests))
    return "//" + "//".join(steps)


def plain(element: html.HtmlElement) -> str:
    """Return an element as HTML on one line, white space as a browser counts it, without what only its look depends on."""
    element = copy.deepcopy(element)
    for picture in element.xpath(".//svg"):
        picture.drop_tree()
    for inner in element.iter():
        for name in inner.attrib:
            if name in ("class", "role", "tabindex") or name.startswith("data-"):
                del inner.attrib[name]
        inner.text = inner.text and re.sub(r"\s+", " ", inner.text)
        inner.tail = inner.tail and re.sub(r"\s+", " ", inner.tail)
    text = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return _BETWEEN_BLOCKS.sub(">", text).strip()


_BLOCKS = "p|div|dl|dt|dd|ul|ol|li|section|header|nav|h[1-6]|table|thead|tbody|tr|td|th|article"
_BETWEEN_BLOCKS = re.compile(rf"> +(?=</?(?:{_BLOCKS})\b)")
