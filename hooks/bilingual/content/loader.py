"""Reads all content into one frozen Corpus, or names every problem of every file.

``read`` goes through four steps: read the files, merge the two languages by the table of fields, validate, resolve references and rules.
Nothing after this module reads a content file.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bilingual.content import derive, markdown_extensions, page_addresses, source
from bilingual.content.lint import documents, editorial, pictures, terminology
from bilingual.content.merge import Merged
from bilingual.content.model import Corpus, Link, by_target
from bilingual.content.reading import Name, Reading, check, read_pair, read_records
from bilingual.content.rules import LINK_REGISTERS, shown_pictures
from bilingual.diagnostics.problems import ContentError, Problem, problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, SiteWords
from bilingual.schema.addresses import CLAUSES
from bilingual.schema.fields import MAX_KEY, is_key
from bilingual.schema.registers import PlaceKind
from bilingual.text import provinces
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, slugify

_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that no file can have on Windows, whatever its ending."""


def read(root: Path, *, warned: bool = True) -> Corpus:
    """Read and check all content below ``root``, the project's folder; unless it is to be ``warned``, look for nothing that stops nothing.

    Raises:
        ContentError: the content has problems; it holds every one of every file.
    """
    problems: list[Problem] = []
    pairs = _find_pairs(root, problems)
    merged = {name: where for name, paths in pairs.items() if (where := read_pair(root, *name, paths, problems)) is not None}
    readings = [reading for name, where in merged.items() for reading in read_records(*name, where, problems)]
    declared = _declared(root, pairs, merged)
    links = tuple(Link(one.register, one.key, *reference) for one in readings for reference in check(one, declared, problems))
    sound = [(one.record, one.where) for one in readings if one.record is not None]
    pictures_shown = {path for one in readings if one.record for path in shown_pictures(one.register, one.record)}
    sizes, broken = pictures.measure(root, pictures_shown)
    corpus = _corpus(readings, links, files=merged, picture_sizes=sizes, documents=documents.facts(root, (record for record, _ in sound)))
    problems += page_addresses.check(corpus)
    problems += (*_naming_withdrawn(corpus), *_circles(corpus), *_cities_of_provinces(corpus), *_home_figures(corpus))
    problems += (*pictures.check(root), *documents.check(root, sound), *broken)
    if stopping := [found for found in problems if not found.is_warning]:
        raise ContentError(stopping)
    told = [*terminology.find(sound, corpus.glossary), *editorial.find(sound)] if warned else []
    return replace(corpus, warnings=tuple(sorted([*problems, *told])))


def _corpus(readings: Iterable[Reading], links: tuple[Link, ...], **more: Any) -> Corpus:
    """Return the records that are valid, with what follows from them, and ``more`` fields of a Corpus."""
    parts: dict[str, Any] = {name: {} for name in [*COLLECTIONS, *REGISTERS, *SINGLE_FILES, "pages"]}
    for one in readings:
        if one.record is not None:
            parts[one.register][one.key] = one.record
    singles = {name: found[""] for name in SINGLE_FILES if (found := parts.pop(name))}
    derive.add_provinces(parts["places"])
    derive.name_signatories(singles)
    derive.add_own_records(parts["sources"], links)
    declaration, signatories = (singles.get(name) for name in ("declaration", "signatories"))
    site = singles.get("site") or SiteWords()
    return Corpus(**parts, site=site, declaration=declaration, signatories=signatories, links=links, links_to=by_target(links), **more)


def _find_pairs(root: Path, problems: list[Problem]) -> dict[Name, dict[str, str]]:
    """Return the paths of all content files by what they hold, and by language; a file that holds nothing of ours is a problem."""
    folders = {f"{top}/{locale}": suffix for locale in LOCALES for top, suffix in (("content", ""), ("docs", ".md"))}
    pairs: dict[Name, dict[str, str]] = {}
    found = set()
    for path in source.find_files(root, folders):
        name = name_of(path)
        if isinstance(name, Problem):
            problems.append(name)
        else:
            pairs.setdefault(name, {})[path.split("/", 2)[1]] = path
            found.add(path)
    needed = [source.content_path(SOURCE_LOCALE, "pages", "index")]
    problems += source.find_strays(root, "content")
    problems += [problem(path, (1, 1), "", "missing-file") for path in needed if path not in found]
    return pairs


