"""Reads all content into one frozen Corpus, or names every problem of every file.

``read`` goes through four steps: read the files, merge the two languages by the table of fields, validate, resolve references and rules.
Nothing after this module reads a content file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from bilingual import derive, old_addresses, pictures, provinces, rules, source, terminology
from bilingual.addresses import CLAUSES, SEGMENTS, address, slug_of
from bilingual.language import LOCALES, SOURCE_LOCALE, slugify
from bilingual.merge import ALWAYS_TRUE, Merged, merge, sound_part, validate
from bilingual.problems import ContentError, Problem, closest_match, problem
from bilingual.schema import (
    COLLECTIONS,
    REGISTERS,
    SINGLE_FILES,
    Declaration,
    Event,
    Interface,
    Organization,
    Page,
    Place,
    Project,
    Record,
    Report,
    Series,
    SignatoryRegister,
    Source,
    Term,
    Topic,
)
from bilingual.schema.fields import is_key
from bilingual.schema.table import walk_raw_references, walk_references

_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that no file can have on Windows, whatever its ending."""
OTHER_LOCALES = tuple(locale for locale in LOCALES if locale != SOURCE_LOCALE)


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one record to another.

    ``register`` and ``key`` say which record refers, ``location`` in which of its fields, ``target_register`` and ``target`` to what.
    """

    register: str
    key: str
    location: tuple[str | int, ...]
    target_register: str
    target: str

    @property
    def role(self) -> str:
        """The name of the field that refers, such as "organizers"."""
        return next(step for step in reversed(self.location) if isinstance(step, str) and not step.isdigit())


@dataclass(frozen=True, slots=True)
class Corpus:
    """All content, valid and with its references resolved; every mapping is by key."""

    projects: Mapping[str, Project]
    reports: Mapping[str, Report]
    events: Mapping[str, Event]
    organizations: Mapping[str, Organization]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    glossary: Mapping[str, Term]
    series: Mapping[str, Series]
    sources: Mapping[str, Source]
    pages: Mapping[str, Page]
    interface: Interface
    declaration: Declaration | None
    signatories: SignatoryRegister | None
    links: tuple[Link, ...] = ()
    links_to: Mapping[tuple[str, str], tuple[Link, ...]] = field(default_factory=dict)
    """The way back: every link to a record, by its register and key."""
    warnings: tuple[Problem, ...] = ()
    """What an editor should look at, and what stops nothing."""

    def register(self, name: str) -> Mapping[str, Record]:
        """Return the records of the collection or register ``name`` by key."""
        return cast(Mapping[str, Record], getattr(self, name))


def read(root: Path) -> Corpus:
    """Read and check all content below ``root``, the project's folder.

    Raises:
        ContentError: the content has problems; it holds every one of every file.
    """
    problems: list[Problem] = []
    documents = _read_documents(root, problems)
    parts: dict[str, dict[str, Record]] = {name: {} for name in [*COLLECTIONS, *REGISTERS, "pages"]}
    singles: dict[str, Record] = {}
    merged: dict[tuple[str, str], Merged] = {}
    unsound: list[tuple[type[Record], dict[str, Any], Merged]] = []

    for (register, key), pair in _pair(documents, problems).items():
        where = Merged(pair[SOURCE_LOCALE], pair.get(OTHER_LOCALES[0]))
        merged[register, key] = where
        if register in REGISTERS:
            for name in _keys_of_register(where, problems):
                if (record := _read_record(REGISTERS[register], name, where.below(name), unsound, problems)) is not None:
                    parts[register][name] = record
        else:
            model = COLLECTIONS.get(register) or SINGLE_FILES.get(register) or Page
            record = _read_record(model, key, where, unsound, problems)
            if record is not None and register in SINGLE_FILES:
                singles[register] = record
            elif record is not None:
                parts[register][key] = record

    declared = _declared(documents, merged, parts, {path.removeprefix("docs/") for path in source.find_files(root, {"docs/assets": ""})})
    derive.add_provinces(cast(dict[str, Place], parts["places"]))
    derive.name_signatories(singles)
    links = _resolve(parts, singles, merged, declared, problems)
    derive.add_own_records(cast(dict[str, Source], parts["sources"]), links)
    problems += _same_addresses(merged, parts, singles)
    problems += _circles(merged, parts)
    problems += pictures.check(root)
    for model, tree, where in unsound:
        for location, target_register, target in walk_raw_references(model, tree):
            if found := _unknown_reference(where, location, target_register, target, declared):
                problems.append(found)
        problems += rules.check_raw(model, tree, where, declared)
        if (part := sound_part(model, tree)) is not None:
            problems += [found for found in rules.check("", part, where, declared) if found.code in ALWAYS_TRUE]
    for (register, key), where in merged.items():
        for name, record in _records_of(register, key, parts, singles):
            inner = where.below(name) if register in REGISTERS else where
            problems += rules.check(register, record, inner, declared)
    if problems:
        raise ContentError(problems)
    return Corpus(
        **cast(dict[str, Any], parts),
        interface=cast(Interface, singles["interface"]),
        declaration=cast(Declaration | None, singles.get("declaration")),
        signatories=cast(SignatoryRegister | None, singles.get("signatories")),
        links=links,
        links_to=_by_target(links),
        warnings=tuple(terminology.find(_all_records(merged, parts, singles), cast(Mapping[str, Term], parts["glossary"]))),
    )


def _read_documents(root: Path, problems: list[Problem]) -> dict[str, source.Document]:
    documents = {}
    folders = {f"{top}/{locale}": suffix for locale in LOCALES for top, suffix in (("content", ""), ("docs", ".md"))}
    for path in source.find_files(root, folders):
        place = _place_of(path)
        if isinstance(place, Problem):
            problems.append(place)
            continue
        document, found = (source.read_markdown if place[0] == "pages" else source.read_yaml)(root, path)
        documents[path] = document
        problems += found
    needed = [source.content_path(SOURCE_LOCALE, "pages", "index"), *(source.content_path(locale, "interface") for locale in LOCALES)]
    problems += [problem(path, (1, 1), "", "missing-file") for path in needed if path not in documents]
    return documents


def _place_of(path: str) -> tuple[str, str] | Problem:
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
        closest = f"{stem}.yml" if folder in COLLECTIONS and suffix != "yml" else closest_match(folder if folder else rest, known)
        return problem(path, (1, 1), "", "unknown-file", closest=closest)
    if _DEVICE.fullmatch(key):
        return problem(path, (1, 1), "", "reserved-name", value=key)
    if not is_key(key):
        return problem(path, (1, 1), "", "bad-file-name", suggestion=f"{slugify(key, 80) or 'yeni-kayit'}.{suffix}")
    return register, key


def _pair(documents: Mapping[str, source.Document], problems: list[Problem]) -> dict[tuple[str, str], dict[str, source.Document]]:
    """Return the readable documents of each record by language; an English one without its Turkish is a problem."""
    pairs: dict[tuple[str, str], dict[str, source.Document]] = {}
    for path, document in documents.items():
        place = cast(tuple[str, str], _place_of(path))
        pairs.setdefault(place, {})[path.split("/")[1]] = document
    for (register, key), pair in list(pairs.items()):
        if SOURCE_LOCALE not in pair:
            for document in pair.values():
                turkish = source.content_path(SOURCE_LOCALE, register, key)
                problems.append(problem(document.path, (1, 1), "", "english-without-turkish", path=turkish))
        if any(document.tree is None for document in pair.values()) or SOURCE_LOCALE not in pair:
            del pairs[register, key]
    return pairs


def _keys_of_register(where: Merged, problems: list[Problem]) -> list[str]:
    """Return the keys of a file that holds a mapping of records; what cannot be a key is a problem."""
    keys = where.keys(problems)
    for key in keys:
        if not is_key(key):
            suggestion = slugify(key, 80) or "kisa-ad"
            problems.append(where.problem((key,), "not-a-key", of_key=True, value=key, suggestion=suggestion))
    return [key for key in keys if is_key(key)]


def _read_record(
    model: type[Record], key: str, where: Merged, unsound: list[tuple[type[Record], dict[str, Any], Merged]], problems: list[Problem]
) -> Record | None:
    """Return the record at ``where``; one that is not valid joins ``unsound``, so that its references can be checked all the same."""
    tree = merge(model, where, problems, key=key)
    record = validate(model, tree, where, problems)
    if record is None and tree is not None:
        unsound.append((model, tree, where))
    return record


def _records_of(
    register: str, key: str, parts: Mapping[str, Mapping[str, Record]], singles: Mapping[str, Record]
) -> Iterable[tuple[str, Record]]:
    if register in REGISTERS:
        return parts[register].items()
    record = singles.get(register) if register in SINGLE_FILES else parts[register].get(key)
    return [(key, record)] if record is not None else []


def _all_records(
    merged: Mapping[tuple[str, str], Merged], parts: Mapping[str, Mapping[str, Record]], singles: Mapping[str, Record]
) -> Iterator[tuple[Record, Merged]]:
    """Yield every record but the labels of the interface, with its place in its files."""
    for (register, key), where in merged.items():
        if register != "interface":
            for name, record in _records_of(register, key, parts, singles):
                yield record, where.below(name) if register in REGISTERS else where


def _declared(
    documents: Mapping[str, source.Document],
    merged: Mapping[tuple[str, str], Merged],
    parts: Mapping[str, Mapping[str, Record]],
    assets: set[str],
) -> dict[str, set[str] | None]:
    """Return what Markdown may point at: the keys in each register, right or wrong (None for one whose file cannot be read), and files."""
    declared: dict[str, set[str] | None] = {name: set(records) for name, records in parts.items()}
    declared["versions"] = set()
    declared["places"] = {*parts["places"], *provinces.PROVINCES}
    declared["assets"] = assets
    declared["clauses"] = {
        f"{name}-{key}"
        for name, group in CLAUSES.items()
        if ("declaration", "") in merged and isinstance(found := merged["declaration", ""].below(group).tree(SOURCE_LOCALE), dict)
        for key in found
    }
    for path in documents:
        register, key = cast(tuple[str, str], _place_of(path))
        known = declared.get(register)
        if register in REGISTERS or register == "declaration":
            name = "versions" if register == "declaration" else register
            where = merged.get((register, ""))
            tree = where.tree(SOURCE_LOCALE) if where else None
            inner = tree.get("versions") if register == "declaration" and isinstance(tree, dict) else tree
            declared[name] = (declared[name] or set()) | set(inner) if isinstance(inner, dict) else None
        elif known is not None:
            known.add(key)
    return declared


def _resolve(
    parts: Mapping[str, Mapping[str, Record]],
    singles: Mapping[str, Record],
    merged: Mapping[tuple[str, str], Merged],
    declared: Mapping[str, set[str] | None],
    problems: list[Problem],
) -> tuple[Link, ...]:
    """Return all references as links; a reference to what stands nowhere is a problem."""
    links = []
    for (register, key), where in merged.items():
        for name, record in _records_of(register, key, parts, singles):
            inner = where.below(name) if register in REGISTERS else where
            for location, target_register, target in (*walk_references(record), *rules.text_references(record)):
                found = _unknown_reference(inner, location, target_register, target, declared)
                if found and location[-1] in rules.TEXTS:
                    continue  # rules.check names it with its place in the text
                if found:
                    problems.append(found)
                elif target_register == register and target == name:
                    problems.append(inner.problem(location, "self-reference"))
                links.append(Link(register, name, location, target_register, target))
    return tuple(links)


def _unknown_reference(
    where: Merged, location: tuple[str | int, ...], register: str, target: str, declared: Mapping[str, set[str] | None]
) -> Problem | None:
    """Return the problem that a reference leads to what stands nowhere, if it does."""
    known = declared[register]
    if known is None or target in known or (register == "sources" and derive.is_own_record(target)):
        return None
    return where.problem(location, "unknown-reference", value=target, register=_shown(register), closest=closest_match(target, known))


def _circles(merged: Mapping[tuple[str, str], Merged], parts: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """Yield a problem for every record that is above itself through others."""
    for register, up in (("organizations", "parent"), ("places", "within")):
        above: dict[str, str | None] = {key: getattr(record, up) for key, record in parts[register].items()}
        for key, first in above.items():
            passed = {key}
            name = first
            while name is not None and name not in passed:
                passed.add(name)
                name = above.get(name)
            if name == key != first:
                yield merged[register, ""].problem((key, up), "circular", value=key)


def _same_addresses(
    merged: Mapping[tuple[str, str], Merged], parts: Mapping[str, Mapping[str, Record]], singles: Mapping[str, Record]
) -> Iterator[Problem]:
    """Yield a problem for every record whose address in some language is already that of another page."""
    taken = {address(register, "", locale): "mkdocs.yml" for register in SEGMENTS for locale in LOCALES}
    for (file_register, file_key), where in sorted(merged.items(), key=lambda item: item[0]):
        for register, steps, record in _addressed(file_register, file_key, parts, singles):
            for locale in record.locales:
                slug = slug_of(register, record.key, record, locale)
                uri = address(register, slug, locale)
                document = where.source if locale == SOURCE_LOCALE or where.other is None else where.other
                if slug and uri in taken:
                    yield where.problem((*steps, "slug"), "same-address", locale=locale, uri=uri, path=taken[uri])
                taken[uri] = document.path
    addressed = (
        (where, steps, record)
        for (register, key), where in sorted(merged.items(), key=lambda item: item[0])
        for _, steps, record in _addressed(register, key, parts, singles)
    )
    yield from old_addresses.check(addressed, taken)


def _addressed(
    register: str, key: str, parts: Mapping[str, Mapping[str, Record]], singles: Mapping[str, Record]
) -> Iterator[tuple[str, tuple[str, ...], Record]]:
    """Yield the records of a file that have an address, with their place in the file."""
    if register in REGISTERS and register in SEGMENTS:
        yield from ((register, (name,), record) for name, record in parts[register].items())
    elif register == "signatories" and isinstance(register_file := singles.get(register), SignatoryRegister):
        yield from (("signatories", ("signatories", name), record) for name, record in register_file.signatories.items())
    elif key and key in parts[register]:
        yield register, (), parts[register][key]


def _shown(register: str) -> str:
    """Return where an editor finds the records of ``register``."""
    if register == "versions":
        return "declaration.yml (versions)"
    return f"{register}/" if register in COLLECTIONS else f"{register}.yml"


def _by_target(links: Iterable[Link]) -> dict[tuple[str, str], tuple[Link, ...]]:
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        found.setdefault((link.target_register, link.target), []).append(link)
    return {target: tuple(group) for target, group in found.items()}
