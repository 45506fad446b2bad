"""Writes a new site into an empty folder: who publishes it is answered, everything else is as the engine's skeleton has it."""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import jinja2

from bilingual.authoring import delivery
from bilingual.content import atomic_files
from bilingual.content.document import compose
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError, problem
from bilingual.schema.registers import OrganizationKind
from bilingual.text.closest import closest_match
from bilingual.text.language import slugify
from bilingual.text.provinces import PROVINCES

SKELETON = Path(__file__).parent.with_name("skeleton")

_LINE = r"[^\s{}\[\]<>*_`#|][^{}\[\]<>*_`|]{0,199}"
"""A line without what Markdown or a template would take for a mark: it comes to stand in pages."""
_WEB = r"https?://[^\s/]+\.\S+"
_PROVINCE = f"(?:{'|'.join(province.iso for province in PROVINCES.values())})"
QUESTIONS: Mapping[str, tuple[str, str]] = {
    "name_tr": (_LINE, "Örnek Bilgi Kitaplığı"),
    "name_en": (_LINE, "Example Knowledge Library"),
    "tagline_tr": (_LINE, "Örnek belediyelerin çalışmaları, kaynaklarıyla"),
    "tagline_en": (_LINE, "What the example municipalities do, with the sources"),
    "publisher_tr": (_LINE, "Örnek Belediyeler Birliği"),
    "publisher_en": (_LINE, "Example Municipalities Union"),
    "abbreviation_tr": (f"(?:{_LINE})?", "ÖBB"),
    "abbreviation_en": (f"(?:{_LINE})?", "EMU"),
    "publisher_kind": ("|".join(kind.value for kind in OrganizationKind), "union-of-municipalities"),
    "website": (f"(?:{_WEB})?", "https://www.example.org/"),
    "address": (f"{_WEB}/", "https://library.example.org/"),
    "feedback": (r"(?:mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+|https://\S+|", "mailto:library@example.org"),
    "repository": (f"(?:{_WEB})?", "https://github.com/example/library"),
    "first_year": (r"[12]\d{3}", "2019"),
    "last_year": (r"[12]\d{3}", "2027"),
    "provinces": (f"(?:{_PROVINCE}(?:, *{_PROVINCE})*)?", "TR-35, TR-09"),
    "declaration": ("true|false", "false"),
    "engine": (r"https://\S+\.whl#sha256=[0-9a-f]{64}|(?!https?:).+\.whl", "bilingual_site-0.1.0-py3-none-any.whl"),
}
"""What is asked for, in its order: the form of an answer, and an example. What each means is a text of the catalogue."""


def example() -> str:
    """Return a file of answers, explained in both languages."""
    lines = [f"# {catalog.line('new_site', 'about')}"]
    for name, (_, shown) in QUESTIONS.items():
        lines += ["", f"# {catalog.line('new_site', name)}", f"{name}: {json.dumps(shown, ensure_ascii=False)}"]
    return "\n".join([*lines, ""])


def read_answers(path: Path) -> dict[str, str]:
    """Return the answers in a file.

    Raises:
        ContentError: the file is no mapping of answers, one is missing or none, or there is another.
        OSError: it cannot be read.
    """
    document, problems = compose(path.as_posix(), path.read_text(encoding="utf-8", errors="replace"), 0)
    tree = document.tree or {}
    found: dict[str, str] = {}
    for name, value in tree.items():
        if name in QUESTIONS:
            found[name] = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        else:
            closest = closest_match(name, QUESTIONS)
            problems.append(problem(document.path, document.locate((name,), of_key=True), name, "unknown-field", closest=closest))
    for name, (form, shown) in QUESTIONS.items():
        if name not in found:
            problems.append(problem(document.path, (1, 1), name, "missing"))
        elif not re.fullmatch(form, found[name]) or (name == "last_year" and found[name] < found.get("first_year", "")):
            problems.append(problem(document.path, document.locate((name,)), name, "no-answer", value=found[name], example=shown))
    if problems:
        raise ContentError(problems)
    return found


def write(folder: Path, answers: Mapping[str, str], today: datetime.date) -> None:
    """Write the site of complete ``answers`` into ``folder``, which is empty or not there.

    Raises:
        Failed: there is something in the folder, or no wheel where the answer says.
        OSError: a file cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Failed(catalog.line("new_site", "not-empty"))
    values: dict[str, object] = {
        **answers,
        "declaration": answers["declaration"] == "true",
        "repository": answers["repository"].rstrip("/"),
        "feedback": answers["feedback"].removeprefix("mailto:"),
        "slug_tr": slugify(answers["publisher_tr"]),
        "slug_en": slugify(answers["publisher_en"]),
        "today": today.isoformat(),
    }
    for path, text in _texts(values):
        atomic_files.replace(folder / path, text.encode())
    delivery.pin_engine(folder, answers["engine"])
    delivery.update(folder)


def _texts(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the files of the skeleton, filled in, by their paths in the site; one that comes out empty is left out."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SKELETON), undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    templates.filters["q"] = lambda text: json.dumps(text, ensure_ascii=False)
    for name in templates.list_templates():
        if text := templates.get_template(name).render(values):
            yield name.replace("dot.", ".").removesuffix(".j2"), text