def name_of(path: str) -> Name | Problem:
    """Return register and key of the content file ``path``, or the problem that it belongs to none."""
    top, _, rest = path.split("/", 2)
    stem, _, suffix = rest.rpartition(".")
    folder, _, key = stem.rpartition("/")
    if top == "docs" and not folder:
        register, key = "pages", stem
    elif top == "content" and suffix == "yml" and folder in COLLECTIONS:
        register = folder
    elif top == "content" and suffix == "yml" and not folder and (stem in REGISTERS or stem in SINGLE_FILES):
        return stem, ""
    else:
        known = [*COLLECTIONS, *(f"{name}.yml" for name in [*REGISTERS, *SINGLE_FILES])]
        closest = closest_match(folder if folder else rest, known)
        if folder in COLLECTIONS and suffix != "yml":
            closest = f"{stem.removesuffix('.yml')}.yml"
        return problem(path, (1, 1), "", "unknown-file", closest=closest)
    if _DEVICE.fullmatch(key):
        return problem(path, (1, 1), "", "reserved-name", value=key)
    if not is_key(key):
        return problem(path, (1, 1), "", "bad-file-name", most=MAX_KEY, suggestion=f"{slugify(key, MAX_KEY) or 'yeni-kayit'}.{suffix}")
    return register, key


def _declared(root: Path, pairs: Collection[Name], merged: Mapping[Name, Merged]) -> dict[str, set[str] | None]:
    """Return what there is to refer to: keys of records and clauses, files below docs/, extensions of Markdown."""

    def keys(name: str, *steps: str) -> set[str] | None:
        if (name, "") not in pairs:
            return set()
        tree = merged[name, ""].below(*steps).tree(SOURCE_LOCALE) if (name, "") in merged else None
        return set(tree) if isinstance(tree, dict) else None

    places = keys("places")
    return {
        **{register: {key for name, key in pairs if name == register} for register in (*COLLECTIONS, "pages")},
        **{register: keys(register) for register in REGISTERS},
        "places": None if places is None else places | set(provinces.PROVINCES),
        "versions": keys("declaration", "versions"),
        "lanes": keys("site", "lanes"),
        "clauses": {f"{name}-{key}" for name, group in CLAUSES.items() for key in keys("declaration", group) or ()},
        "assets": {path.removeprefix("docs/") for path in source.find_files(root, {"docs/assets": ""})},
        "markdown": set(markdown_extensions.switched_on(root)),
    }


def _naming_withdrawn(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem wherever a record names one of a register that was withdrawn; links to entries and pages lead to their notices."""
    for link in corpus.links:
        named = corpus.register(link.target_register).get(link.target) if link.target_register in REGISTERS else None
        if named and vars(named)["withdrawn"]:
            by = None if link.register in SINGLE_FILES else corpus.register(link.register)[link.key]
            if not getattr(by, "withdrawn", None):
                yield corpus.place_of(link.register, link.key).problem(link.location, "names-withdrawn", value=link.target)


def _circles(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for every record that is above itself through others."""
    for register, up in (*(("organizations", up) for up in ("parent", "merged_into", "successor")), ("places", "within")):
        above: dict[str, str | None] = {key: getattr(record, up) for key, record in corpus.register(register).items()}
        seen: set[str] = set()
        for first in above:
            passed: list[str] = []
            name: str | None = first
            while name is not None and name not in seen:
                passed.append(name)
                seen.add(name)
                name = above.get(name)
            circle = passed[passed.index(name) :] if name in passed else []
            yield from (corpus.place_of(register, key).problem((up,), "circular", value=key) for key in circle if len(circle) > 1)


def _home_figures(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for every figure of the home page that the record it names does not have."""
    for key, shown in corpus.site.home.figures.items() if corpus.site.home else ():
        scheme, _, of = shown.of.partition(":")
        record = corpus.register(LINK_REGISTERS[scheme]).get(of) if scheme in LINK_REGISTERS else None
        figures = getattr(record, "figures", {})
        if record and shown.figure not in figures:
            closest = closest_match(shown.figure, figures)
            where = corpus.place_of("site", "")
            yield where.problem(("home", "figures", key, "figure"), "no-such-figure", value=shown.figure, closest=closest)


def _cities_of_provinces(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for every city that lies in the province of its name: the two are one place to readers, and have one page."""
    for key, place in corpus.places.items():
        province = corpus.places.get(place.within or "")
        if place.kind is PlaceKind.CITY and province and province.kind is PlaceKind.PROVINCE and place.name.tr == province.name.tr:
            yield corpus.place_of("places", key).problem((), "city-of-its-province", of_key=True, province=province.key)
