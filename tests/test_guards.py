"""Guards: what no single module can see to by itself. Where a rule has an exception, it is named here with its reason."""

import ast
import enum
import functools
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import reduce
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from operator import getitem
from pathlib import Path

import grimp
import jinja2
import pytest
from bilingual.rendering.maps.province_map import LEVELS
from bilingual.rendering.templating import TEMPLATES
from bilingual.schema import declaration as declaration_fields
from bilingual.schema import files as file_fields
from bilingual.schema import groups as group_fields
from bilingual.schema import registers as register_fields
from bilingual.schema.event_life import EventStatus
from bilingual.schema.fields import FieldKind
from bilingual.schema.labels import NAME, Tree, defaults
from importlinter.cli import lint_imports
from jinja2 import nodes

from tests.offenders import of_every

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / "hooks"
MODULES = {path.relative_to(HOOKS).as_posix(): path for path in sorted(HOOKS.rglob("*.py"))}
PAGES = {path.name: path for path in sorted(TEMPLATES.iterdir())}


every_module = of_every(MODULES)
every_template = of_every(PAGES)


@functools.cache
def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def named_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            yield name, node


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the name of every module that is imported anywhere inside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


# Seams


def test_modules_import_from_their_own_room_or_from_rooms_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


WHOLE = "bilingual.rendering.views.view"
"""A view hands itself to its parts, which know it for its type."""


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("bilingual", cache_dir=None)
    TopologicalSorter({name: graph.find_modules_directly_imported_by(name) - {WHOLE} for name in graph.modules}).prepare()


def test_every_package_that_is_imported_is_named_in_the_requirements() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    named = {re.split(r"[<>=\s]", line)[0].lower().replace("_", "-") for line in lines if line and not line.startswith("#")}
    packages = packages_distributions()
    tops = {name.partition(".")[0] for module in MODULES for name in imported(parsed(module))} - {"bilingual", "", *sys.stdlib_module_names}
    assert not {top for top in tops if not {name.lower().replace("_", "-") for name in packages.get(top, [top])} & named}


OPENERS = {"open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes"}
MAY_OPEN = {
    "bilingual/content/source.py": "content",
    "bilingual/content/settings_file.py": "mkdocs.yml, to say where a setting stands in it",
    "bilingual/host/rss_adapter.py": "the JSON feeds that the plugin wrote",
    "bilingual/host/mkdocs_adapter.py": "stylesheets of a site, which it shortens",
    "bilingual/outputs/assets.py": "the program’s own styles, scripts and pictures, which stand beside it",
    "bilingual/content/lint/pictures.py": "bytes of a picture that source.py has read, by Pillow",
    "bilingual/content/picture_files.py": "bytes of a picture that source.py has read, by Pillow, and what is kept of it in .cache/",
    "bilingual/build/production.py": "what the host wrote, and the site that it writes",
    "bilingual/host/mkdocs_commands.py": "what the host wrote",
    "bilingual/host/preview_files.py": "what lies below docs/assets/",
    "bilingual/host/preview_server.py": "the live preview’s own page, style and script, which stand beside it",
    "bilingual/content/atomic_files.py": "the temporary file of what it is given to write",
    "bilingual/audit/built_site.py": "a built site",
    "bilingual/diagnostics/catalog/__init__.py": "the words for editors, which stand beside it",
    "bilingual/text/closest.py": "Turkish words for names in content, which stand beside it",
    "bilingual/authoring/delivery.py": "what the engine hands to a site, and the record of it",
    "bilingual/authoring/new_site.py": "answers, and the files of a new site, which it writes",
    "bilingual/authoring/generated.py": "the files that it keeps up to date, none of them content",
    "bilingual/site/ledger.py": "the ledger of addresses in records/",
    "bilingual/authoring/picture_intake.py": "bytes of a picture that it was given, by Pillow",
    "bilingual/authoring/additions.py": "the files that a record is added to, byte for byte, which it writes",
    "bilingual/authoring/proposal_reply.py": "the event of a proposal, and the answer to it",
    "bilingual/authoring/spreadsheet.py": "an editor's list, outside of the content",
    "bilingual/rendering/social/drawing.py": "two drawings, the site’s or the program’s",
    "bilingual/rendering/maps/shapes.py": "the outlines of provinces, which stand beside it",
    "bilingual/translation/notes.py": "the digests of translations in records/",
    "bilingual/audit/review/change_report.py": "the patch to the files that tools keep",
    "bilingual/audit/review/preview.py": "a built site, and its own page, style and script",
    "bilingual/audit/linkcheck/outgoing_links.py": "the list of addresses that are left alone",
    "bilingual/audit/linkcheck/http_check.py": "addresses on other hosts, over the network",
    "bilingual/cli/apply.py": "the file of a proposal",
    "bilingual/authoring/attachments.py": "files that come with a proposal",
    "bilingual/cli/links.py": "writes the text of the issue",
    "bilingual/audit/setup_check.py": "answers of GitHub's API",
}


