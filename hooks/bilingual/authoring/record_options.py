"""Reads what options say of a record: each names a field by its path, such as --time.start; --en.title holds English words.

The field of a record itself may say its language behind its name, too: --title-en.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bilingual.authoring import answers, proposal_values, yaml_edits
from bilingual.authoring.input_problems import InputError, InputProblem, input_problem
from bilingual.authoring.proposal_values import Refused
from bilingual.authoring.record_finder import Names
from bilingual.content.lint.characters import visible
from bilingual.diagnostics import catalog
from bilingual.schema import Record
from bilingual.schema.fields import FieldKind
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

Said = dict[str, dict[str, Any]]
"""What the files of each language say of a record: values by name, and by name below groups."""


def texts_of(arguments: Sequence[str]) -> dict[str, str]:
    """Return the text behind each option, without its dashes; one that stands twice has two lines. Raises InputError for anything else."""
    texts: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        option, is_joined, text = argument.partition("=")
        if not option.startswith("--"):
            raise InputError([input_problem(argument, "no-option")])
        name, said = option.removeprefix("--"), text if is_joined else next(rest, "")
        texts[name] = f"{texts[name]}\n{said}" if name in texts else said
    return texts


def read(
    texts: Mapping[str, str], model: type[Record], names: Names, where: Callable[[str], str] = lambda option: f"--{option}"
) -> tuple[Said, list[InputProblem]]:
    """Return what ``texts``, by option, say of a record of ``model``, and what is missing or not clear; an empty text says nothing.

    ``where`` is what problems call the place of an option.
    """
    said: Said = {locale: {} for locale in LOCALES}
    problems: list[InputProblem] = []
    unclear = set()
    for option, text in texts.items():
        if not (clean := visible(text, "\n").strip()):
            continue
        try:
            locale, path, shape = _place_of(option, model)
        except Refused:
            match = closest_match(option, [known for known, _ in options_of(model)])
            problems.append(input_problem(where(option), "unknown-option", closest=match and f"--{match}"))
            continue
        value = answers.read(clean, shape, names, where(option))
        if isinstance(value, list):
            problems += value
            unclear.add(path[0])
        else:
            said[locale] = yaml_edits.changed(said[locale], path, value)
    for name, shape in fields_of(model).items():
        if shape.required and name not in said[SOURCE_LOCALE] and name not in unclear:
            option = name.replace("_", "-")
            problems.append(input_problem(where(option), "missing-answer", option=f"--{option}"))
    return said, problems


def options_of(model: type[Record], above: str = "") -> Iterator[tuple[str, FieldShape]]:
    """Yield every option of a record of ``model`` with its field; KEY stands for the key of a group."""
    for name, shape in fields_of(model).items():
        option = f"{above}{name.replace('_', '-')}{'.KEY' if shape.by_key else ''}"
        if shape.record:
            yield from options_of(shape.record, f"{option}.")
        else:
            yield option, shape


def listed(model: type[Record]) -> str:
    """Return the list of all options, one in a line, with the names of their fields; what is needed has a star."""
    lines = []
    for option, shape in options_of(model):
        english = f", --{TARGET_LOCALE}.{option}" if shape.kind is not FieldKind.FACT else ""
        name = " / ".join(catalog.texts(locale, "names").get(shape.name, shape.name) for locale in LOCALES)
        values = f" ({', '.join(shape.values)})" if shape.values else ""
        lines.append(f"  --{option}{english}{' *' if shape.required and '.' not in option else ''}  {name}{values}")
    return "\n".join(lines)


def _place_of(option: str, model: type[Record]) -> tuple[str, list[str], FieldShape]:
    """Return the language, the path and the shape of the field that an option names. Raises Refused where there is none."""
    plain = option.removeprefix(f"{TARGET_LOCALE}.")
    if "." not in plain:
        plain = plain.removesuffix(f"-{TARGET_LOCALE}")
    shape, path = proposal_values.record_shape(model), list[str]()
    for step in plain.split("."):
        path.append(step if shape.by_key else step.replace("-", "_"))
        shape = proposal_values.walk(shape, path[-1:])[0]
    if shape.record or shape.by_key:
        raise Refused("unknown-path")
    return SOURCE_LOCALE if plain == option else TARGET_LOCALE, path, shape
