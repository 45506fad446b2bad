"""Finds in SVG what runs script or asks another host: whoever opens a drawing by its own address opens it like a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_FORBIDDEN = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video"})
_ANIMATIONS = frozenset({"set", "animate", "animateMotion", "animateTransform"})
_DRAWN_BY_PROGRAMS = re.compile(
    r"sodipodi|inkscape|creativecommons|purl\.org/dc|w3\.org/1999/02/22-rdf|ns\.adobe\.com|bohemiancoding|serif\.com"
)
"""Namespaces of the programs in which people draw; browsers pass over what is in them."""
_ELSEWHERE = re.compile(r"(?:url|src|image)\(\s*['\"]?\s*(?!#|data:image/)|image-set\(|@import|expression\(|\\", re.IGNORECASE)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|webp|gif)[;,]")
_HANDLER = re.compile("on", re.IGNORECASE)
_LINK = re.compile(r"https?://|#|mailto:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a drawing that must not be there: line and column from 1, the code of the problem, and what it is."""

    line: int
    column: int
    code: str
    value: str = ""


def find_faults(raw: bytes) -> list[Fault]:
    """Return the faults of the drawing ``raw``, in order; one that is not well-formed XML is a fault itself. Raises nothing."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[Fault] = []

    def add(code: str, value: str) -> None:
        found.append(Fault(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, code, value))

    report: Callable[[str], None] = partial(add, "drawing-runs")
    styles: list[list[str] | None] = []
    """What stands in each open element, as far as it is a style: browsers read the pieces between its children as one."""

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        styles.append([] if tag == "style" else None)
        if _DRAWN_BY_PROGRAMS.search(namespace):
            return
        if tag in _FORBIDDEN or namespace != _SVG:
            report(f"<{tag}>")
        for full, value in attributes.items():
            attribute = full.rpartition(" ")[2]
            if reason := _attribute_fault(tag, attribute, value):
                report(reason)

    def end(name: str) -> None:
        if _ELSEWHERE.search("".join(styles.pop() or ())):
            report("<style>")

    def text(characters: str) -> None:
        if styles and (style := styles[-1]) is not None:
            style.append(characters)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.buffer_text = True
    parser.EntityDeclHandler = lambda *_: report("<!ENTITY>")
    parser.ProcessingInstructionHandler = lambda target, _: report(f"<?{target}>")
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0)
        found.append(Fault(line, column + 1, "drawing-broken"))
    return found


def _attribute_fault(tag: str, attribute: str, value: str) -> str | None:
    """Return what is wrong with an attribute, or None."""
    if _HANDLER.match(attribute) or attribute == "ping":
        return f"{attribute}="
    plain = re.sub(r"[\0-\x20]", "", value)
    if attribute in ("href", "src") and not (_LINK if tag == "a" else _INSIDE).match(plain):
        return f"{attribute}={plain[:40]}"
    if tag in _ANIMATIONS and attribute == "attributeName" and (value.rpartition(":")[2] == "href" or _HANDLER.match(value)):
        return f"{attribute}={value}"
    return f"{attribute}=" if _ELSEWHERE.search(value) and attribute != "d" else None


def size_of_drawing(raw: bytes) -> tuple[int, int] | None:
    """Return width and height of a sound drawing in points, or, where it does not say them, the sides of its view box.

    >>> size_of_drawing(b'<svg xmlns="http://www.w3.org/2000/svg" width="12px" height="8"/>')
    (12, 8)
    >>> size_of_drawing(b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 30 20.4"/>')
    (30, 20)
    """
    root: dict[str, str] = {}
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: None if root else root.update(attributes)
    parser.Parse(raw, True)
    said = [re.fullmatch(r"([0-9.]+)(?:px)?", root.get(name, "")) for name in ("width", "height")]
    sides = [side[1] for side in said if side]
    sides = sides if len(sides) == 2 else re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]
    try:
        width, height = (round(float(side)) for side in sides)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None