@every_module
def test_only_source_opens_content(module: str) -> None:
    found = {name for name, _ in named_calls(parsed(module)) if name in OPENERS}
    assert not found or module in MAY_OPEN, f"{module} calls {', '.join(found)}"


WATCHED = """
import sys
from pathlib import Path

root = Path(sys.argv[1])
faults = []

def watch(event, arguments):
    if event != "open" or not isinstance(arguments[0], str):
        return
    path, mode = Path(arguments[0]), arguments[1] or "r"
    if not path.is_absolute():
        path = Path.cwd() / path
    if path.is_relative_to(root) and not path.is_relative_to(root / ".cache") and set(mode) & set("wax+"):
        faults.append(f"written: {path}")
    if path.is_relative_to(root / "content") or (path.is_relative_to(root / "docs") and path.suffix == ".md"):
        frame, callers = sys._getframe(1), []
        while frame:
            callers.append(frame.f_globals.get("__name__"))
            frame = frame.f_back
        opened.append(path)
        if "bilingual.content.source" not in callers:
            faults.append(f"opened by {callers[0]}: {path}")

opened = []
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from bilingual.site import site
from bilingual.rendering.renderer import Renderer

renderer = Renderer(site.load(root, site.Settings(site_url="https://example.org/")))
read = len(opened)
for kind in {route.kind for route in renderer.site.routes.all}:
    renderer.render(next(route for route in renderer.site.routes.all if route.kind == kind))
assert read > 50, read
assert len(opened) == read, "content is opened after it was read"
assert not faults, faults
"""


def test_content_is_opened_once_by_source_alone_and_nothing_is_written(example_project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(example_project)], capture_output=True, text=True, check=False, cwd=ROOT / "tests"
    )
    assert done.returncode == 0, done.stderr


# Taste


