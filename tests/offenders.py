"""One test of what must hold of many things: it goes through all of them, and lists those that offend."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def of_every(things: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test of a test that is of one thing each, its first argument; where the things are tuples, of as many arguments.

    Fixtures come after them.
    """

    every = list(things)
    count = len(every[0]) if isinstance(every[0], tuple) else 1

    def together(test: Callable[..., None]) -> Callable[..., None]:
        def check(**fixtures: Any) -> None:
            offenders = []
            for thing in every:
                try:
                    test(*(thing if isinstance(thing, tuple) else (thing,)), **fixtures)
                except (AssertionError, pytest.fail.Exception) as fault:
                    offenders.append(f"{thing}: {fault}")
            assert not offenders, "\n".join(offenders)

        signature = inspect.signature(test)
        check.__name__, check.__doc__ = test.__name__, test.__doc__
        check.__signature__ = signature.replace(parameters=list(signature.parameters.values())[count:])  # type: ignore[attr-defined]
        return check

    return together
