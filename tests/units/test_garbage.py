"""Garbage is not looked for where there is hardly any, and is again afterwards, whatever happened."""

import gc
from collections.abc import Iterator

import pytest
from bilingual.building.garbage import uncollected


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.enable()
    yield
    if not was_enabled:
        gc.disable()


def test_garbage_is_not_looked_for_inside() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_a_failure() -> None:
    with pytest.raises(OSError, match="full"), uncollected():
        raise OSError("full")
    assert gc.isenabled()


def test_what_is_inside_of_another_changes_nothing() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
