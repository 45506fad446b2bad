"""Keeps Python from looking for garbage: in a build it would look through all content and every template, again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for garbage inside, nor in child processes that are started there.

    For what makes objects by the million, keeps most of them, and leaves hardly any in circles: everything else is freed anyway.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