@every_module
def test_everything_public_says_what_it_is_for(module: str) -> None:
    tree = parsed(module)
    assert ast.get_docstring(tree), f"{module} has no docstring"
    silent = []

    def look(node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
                if not ast.get_docstring(child) and not overrides(child):
                    silent.append(f"{name}{child.name}")
                if isinstance(child, ast.ClassDef):
                    look(child, f"{child.name}.")

    look(tree, "")
    assert not silent


def overrides(node: ast.AST) -> bool:
    """Return whether a method says that it overrides one of a library, which documents it."""
    return any(isinstance(decorator, ast.Name) and decorator.id == "override" for decorator in getattr(node, "decorator_list", ()))


CASES = {"lower", "upper", "casefold", "title", "capitalize", "swapcase"}
MAY_CHANGE_CASE = {
    "bilingual/text/closest.py": "closest_match compares ASCII names of fields and keys",
    "bilingual/outputs/calendars.py": "the code of a language, in ASCII",
    "bilingual/content/markdown_elements.py": "labels of references, which are compared as Python-Markdown does",
    "bilingual/content/lint/personal_details.py": "names of hosts, in ASCII",
    "bilingual/content/lint/file_kinds.py": "endings of files, in ASCII",
    "bilingual/content/lint/pictures.py": "names of metadata, in ASCII",
    "bilingual/schema/images.py": "names of licences, in ASCII",
    "bilingual/text/html_page.py": "values of HTML attributes, in ASCII",
}


@every_module
def test_only_language_changes_the_case_of_words(module: str) -> None:
    found = {name for name, call in named_calls(parsed(module)) if name in CASES and isinstance(call.func, ast.Attribute) and not call.args}
    assert not found or module in MAY_CHANGE_CASE or module == "bilingual/text/language.py", f"{module} calls {', '.join(found)}"


BARE_ORDERS = {
    "authoring/yaml_edits.py": "keys",
    "authoring/delivery.py": "paths",
    "content/lint/editorial.py": "keys",
    "diagnostics/annotations.py": "problems",
    "rendering/contexts/home.py": "keys and years",
    "diagnostics/excerpt.py": "problems",
    "text/closest.py": "fields' names",
    "content/loader.py": "names of files, and warnings",
    "authoring/editor_schemas.py": "codes and names of definitions",
    "site/indexes.py": "keys",
    "site/renditions.py": "widths",
    "outputs/pictures.py": "addresses",
    "site/ledger.py": "addresses",
    "content/markdown_elements.py": "places in a text",
    "authoring/autofix/steps.py": "places in a text",
    "site/lengths.py": "years",
    "site/pagination.py": "the numbers of pages",
    "diagnostics/problems.py": "problems",
    "rendering/contexts/registers.py": "years",
    "rendering/contexts/timeline.py": "years",
    "rendering/term_links.py": "sort keys that language.py made",
    "site/routes.py": "keys and years, so that the order of pages does not hang on that of files",
    "content/rules.py": "registers and keys",
    "content/page_addresses.py": "registers and keys",
    "rendering/contexts/signatories.py": "sort keys that language.py made",
    "content/lint/pictures.py": "endings of files",
    "content/lint/documents.py": "endings and names of files, and numbers",
    "content/source.py": "paths",
    "text/defined_terms.py": "places in a text",
    "site/timeline_items.py": "facets, which are ordered by their keys",
    "translation/notes.py": "lines of keys and digests",
    "translation/units.py": "digests",
    "translation/history.py": "lines that begin with keys",
    "rendering/views/timeline.py": "facets, which are ordered by their keys",
    "outputs/open_data.py": "keys",
    "outputs/search_index.py": "folded words, which a binary search finds by code point",
    "outputs/search_words.py": "folded words, for programs",
    "audit/verify/__init__.py": "findings",
    "audit/built_site.py": "paths",
}
"""Where things are sorted as they are, without a key: what they are."""


@every_module
def test_words_are_sorted_by_the_key_of_their_language(module: str) -> None:
    bare = [
        call.lineno
        for name, call in named_calls(parsed(module))
        if name in ("sorted", "sort") and not any(keyword.arg == "key" for keyword in call.keywords)
    ]
    known = module.removeprefix("bilingual/") in BARE_ORDERS or module == "bilingual/text/language.py"
    assert not bare or known, f"{module} sorts without a key in lines {bare}; use language.sort_key, or say in BARE_ORDERS what is sorted"


@of_every(BARE_ORDERS)
def test_no_exception_outlives_its_reason(module: str) -> None:
    names = [
        name for name, call in named_calls(parsed(f"bilingual/{module}")) if not any(keyword.arg == "key" for keyword in call.keywords)
    ]
    assert {"sorted", "sort"} & set(names), f"{module} sorts nothing without a key any more"


CLOCKS = {"now", "utcnow", "today", "time_ns", "strftime", "setlocale", "getlocale", "ctime"}
OUTSIDE = {"locale", "random", "secrets", "socket", "subprocess", "urllib.request", "http.client", "requests", "urllib3", "uuid"}

MAY_ASK_OUTSIDE = {
    "bilingual/authoring/attachments.py": "no part of a build: fetches the files that come with a proposal",
    "bilingual/host/preview_server.py": "no part of a build: tells the browser that what it has is old",
    "bilingual/cli/init.py": "no part of a build: the day on which a new site is written",
    "bilingual/cli/new.py": "no part of a build: the day on which an editor adds a record",
    "bilingual/cli/check.py": "no part of a build: what is published after today is a warning",
    "bilingual/audit/verify/html.py": "no part of a build: runs the checker of HTML",
    "bilingual/translation/history.py": "no part of a build: asks git what an English text was made from",
    "bilingual/audit/change_scope.py": "no part of a build: asks git what a change touches",
    "bilingual/cli/change_scope.py": "no part of a build: asks git what a change touches",
    "bilingual/audit/linkcheck/http_check.py": "no part of a build: asks other sites",
}


@every_module
def test_a_build_asks_neither_clock_nor_machine_nor_network(module: str) -> None:
    tree = parsed(module)
    clocks = {name for name, _ in named_calls(tree) if name in CLOCKS}
    outside = set(imported(tree)) & OUTSIDE
    assert not clocks | outside or module in MAY_ASK_OUTSIDE, f"{module} uses {', '.join(clocks | outside)}"


@every_module
def test_languages_are_not_told_apart_outside_of_language(module: str) -> None:
    if module == "bilingual/text/language.py":
        return
    found = [
        node.lineno
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.Compare)
        and any(isinstance(part, ast.Constant) and part.value in ("tr", "en") for part in (node.left, *node.comparators))
    ]
    assert not found, f"{module} compares a language in lines {found}"


