"""Makes records from answers: the one way for prompts, options and lists alike."""

from collections.abc import Callable, Iterable, Mapping

from bilingual.authoring import answers
from bilingual.authoring.answers import NewSource, Value
from bilingual.authoring.input_problems import InputError, InputProblem, input_problem
from bilingual.authoring.record_finder import Names
from bilingual.authoring.record_text import NewRecord, compose, compose_source, with_sources
from bilingual.content.lint.characters import visible
from bilingual.content.model import Corpus
from bilingual.schema.fields import is_key
from bilingual.schema.kinds import Kind, Question, questions_of
from bilingual.text.language import SOURCE_LOCALE

Where = Callable[[Question], str]
"""What problems call the place of the answer to a question: an option, or the name of a field."""


def draft(kind: Kind, texts: Mapping[str, str], names: Names, where: Where, key: str = "") -> list[NewRecord]:
    """Return the records that the answers ``texts``, by option, make: new sources first, and then the one of ``kind``.

    ``key`` is its key, or empty for one that follows from its title. An empty text is no answer.

    Raises:
        InputError: an answer is missing or not clear; it holds every problem.
    """
    texts = {option: visible(text, "\n") for option, text in texts.items()}
    said, brought, problems = read_answers(kind, texts, names, where)
    problems += _problems_of_key(kind, key, names.corpus)
    if problems:
        raise InputError(problems)
    try:
        record = compose(kind, said, names.corpus, key, names.new_keys(kind.register))
    except ValueError as error:
        raise InputError([input_problem("--key", "no-letters", value=error)]) from None
    if not key and (same := _same(record, names)):
        raise InputError([input_problem(record.name, "there-already", keys=", ".join(same))])
    sources = new_sources(brought, names.corpus, names.new_keys("sources"))
    keys = {url: source.key for url, source in sources.items()}
    return [*sources.values(), with_sources(record, keys)]


def read_answers(
    kind: Kind, texts: Mapping[str, str], names: Names, where: Where
) -> tuple[dict[tuple[str, str], Value], list[NewSource], list[InputProblem]]:
    """Return what the answers ``texts``, by option, say for each field and language; the sources they bring along; what is not clear."""
    problems: list[InputProblem] = []
    said: dict[tuple[str, str], Value] = {}
    brought: list[NewSource] = []
    for question in questions_of(kind):
        text = texts.get(question.option, "").strip()
        if not text:
            problems += [input_problem(where(question), "missing-answer", option=f"--{question.option}")] if question.required else []
            continue
        read = answers.read(text, question, names, where(question))
        if isinstance(read, list):
            problems += read
        else:
            said[question.field, question.locale], found = read
            brought += found
    return said, brought, problems


def new_sources(brought: Iterable[NewSource], corpus: Corpus, taken: Iterable[str] = ()) -> dict[str, NewRecord]:
    """Return the records of new sources by address, each address once; none gets a key that is ``taken``.

    Raises:
        InputError: no key follows from a title.
    """
    found: dict[str, NewRecord] = {}
    for source in brought:
        if source.url not in found:
            try:
                found[source.url] = compose_source(source, corpus, [*taken, *(record.key for record in found.values())])
            except ValueError as error:
                raise InputError([input_problem(source.url, "no-letters", value=error)]) from None
    return found


def _same(record: NewRecord, names: Names) -> list[str]:
    """Return the keys of the records of the same kind that have the same name and, where they have a date, the same date."""
    date = record.fields[SOURCE_LOCALE].get("date")
    register = record.kind.register
    others = {key: getattr(names.record(register, key), "date", None) for key in names.find(register, record.name)}
    return [key for key, other in others.items() if date is None or other is None or other.text == date]


def _problems_of_key(kind: Kind, key: str, corpus: Corpus) -> list[InputProblem]:
    if not key:
        return []
    if not is_key(key):
        return [input_problem("--key", "key-malformed", value=key)]
    return [input_problem("--key", "key-taken", value=key)] if key in corpus.register(kind.register) else []
