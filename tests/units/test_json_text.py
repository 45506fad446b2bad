"""JSON in lines, held against Python's own encoder."""

import json
from typing import Any

import pytest
from bilingual.outputs import json_text
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(value=VALUES, indent=st.integers(1, 3))
def test_it_is_what_python_writes(value: Any, indent: int) -> None:
    assert json_text.write(value, indent) == (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


@pytest.mark.parametrize("records", [[], [{"title": "İğdır “x”"}], ["bir", {}, []]], ids=["none", "one", "several"])
def test_an_iterator_is_written_as_a_list(records: list[Any]) -> None:
    assert json_text.write({"head": 1, "records": iter(records)}, 1) == json_text.write({"head": 1, "records": records}, 1)