# Templates


@functools.cache
def tree_of(template: str) -> nodes.Template:
    return jinja2.Environment().parse(PAGES[template].read_text(encoding="utf-8"))


@every_template
def test_templates_neither_compare_languages_nor_sort_nor_change_case(template: str) -> None:
    tree = tree_of(template)
    compared = [node.lineno for node in tree.find_all(nodes.Const) if node.value in ("tr", "en") and node not in in_lists(tree)]
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    assert not compared, f"{template} names a language in lines {compared}"
    assert not filters & {*CASES, "sort", "dictsort", "groupby", "unique"} or template == "_languages.html", "but for codes, in ASCII"


def in_lists(tree: nodes.Template) -> list[nodes.Node]:
    """Return the constants that are parts of a tuple: loops over all languages."""
    return [part for group in tree.find_all(nodes.Tuple) for part in group.items]


WORDS_OF_NO_LANGUAGE = {"RSS", "ISBN", "ISO", "JSON", "CSV", "ICS", "ics", "BibTeX", "RIS", "ORCID", "DOI", "GitHub", "Feed", "llms", "txt"}
SPOKEN_ATTRIBUTES = re.compile(r'(?:aria-label|aria-description|alt|title|placeholder)="([^"]*)"')


@every_template
def test_templates_hold_no_words_of_their_own(template: str) -> None:
    if not template.endswith(".html"):
        return
    text = re.sub(
        r"\{% block hue %\}\w*\{% endblock %\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}",
        "",
        PAGES[template].read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
    spoken = " ".join(SPOKEN_ATTRIBUTES.findall(text))
    shown = re.sub(r"<[^>]*>|&\w+;|[\w-]+=\S*", " ", text)
    assert not set(re.findall(r"[^\W\d_]{2,}", f"{shown} {spoken}")) - WORDS_OF_NO_LANGUAGE


# The engine knows no organization


HANDED_OUT = [path for name in ("handbook", ".github/workflows", "hooks/bilingual/skeleton") for path in (ROOT / name).rglob("*.*")]
FILES = {path.relative_to(ROOT).as_posix(): path for path in HANDED_OUT if path.is_file()} | {
    path.relative_to(HOOKS).as_posix(): path
    for path in sorted(HOOKS.rglob("*.*"))
    if path.suffix in (".py", ".yml", ".html", ".css", ".js", ".svg")
}
OF_ONE_SITE = re.compile(r"marmara|istanbul|göç|maruf|reslog|\bmbb\b|\b2015\b", re.IGNORECASE)
MAY_NAME_PROVINCES = {
    "bilingual/text/dates.py",
    "bilingual/text/provinces.py",
    "bilingual/text/turkish_words.yml",
    "bilingual/text/english_names.py",
}


@of_every(FILES)
def test_the_engine_names_no_organization_no_place_and_no_year_of_a_site(file: str) -> None:
    found = set(OF_ONE_SITE.findall(FILES[file].read_text(encoding="utf-8").replace("İ", "I")))
    assert not found - ({"istanbul", "Istanbul"} if file in MAY_NAME_PROVINCES else set())


# Styles


STYLESHEETS = {path.name: path for path in sorted((HOOKS / "bilingual" / "assets" / "styles").iterdir())}


@functools.cache
def markup() -> str:
    """Return all that gives elements their classes: lines of templates and modules, and scripts."""
    lines = [line for path in (*PAGES.values(), *MODULES.values()) for line in path.read_text(encoding="utf-8").splitlines()]
    scripts = (path.read_text(encoding="utf-8") for path in (HOOKS / "bilingual" / "assets" / "scripts").iterdir())
    return "\n".join([*(line for line in lines if 'class="' in line or 'class"' in line), *scripts])


GIVEN_BY_VALUES = {"dim", "minor", "mark-src--differs", *(f"q{level}" for level in range(1, LEVELS + 1))}
"""The classes that a value names whole: home.py, _map.html, marks.py, and province_map.py by number."""


def is_given(name: str) -> bool:
    """Return whether an element may have the class ``name``, be it that a value makes its end: ``tile--level-{{ tile.level }}``."""
    starts = (name[: match.end()] for match in re.finditer("-+", name))
    return (
        name in GIVEN_BY_VALUES
        or bool(re.search(rf"(?<![\w-]){name}(?![\w-])", markup()))
        or any(f"{start}{{" in markup() for start in starts)
    )


@of_every(STYLESHEETS)
def test_no_style_is_for_a_class_that_nothing_has(sheet: str) -> None:
    plain = re.sub(r"/\*.*?\*/", "", STYLESHEETS[sheet].read_text(encoding="utf-8"), flags=re.DOTALL)
    classes = {name for selector in re.findall(r"([^{};]+)\{", plain) for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}
    assert classes
    assert not {name for name in classes if not is_given(name)}


READERS_OF_CLASSES = (MODULES["bilingual/rendering/plain_text.py"], MODULES["bilingual/audit/review/page_lines.py"])
FOR_NO_STYLE = {"calendars", "citing__files", "parallel__text", "page--redirect"}
"""The classes by which nothing but tests find an element, and one that ``page_lines`` reads as any page's kind."""


@functools.cache
def readers_of_classes() -> str:
    """Return all that goes by classes: stylesheets, scripts, and what reads finished pages."""
    scripts = (HOOKS / "bilingual" / "assets" / "scripts").iterdir()
    return "\n".join(path.read_text(encoding="utf-8") for path in (*STYLESHEETS.values(), *scripts, *READERS_OF_CLASSES))


@of_every(PAGES)
def test_no_class_is_for_nothing(template: str) -> None:
    text = re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{.*?\}\}", "{", PAGES[template].read_text(encoding="utf-8")))
    classes = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()} - FOR_NO_STYLE
    read = readers_of_classes()
    starts = {name: re.escape(name.partition("{")[0]) + ("" if "{" in name else r"(?![\w-])") for name in classes}
    assert not {name for name, start in starts.items() if not re.search(rf"(?<![\w-]){start}", read)}


