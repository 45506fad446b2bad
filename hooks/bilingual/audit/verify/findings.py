"""What is wrong with a built site: where, and what, in Turkish and English."""

from dataclasses import dataclass, field

from bilingual.diagnostics import catalog

TOLD = frozenset({"heavy-view", "heavy-page"})
"""The codes of what the people of the site should know, but what refuses no site: editors may write as much as they need to."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a file of a built site: ``uri`` is the file's path in the site, ``line`` counts from 1."""

    uri: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_told(self) -> bool:
        """Whether it is only to be known, and the site is accepted."""
        return self.code in TOLD

    def __str__(self) -> str:
        """Return the line that names it, Turkish first."""
        return f"{self.uri}:{self.line}: {catalog.line('findings', self.code, **dict(self.values))}"


def finding(uri: str, line: int, code: str, **values: object) -> Finding:
    """Return a finding; ``values`` are those that the wording of ``code`` asks for. Line breaks in them become blanks."""
    return Finding(uri, line, code, tuple((name, " ".join(str(value).split())) for name, value in values.items()))
