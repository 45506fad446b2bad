"""Files for reference managers: BibTeX, RIS and CSL-JSON of every report and of the declaration, in each language."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.metadata import apa, citing
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.site.routes import Route
from bilingual.text import json_text


def make_for(renderer: Renderer, route: Route) -> Iterator[Artifact]:
    """Yield the three files of a page, if it is a report's or the declaration's."""
    if route.kind not in ("report", "declaration"):
        return
    view = View(renderer.context, route)
    for form, uri in view.citing.files().items():
        yield Artifact(uri, WRITERS[form](view.citing.items).encode())


def csl_json(items: list[citing.Item]) -> str:
    """Return the items as CSL-JSON."""
    return json_text.lines(items, 2)


# BibTeX

BIBTEX_TYPES = {"report": "techreport", "document": "misc", "webpage": "misc"}
BIBTEX_FIELDS = {
    "title": "title",
    "publisher": "institution",
    "genre": "type",
    "container-title": "howpublished",
    "ISBN": "isbn",
    "URL": "url",
    "number-of-pages": "pagetotal",
    "language": "language",
    "keyword": "keywords",
    "abstract": "abstract",
    "note": "note",
}
"""Fields that BibTeX or its successor biblatex knows, by the name in CSL-JSON."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TEX_CHARACTERS = str.maketrans(
    {**{sign: f"\\{sign}" for sign in "{}$&#%_"}, "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)
"""What TeX would take for an instruction; letters stay as they are, in UTF-8."""


def bibtex(items: list[citing.Item]) -> str:
    """Return the items as BibTeX."""
    return "\n".join(_bibtex_entry(item) for item in items)


def _bibtex_entry(item: citing.Item) -> str:
    fields: dict[str, str] = {role: " and ".join(map(_bibtex_name, item[role])) for role in ("author", "editor") if role in item}
    # A second pair of braces keeps styles from changing the case of letters, which they do wrong in Turkish.
    fields |= {name: _tex(str(item[key]), name) for key, name in BIBTEX_FIELDS.items() if key in item}
    fields["title"] = f"{{{fields['title']}}}"
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    if "issued" in item:
        (year, *rest), *end = item["issued"]["date-parts"]
        years = "--".join(str(one) for one in dict.fromkeys([year, *(point[0] for point in end)]))
        lines.append(f"  year = {{{'ca. ' * ('circa' in item['issued'])}{years}}}")
        lines += [f"  month = {MONTHS[rest[0] - 1]}"] if rest and not end else []
    return f"@{BIBTEX_TYPES[item['type']]}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str, name: str) -> str:
    return re.sub(r"[\\{}\s]", "", text) if name == "url" else _tex_text(text)


def _tex_text(text: str) -> str:
    tex = text.translate(TEX_CHARACTERS).replace("--", "-{}-")  # two hyphens are a dash to TeX
    if min(accumulate((sign == "{") - (sign == "}") for sign in f"{text} ")) < 0 or text.count("{") != text.count("}"):
        tex = tex.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")  # BibTeX counts braces, escaped or not
    return tex


def _bibtex_name(name: Mapping[str, str]) -> str:
    parts = {part: _tex_text(text) for part, text in name.items()}
    return f"{{{parts['literal']}}}" if "literal" in parts else ", ".join(filter(None, map(parts.get, ("family", "suffix", "given"))))


# RIS

RIS_TYPES = {"report": "RPRT", "document": "GEN", "webpage": "ELEC"}
RIS_TAGS = {
    "title": "TI",
    "container-title": "T2",
    "publisher": "PB",
    "genre": "M3",
    "ISBN": "SN",
    "number-of-pages": "SP",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}


def ris(items: list[citing.Item]) -> str:
    """Return the items as RIS; its lines end in CR LF, as the format asks."""
    return "".join(f"{tag}  - {value}\r\n" for item in items for tag, value in _ris_lines(item))


def _ris_lines(item: citing.Item) -> Iterator[tuple[str, Any]]:
    yield "TY", RIS_TYPES[item["type"]]
    yield "ID", item["id"]
    for role, tag in (("author", "AU"), ("editor", "ED")):
        for name in item.get(role, ()):
            yield tag, apa.inverted(name)
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        yield "PY", parts[0]
        yield "DA", "/".join([*(f"{part:02}" for part in parts), *[""] * (3 - len(parts)), "ca." * ("circa" in item["issued"])])
    for key, tag in RIS_TAGS.items():
        if key in item:
            yield tag, " ".join(str(item[key]).split())
    for keyword in filter(None, item.get("keyword", "").split("; ")):
        yield "KW", keyword
    yield "ER", ""


WRITERS = {"BibTeX": bibtex, "RIS": ris, "CSL-JSON": csl_json}
"""Who writes which form."""