# Labels


def label_paths(tree: Tree, above: str = "") -> Iterator[str]:
    """Yield every label as "footer.licence"."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from label_paths(value, f"{above}{name}.")
        else:
            yield above + name


Paths = set[tuple[str, ...]]
"""Ways from the labels to something: ("footer", "licence"), or ("titles", "*") where a value decides."""


def used_in_templates() -> Paths:
    """Return what templates ask of the labels."""
    found: Paths = set()
    for template in PAGES:
        tree = tree_of(template)
        aliases: dict[str, Paths] = {"labels": {()}}
        for assigned in tree.find_all(nodes.Assign):
            if isinstance(assigned.target, nodes.Name) and (paths := template_paths(assigned.node, aliases)):
                aliases[assigned.target.name] = paths
        for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
            found |= template_paths(node, aliases)
    return found


def template_paths(node: nodes.Node, aliases: Mapping[str, Paths]) -> Paths:
    match node:
        case nodes.Name():
            return aliases.get(node.name, set())
        case nodes.Getattr(attr="labels"):
            return {()}
        case nodes.Getattr():
            return {(*path, node.attr) for path in template_paths(node.node, aliases)}
        case nodes.Getitem():
            name = str(node.arg.value).replace("-", "_") if isinstance(node.arg, nodes.Const) else "*"
            # labels[other] are those of a language
            return {(*path, name) if path else () for path in template_paths(node.node, aliases)}
    return set()


def used_in_modules() -> Paths:
    """Return what modules ask of the labels."""
    found: Paths = set()
    for module in MODULES:
        for function in (node for node in ast.walk(parsed(module)) if isinstance(node, ast.FunctionDef)):
            aliases: dict[str, Paths] = {"labels": {()}}
            for assigned in ast.walk(function):
                if isinstance(assigned, ast.Assign):
                    for name, value in pairs(assigned):
                        paths = module_paths(value, aliases)
                        if paths or name == "labels":
                            aliases[name] = paths
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute | ast.Subscript):
                    found |= module_paths(node, aliases)
                elif isinstance(node, ast.Call):  # a group that is handed over is used as a whole
                    found |= {(*path, "*") for argument in node.args for path in module_paths(argument, aliases) if path in GROUPS}
    return found


def pairs(assigned: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that get a value, with it: ``a, b = x, y`` too."""
    for target in assigned.targets:
        if isinstance(target, ast.Tuple) and isinstance(assigned.value, ast.Tuple):
            yield from (
                (name.id, value) for name, value in zip(target.elts, assigned.value.elts, strict=False) if isinstance(name, ast.Name)
            )
        elif isinstance(target, ast.Name):
            yield target.id, assigned.value


