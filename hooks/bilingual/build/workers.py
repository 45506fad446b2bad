"""Does independent jobs on all cores, in child processes that are forked from this one: they share what it has read without a copy.

Where the system cannot fork safely (Windows, macOS, a process with several threads such as ``mkdocs serve``), or has one core, the jobs are
done here, one after the other, with equal results.
"""

import ctypes
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed

Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
"""Of Linux's prctl."""
_jobs: Sequence[Callable[[], Any]] = ()
"""Of a child process: what its parent has to do, of which it is told the numbers."""


class JobFailed(Failed):
    """A job failed in a child process; the message is the child's traceback."""


def count_cores() -> int:
    """Return how many processes may run at once for this one, 1 where it cannot fork safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@contextmanager
def begun(jobs: Sequence[Callable[[], Result]]) -> Iterator[Callable[[], list[Result]]]:
    """Begin jobs in the background, where there are cores for it, and give what waits for their results, in the order of the jobs.

    Where the context is left before, no other job is begun. Who waits meets

    - OSError: a job could not read or write a file;
    - JobFailed: a job failed otherwise in a child process, or the child was killed. A job that fails here raises what it raises.
    """
    cores = min(count_cores(), len(jobs))
    if cores < 2:
        yield lambda: [job() for job in jobs]
        return
    pool = ProcessPoolExecutor(cores, get_context("fork"), _begin, (jobs,))
    try:
        results = pool.map(_do, range(len(jobs)))
        yield lambda: _wait(results)
    finally:
        pool.shutdown(cancel_futures=True)


def _wait(results: Iterator[Result]) -> list[Result]:
    try:
        return list(results)
    except BrokenProcessPool:
        raise JobFailed(catalog.line("builds", "killed")) from None


def _begin(jobs: Sequence[Callable[[], Any]]) -> None:
    """Prepare a child process: Ctrl+C stops its parent, which ends it; and it ends with a parent that is killed."""
    global _jobs
    _jobs = jobs
    gc.freeze()  # it need not look for garbage in what it shares, nor copy that by looking
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _do(number: int) -> Any:
    try:
        return _jobs[number]()
    except OSError:  # a full disk, say: for the caller to word
        raise
    except Exception:
        raise JobFailed(traceback.format_exc()) from None
