"""The benchmark runs from end to end, at a size that says nothing about speed."""

import re

import pytest

from benchmarks import run, weights


@pytest.mark.long  # no reader or editor meets it
def test_a_small_run_prints_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    run.main(["--sizes", "10", "--rounds", "1", "--profile", "10"])
    printed = capsys.readouterr().out
    (row,) = re.findall(r"^\| 10 \|.*$", printed, re.MULTILINE)
    assert "–" not in row
    assert all(float(figure) > 0 for figure in re.findall(r"[\d.]+", row))
    shown = dict(re.findall(r"^\| ([^|]+) \| ([\d.]+) \|$", printed, re.MULTILINE))
    assert shown.keys() >= weights.PAGES.keys()
    assert all(5 < float(shown[name]) < 75 for name in weights.PAGES)
    parts = {part: int(share) for part, share in re.findall(r"^\| ([^|]+) \| (\d+)% \|$", printed, re.MULTILINE)}
    assert 95 <= sum(parts.values()) <= 105
    assert parts["templates"] > 5
    assert parts.get("the rest", 0) < 15
