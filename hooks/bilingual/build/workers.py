"""Does independent jobs on all cores, in child processes that are forked from this one: they share what it has read without a copy.

One half of them takes jobs from the first on, the other from the last: neighbours, such as the pages of one language, share most of what
is made once in each process.

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
from operator import itemgetter
from typing import Any, TypeVar

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed

Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
"""Of Linux's prctl."""
_jobs: Sequence[Callable[[], Any]] = ()
"""Of a child process: what its parent has to do."""
_left: Any
"""Of all child processes: the numbers of the first job that nobody has taken, and of the one behind the last such."""
_end = 0
"""Of a child process: 0 where it takes the first job that is left, 1 where the last."""


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
    context = get_context("fork")
    pool = ProcessPoolExecutor(cores, context, _begin, (jobs, context.Array("i", [0, len(jobs)]), context.Value("i", 0)))
    try:
        results = pool.map(_do_one, range(len(jobs)))
        yield lambda: _wait(results)
    finally:
        pool.shutdown(cancel_futures=True)


def _wait(results: Iterator[tuple[int, Result]]) -> list[Result]:
    try:
        return [result for _, result in sorted(results, key=itemgetter(0))]
    except BrokenProcessPool:
        raise JobFailed(catalog.line("builds", "killed")) from None


def _begin(jobs: Sequence[Callable[[], Any]], left: Any, begun_before: Any) -> None:
    """Prepare a child process: Ctrl+C stops its parent, which ends it; and it ends with a parent that is killed."""
    global _jobs, _left, _end
    _jobs, _left = jobs, left
    with begun_before.get_lock():
        _end = begun_before.value % 2
        begun_before.value += 1
    gc.freeze()  # it need not look for garbage in what it shares, nor copy that by looking
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _do_one(_: int) -> tuple[int, Any]:
    """Do a job at this process's end of those that are left, and return its number and its result."""
    with _left.get_lock():
        _left[_end] += -1 if _end else 1
        number = _left[1] if _end else _left[0] - 1
    try:
        return number, _jobs[number]()
    except OSError:  # a full disk, say: for the caller to word
        raise
    except Exception:
        raise JobFailed(traceback.format_exc()) from None
