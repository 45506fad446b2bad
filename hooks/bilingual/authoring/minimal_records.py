"""Makes a minimal record of a name that an answer mentions and nobody has recorded yet: enough to be valid, and marked to be completed."""

from collections.abc import Iterator, Mapping

from bilingual.authoring import answers
from bilingual.authoring.answers import Value
from bilingual.authoring.input_problems import InputProblem
from bilingual.authoring.record_finder import Names
from bilingual.authoring.record_text import NewRecord, compose
from bilingual.diagnostics import catalog
from bilingual.schema.kinds import KINDS, Kind, Question, questions_of
from bilingual.schema.registers import OrganizationKind, PlaceKind, SourceKind
from bilingual.text.language import SOURCE_LOCALE, fold

ADDABLE: Mapping[str, str] = {"organizations": "organization", "places": "place", "topics": "topic", "sources": "source"}
"""The kinds of records that can be added for a name, by register."""
_UNKNOWN = ("unknown-name", "source-without-title")
_KINDS: tuple[tuple[str, OrganizationKind], ...] = (
    ("buyuksehir belediyesi", OrganizationKind.METROPOLITAN_MUNICIPALITY),
    ("belediyeler birligi", OrganizationKind.UNION_OF_MUNICIPALITIES),
    ("belediyesi", OrganizationKind.DISTRICT_MUNICIPALITY),
    ("il ozel idaresi", OrganizationKind.SPECIAL_PROVINCIAL_ADMINISTRATION),
    ("bakanligi", OrganizationKind.MINISTRY),
    ("universite", OrganizationKind.UNIVERSITY),
    ("federasyonu", OrganizationKind.FEDERATION),
    ("dernegi", OrganizationKind.ASSOCIATION),
    ("odasi", OrganizationKind.CHAMBER),
    ("vakfi", OrganizationKind.FOUNDATION),
)
"""What sort of body a name in Turkish tells of; the first that fits counts."""


def is_addable(question: Question) -> bool:
    """Return whether a record can be added for a name that answers ``question``; provinces are all there already."""
    return question.register in ADDABLE and question.field != "province"


def unknown_names(kind: Kind, texts: Mapping[str, str], names: Names) -> Iterator[tuple[str, str]]:
    """Yield register and name of everything that the answers ``texts``, by option, mention and that is not recorded, each once."""
    seen = set()
    for question in questions_of(kind):
        text = texts.get(question.option, "").strip()
        if not text or not is_addable(question):
            continue
        for part in answers.split(text, question, names) if question.many else [text]:
            read = answers.read_part(part, question, names, "")
            if isinstance(read, InputProblem) and read.code in _UNKNOWN and (name := (str(question.register), part)) not in seen:
                seen.add(name)
                yield name


def make(register: str, name: str, names: Names) -> NewRecord:
    """Return the record of ``name`` and let ``names`` know it; where it needs sources, they are still to be given.

    Raises:
        ValueError: no key follows from the name.
    """
    kind = KINDS[ADDABLE[register]]
    said: dict[tuple[str, str], Value] = {(kind.title_field, SOURCE_LOCALE): name}
    if register == "organizations":
        found = (sort for words, sort in _KINDS if words in fold(name))
        said |= {("kind", SOURCE_LOCALE): next(found, OrganizationKind.PUBLIC_INSTITUTION).value, ("sources", SOURCE_LOCALE): ()}
    elif register == "places":
        said["kind", SOURCE_LOCALE] = PlaceKind.VENUE.value
    elif register == "topics":
        said["summary", SOURCE_LOCALE] = name
    elif name.startswith(("http://", "https://")):
        title = name.partition("://")[2].rstrip("/")
        said |= {("title", SOURCE_LOCALE): title, ("url", SOURCE_LOCALE): name, ("language", SOURCE_LOCALE): SOURCE_LOCALE}
    else:
        said |= {("kind", SOURCE_LOCALE): SourceKind.DOCUMENT.value, ("language", SOURCE_LOCALE): SOURCE_LOCALE}
    record = compose(kind, said, names.corpus, taken=names.new_keys(register), remark=catalog.line("editors", "added-by-name"))
    names.add(register, record.key, name)
    return record
