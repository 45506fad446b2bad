"""Golden cases of pages and of problems: tests/golden.py says how to read and to rewrite them."""

from pathlib import Path

import pytest

from tests.golden import Case, cases, dump


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for folder in ("pages", "problems") for path in cases(folder)])
def test_case(path: Path, tmp_path: Path, rewrite_cases: bool) -> None:
    case = Case(path)
    outcome = case.outcome(tmp_path)
    if rewrite_cases and outcome != case.expected and outcome.keys() == case.expected.keys():  # never pages by problems, or the reverse
        case.rewrite(outcome)
    else:
        assert dump(outcome) == dump(case.expected)
