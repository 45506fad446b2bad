"""Turns what an editor answers, in the words of people, into what a content file says."""

import re
from enum import StrEnum

from bilingual.authoring.input_problems import InputProblem, input_problem
from bilingual.authoring.record_finder import PROVINCES, Names
from bilingual.content.reading import shown
from bilingual.schema import descriptions
from bilingual.schema.fields import Form
from bilingual.schema.table import FieldShape
from bilingual.text import edtf
from bilingual.text.language import fold, single_spaced

Value = str | tuple[str, ...]
"""What a field says: a text, or a list of texts."""

_SLASHED_DAY = re.compile(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\s*")
_ADDRESS = re.compile(r"(https?://\S+)(?:\s*[|,;]?\s+(.+))?")


def read_date(text: str, where: str) -> str | InputProblem:
    """Return ``text`` as EDTF: a date in EDTF as it is, "6 Kasım 2019" or "06.11.2019" as 2019-11-06; or a problem.

    A day and a month that slashes separate are doubtful where either may be the month.
    """
    text = text.strip()
    match = _SLASHED_DAY.fullmatch(text)
    if match and int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2]:
        return input_problem(where, "day-or-month", value=text)
    try:
        return edtf.parse(text).text
    except edtf.InvalidDate as error:
        if error.code == "not-a-date" and error.suggestion and re.search(r"\d{4}", text):
            return error.suggestion
        return input_problem(where, "unclear-date", value=text, closest=error.suggestion)


def read_choice(text: str, choices: type[StrEnum], where: str) -> str | InputProblem:
    """Return the value of an enumeration that ``text`` names, by itself or by its words in either language, or a problem.

    The first word is enough where no other value begins with it.
    """
    folded = fold(text.strip())
    described = {value: descriptions.of_value(value) for value in choices}
    forms = {value: (fold(value), fold(words.tr), fold(words.en)) for value, words in described.items()}
    exact = [value for value, known in forms.items() if folded in known]
    begun = [value for value, known in forms.items() if folded and any(form.startswith(f"{folded} ") for form in known)]
    for found in (exact, begun):
        if len(found) == 1:
            return str(found[0])
    return input_problem(
        where, "not-a-choice", value=text, allowed=", ".join(f"{value} ({words.tr})" for value, words in described.items())
    )


def read_reference(text: str, register: str, names: Names, where: str) -> str | InputProblem:
    """Return the key of the record of ``register`` that ``text`` names, or a problem where it names none or several."""
    found = names.find(register, text)
    if len(found) == 1:
        return found[0]
    if found:
        return input_problem(where, "several-names", value=text, keys=", ".join(found))
    if register == PROVINCES:
        return input_problem(where, "not-a-province", value=text, closest=names.nearest(register, text))
    return input_problem(where, "unknown-name", value=text, register=shown(register), closest=names.nearest(register, text))


def read_source(text: str, names: Names, where: str) -> str | InputProblem:
    """Return the key of the source that ``text`` names, or a problem; a web address with a title behind it is a source to add."""
    match = _ADDRESS.fullmatch(text.strip())
    if match is None:
        return read_reference(text, "sources", names, where)
    url, title = match[1], match[2]
    if found := names.find("sources", url) or names.find("sources", url.rstrip("/")):
        return found[0]
    key = names.add_source(url, single_spaced(title)) if title else ""
    return key or input_problem(where, "source-without-title", value=url)


def split(text: str, shape: FieldShape, names: Names) -> list[str]:
    """Return the parts of an answer that lists something: by line, by semicolon, or by comma where no name holds it."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    whole = len(parts) != 1 or _ADDRESS.fullmatch(parts[0]) or (shape.register and names.find(shape.register, parts[0]))
    if whole:
        return parts
    return [part.strip() for part in parts[0].split(",") if part.strip()]


def read(text: str, shape: FieldShape, names: Names, where: str) -> Value | list[InputProblem]:
    """Return what the answer ``text`` says for a field, or all its problems; ``where`` is what they call its place."""
    parts = split(text, shape, names) if shape.many else [text.strip()]
    found = [read_part(part, shape, names, where) for part in parts]
    values = tuple(dict.fromkeys(one for one in found if isinstance(one, str)))
    problems = [one for one in found if isinstance(one, InputProblem)]
    return problems or (values if shape.many else values[0])


def read_part(text: str, shape: FieldShape, names: Names, where: str) -> str | InputProblem:
    """Return what one part of an answer says, or a problem."""
    if shape.register == "sources":
        return read_source(text, names, where)
    if shape.register:
        return read_reference(text, PROVINCES if shape.name == "province" else shape.register, names, where)
    if shape.values:
        return read_choice(text, shape.values, where)
    if shape.form in (Form.DATE, Form.DAY):
        return read_date(text, where)
    return text if shape.form is Form.MARKDOWN else single_spaced(text)
