"""Reads a built page as a browser would, as far as the checks need it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("frame", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("input", "src"),
    ("object", "data"),
    ("embed", "src"),
    ("use", "href"),
    ("image", "href"),
}
"""Elements and their attributes whose addresses a browser asks for on its own."""
LOADED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
"""What a link element says in ``rel`` where the browser asks for its address on its own."""
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction"), ("link", "href"), ("blockquote", "cite")}
DATA_TYPES = {"application/ld+json", "application/json"}
"""The types of script elements that hold data, which no browser runs."""
CODE = {"script", "style"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is written, its line, and whether the browser asks for it on its own, as a ``stylesheet`` or otherwise."""

    written: str
    line: int
    loaded: bool = False
    element: str = ""


@dataclass(slots=True)
class Page:
    """A built page. ``address`` is where it is met, below the root: ``en/events/``, or ``404.html``; ``uri`` is its file.

    ``texts`` are what a reader sees or hears, by line; ``embedded`` the data in the page; ``alternates`` its addresses by language.
    """

    uri: str
    address: str
    size: int
    language: str = ""
    kind: str = ""
    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    canonicals: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str, int]] = field(default_factory=list)
    robots: str = ""
    refresh: str = ""
    policies: list[tuple[str, int]] = field(default_factory=list)
    headings: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    repeated_ids: list[tuple[str, int]] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    inline_scripts: list[int] = field(default_factory=list)
    inline_styles: list[int] = field(default_factory=list)
    embedded: list[tuple[str, int]] = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads to another one."""
        return bool(self.refresh)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to show the page."""
        return not self.is_redirect and "noindex" not in self.robots

    def loaded(self) -> Iterator[Address]:
        """Yield what the browser asks for on its own."""
        return (address for address in self.addresses if address.loaded)


def read_page(uri: str, text: str, size: int) -> Page:
    """Return the page whose file ``uri`` holds ``text``, in ``size`` bytes."""
    page = Page(uri, uri.removesuffix("index.html") if uri.rpartition("/")[2] == "index.html" else uri, size)
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    return page


class _Reader(HTMLParser):
    """Notes down what a page says."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.code: str | None = None
        self.is_data = False
        self.in_title = False
        self.in_picture = 0  # an svg has titles of its own

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, values = self.getpos()[0], {name: value or "" for name, value in attrs}
        self._note_addresses(tag, values, line)
        if found := values.get("id"):
            if found in self.page.ids:
                self.page.repeated_ids.append((found, line))
            self.page.ids.setdefault(found, line)
        if "style" in values:
            self.page.inline_styles.append(line)
        if any(name.startswith("on") for name in values):
            self.page.inline_scripts.append(line)
        self.page.texts += [(values[name], line) for name in ("alt", "title", "aria-label", "placeholder") if name in values]
        match tag:
            case "html":
                self.page.language = values.get("lang", "")
            case "body":
                self.page.kind = next((name[6:] for name in values.get("class", "").split() if name.startswith("page--")), "")
            case "h1":
                self.page.headings += 1
            case "title":
                self.in_title = not self.in_picture
                self.page.titles += [""] if self.in_title else []
            case "svg":
                self.in_picture += 1
            case "meta":
                self._note_meta(values, line)
            case "script" | "style":
                self.code, self.is_data = tag, tag == "script" and values.get("type", "") in DATA_TYPES
                if tag == "style":
                    self.page.inline_styles.append(line)
                elif "src" not in values and not self.is_data:
                    self.page.inline_scripts.append(line)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in CODE:
            self.code = None
        elif tag == "title":
            self.in_title = False
        elif tag == "svg":
            self.in_picture -= 1

    @override
    def handle_data(self, data: str) -> None:
        line = self.getpos()[0]
        if self.code:
            if self.is_data:
                self.page.embedded.append((data, line))
            return
        if self.in_title:
            self.page.titles[-1] += data
        if data.strip():
            self.page.texts.append((data, line))

    def _note_addresses(self, tag: str, values: dict[str, str], line: int) -> None:
        links = set(values.get("rel", "").split()) if tag == "link" else set()
        for name, value in values.items():
            loaded = (tag, name) in LOADED or bool(name == "href" and links & LOADED_LINKS)
            if loaded or (tag, name) in FOLLOWED:
                written = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value.strip()]
                self.page.addresses += [Address(one, line, loaded, "stylesheet" if "stylesheet" in links else tag) for one in written]
        if "canonical" in links:
            self.page.canonicals.append(values.get("href", ""))
        if "alternate" in links and "hreflang" in values:
            self.page.alternates.append((values["hreflang"], values.get("href", ""), line))

    def _note_meta(self, values: dict[str, str], line: int) -> None:
        content = values.get("content", "")
        match (values.get("name", ""), values.get("http-equiv", "").casefold()):
            case ("description", _):
                self.page.descriptions.append(content.strip())
                self.page.texts.append((content, line))
            case ("robots", _):
                self.page.robots = content
            case (_, "refresh"):
                self.page.refresh = content
                self.page.addresses.append(Address(content.partition("url=")[2].strip(), line))
            case (_, "content-security-policy"):
                self.page.policies.append((content, line))
        if values.get("property") in ("og:url", "og:image"):
            self.page.addresses.append(Address(content, line))