def module_paths(node: ast.AST, aliases: Mapping[str, Paths]) -> Paths:
    match node:
        case ast.Name():
            return aliases.get(node.id, set())
        case ast.Attribute(attr="labels"):
            return {()}
        case ast.Attribute(attr="get" | "values"):
            return {(*path, "*") for path in module_paths(node.value, aliases) if path}
        case ast.Attribute():
            return {(*path, node.attr) for path in module_paths(node.value, aliases)}
        case ast.Subscript():
            name = str(node.slice.value).replace("-", "_") if isinstance(node.slice, ast.Constant) else "*"
            return {(*path, name) if path else () for path in module_paths(node.value, aliases)}
    return set()


def test_both_languages_have_the_same_labels_with_the_same_names_in_braces() -> None:
    def names(locale: str) -> dict[str, list[str]]:
        return {
            path: sorted(set(NAME.findall(str(reduce(getitem, path.split("."), defaults(locale))))))
            for path in label_paths(defaults(locale))
        }

    turkish, english = names("tr"), names("en")
    assert turkish.keys() == english.keys()
    assert {path: found for path, found in english.items() if not set(found) <= {*turkish[path], "ablative", "term"}} == {}


LABELS = {tuple(path.split(".")) for path in [*label_paths(defaults("tr")), "site_name", "tagline", "copyright", "own_theme"]}
GROUPS = {path[:1] for path in LABELS if len(path) > 1}


def test_every_label_is_used_by_a_template_or_a_module() -> None:
    used = used_in_templates() | used_in_modules()
    assert not {".".join(path) for path in LABELS if path not in used and (*path[:-1], "*") not in used}


def test_every_label_that_is_used_exists() -> None:
    used = used_in_templates() | used_in_modules()
    known = LABELS | GROUPS | {(*group, "*") for group in GROUPS} | {()}
    assert not {".".join(path) for path in used - known}


LABELLED = {
    "event_kinds": group_fields.EventKind,
    "event_statuses": EventStatus,
    "report_kinds": group_fields.ReportKind,
    "file_kinds": file_fields.FileKind,
    "person_roles": group_fields.PersonRole,
    "certainties": group_fields.Certainty,
    "qualifiers": group_fields.Qualifier,
    "organization_kinds": register_fields.OrganizationKind,
    "place_kinds": register_fields.PlaceKind,
    "place_kind_plurals": register_fields.PlaceKind,
    "source_kinds": register_fields.SourceKind,
    "source_kind_plurals": register_fields.SourceKind,
    "signature_statuses": declaration_fields.SignatureStatus,
}
SHOWN_OTHERWISE = {
    FieldKind: "no field of the content",
    group_fields.Origin: "a translated title stands in brackets",
}


@of_every(LABELLED)
def test_every_value_has_its_label(group: str) -> None:
    assert set(defaults("tr")[group]) >= {value.replace("-", "_") for value in LABELLED[group]}


ENUMERATIONS: dict[str, type[enum.StrEnum]] = {
    found.__name__: found
    for module in (group_fields, register_fields, declaration_fields)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, enum.StrEnum) and len(found)
}


@of_every(ENUMERATIONS)
def test_every_enumeration_of_the_content_has_labels(name: str) -> None:
    enumeration = ENUMERATIONS[name]
    assert (enumeration in LABELLED.values()) is (enumeration not in SHOWN_OTHERWISE)


@every_template
def test_a_template_that_goes_through_the_values_of_a_field_names_all_of_them(template: str) -> None:
    for group in tree_of(template).find_all(nodes.Tuple):
        named = {part.value for part in group.items if isinstance(part, nodes.Const)}
        for enumeration in ENUMERATIONS.values():
            if len(named) > 1 and named <= set(enumeration):
                assert named == set(enumeration), f"{template} leaves out {enumeration.__name__}"


# The project's own texts

MACHINE = re.compile(r"/(?:tmp|work|root|home|Users|opt|mnt|private)/\w|[A-Z]:\\\\")
TEXTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted(HOOKS.rglob("*.py")),
    *sorted(TEMPLATES.rglob("*.html")),
    *(ROOT / name for name in ("Makefile", "mkdocs.yml", "pyproject.toml", ".ci/run", "requirements.in", "requirements-dev.in")),
]


@of_every(TEXTS)
def test_nothing_names_a_single_machine(path: Path) -> None:
    assert not MACHINE.findall(path.read_text(encoding="utf-8"))
