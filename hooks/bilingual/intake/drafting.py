"""Makes records from answers: the one way for prompts, options, forms and lists alike."""

from collections.abc import Callable, Iterable, Mapping

from bilingual.corpus import Corpus
from bilingual.intake import answers
from bilingual.intake.answers import NewSource, Value
from bilingual.intake.doubts import Doubt, Doubtful, doubt
from bilingual.intake.kinds import Kind, Question, questions_of
from bilingual.intake.names import Names
from bilingual.intake.records import NewRecord, compose, compose_source, keys_of, with_sources
from bilingual.language import SOURCE_LOCALE
from bilingual.schema.fields import is_key

Where = Callable[[Question], str]
"""What doubts call the place of the answer to a question: an option, or a heading."""


def draft(kind: Kind, texts: Mapping[str, str], names: Names, where: Where, key: str = "") -> list[NewRecord]:
    """Return the records that the answers ``texts``, by option, make: new sources first, and then the one of ``kind``.

    ``key`` is its key, or empty for one that follows from its title. An empty text is no answer.

    Raises:
        Doubtful: an answer is missing or not clear; it holds every doubt.
    """
    said, brought, doubts = read_answers(kind, texts, names, where)
    doubts += _doubts_about_key(kind, key, names.corpus)
    if doubts:
        raise Doubtful(doubts)
    try:
        record = compose(kind, said, names.corpus, key)
    except ValueError as error:
        raise Doubtful([doubt("--key", "no-letters", value=error)]) from None
    if not key and (same := _same(record, names)):
        raise Doubtful([doubt(record.name, "there-already", keys=", ".join(same))])
    sources = new_sources(brought, names.corpus)
    return [*sources.values(), with_sources(record, {url: source.key for url, source in sources.items()})]


def read_answers(
    kind: Kind, texts: Mapping[str, str], names: Names, where: Where
) -> tuple[dict[tuple[str, str], Value], list[NewSource], list[Doubt]]:
    """Return what the answers ``texts``, by option, say for each field and language; the sources that they bring along; and all doubts."""
    doubts: list[Doubt] = []
    said: dict[tuple[str, str], Value] = {}
    brought: list[NewSource] = []
    for question in questions_of(kind):
        text = texts.get(question.option, "").strip()
        if not text:
            doubts += [doubt(where(question), "missing-answer", option=f"--{question.option}")] if question.required else []
            continue
        read = answers.read(text, question, names, where(question))
        if isinstance(read, list):
            doubts += read
        else:
            said[question.field, question.locale], found = read
            brought += found
    return said, brought, doubts


def new_sources(brought: Iterable[NewSource], corpus: Corpus) -> dict[str, NewRecord]:
    """Return the records of new sources by address, each address once.

    Raises:
        Doubtful: no key follows from a title.
    """
    found: dict[str, NewRecord] = {}
    for source in brought:
        if source.url not in found:
            try:
                found[source.url] = compose_source(source, corpus, [record.key for record in found.values()])
            except ValueError as error:
                raise Doubtful([doubt(source.url, "no-letters", value=error)]) from None
    return found


def _same(record: NewRecord, names: Names) -> list[str]:
    """Return the keys of the records of the same kind that have the same name and, where they have a date, the same date."""
    date = record.fields[SOURCE_LOCALE].get("date")
    register = record.kind.register
    others = {key: getattr(names.record(register, key), "date", None) for key in names.find(register, record.name)}
    return [key for key, other in others.items() if date is None or other is None or other.text == date]


def _doubts_about_key(kind: Kind, key: str, corpus: Corpus) -> list[Doubt]:
    if not key:
        return []
    if not is_key(key):
        return [doubt("--key", "key-malformed", value=key)]
    return [doubt("--key", "key-taken", value=key)] if key in keys_of(kind, corpus) else []
