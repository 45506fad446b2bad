"""Does independent jobs on all cores: child processes, forked from this one, share what it has read without a copy.

Where the system cannot fork safely (Windows, macOS, a process with several threads such as the live preview), or has one core, the jobs are
done here, one after the other, with equal results.
"""

import contextlib
import ctypes
import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1
"""Of Linux's prctl."""
KILLED = (
    "Bir alt süreç beklenmedik biçimde sona erdi (durum {status}); bellek yetmemiş olabilir. / "
    "A child process ended unexpectedly (status {status}); memory may have run out."
)


class JobFailed(Exception):
    """A job failed in a child process; the message is the child's traceback."""


def count_cores() -> int:
    """Return how many processes may run at once for this one, 1 where it cannot fork safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class Jobs(Generic[Result]):
    """Jobs that run in the background from now on, where there are cores for it; ``results`` waits for them.

    It is a context: what still runs when it is left is ended.
    """

    def __init__(self, jobs: Sequence[Callable[[], Result]], cores: int | None = None) -> None:
        self._jobs = jobs
        self._children: list[tuple[Any, Connection]] = []
        self._next: Any = None
        """The number of the next job, which the children share. Let go of while they work, it would be given to other children, too."""
        cores = count_cores() if cores is None else cores
        if cores > 1 and len(jobs) > 1:
            self._fork(min(cores, len(jobs)))

    def _fork(self, count: int) -> None:
        from multiprocessing import get_context  # takes as long to load as reading ten entries

        context = get_context("fork")
        self._next = context.Value("i", 0)
        # The children need not look through what they share for garbage, nor copy it by looking.
        gc.freeze()
        sys.stdout.flush()
        sys.stderr.flush()
        # The children never hear of Ctrl+C, not even while they begin: it stops this process, which ends them.
        signals = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        with contextlib.ExitStack() as begun:
            begun.push(self)
            with contextlib.ExitStack() as after:
                after.callback(signal.pthread_sigmask, signal.SIG_SETMASK, signals)
                after.callback(gc.unfreeze)
                for _ in range(count):
                    self._start(context)
            begun.pop_all()

    def _start(self, context: Any) -> None:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(self._jobs, self._next, theirs), daemon=True)
        process.start()
        theirs.close()
        self._children.append((process, ours))

    def results(self) -> list[Result]:
        """Return the results in the order of the jobs.

        Raises:
            OSError: a job could not read or write a file.
            JobFailed: a job failed otherwise in a child process, or the child was killed. A job that fails here raises what it raises.
        """
        if not self._children:
            return [job() for job in self._jobs]
        found: dict[int, Result] = {}
        for process, connection in self._children:
            try:
                done, failure = connection.recv()
            except EOFError:
                process.join()
                raise JobFailed(KILLED.format(status=process.exitcode)) from None
            if isinstance(failure, OSError):  # a full disk, say: for the caller to word
                raise failure
            if failure:
                raise JobFailed(failure)
            found |= done
            process.join()
        return [found[number] for number in range(len(self._jobs))]

    def __enter__(self) -> "Jobs[Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for process, connection in self._children:
            connection.close()
            process.terminate()
            process.join()


def _work(jobs: Sequence[Callable[[], Any]], next_job: Any, connection: "Connection") -> None:
    """Do jobs until none is left; send their results by number, or the traceback of the one that failed."""
    done: dict[int, Any] = {}
    failure: str | OSError = ""
    try:
        _end_with_parent()
        while not failure:
            with next_job.get_lock():
                number = next_job.value
                next_job.value += 1
            if number >= len(jobs):
                break
            done[number] = jobs[number]()
    except OSError as error:
        failure = error
    except BaseException:
        failure = traceback.format_exc()
    with contextlib.suppress(BrokenPipeError):
        connection.send(({} if failure else done, failure))
    connection.close()


def _end_with_parent() -> None:
    """Let the system end this process when its parent is killed, which could not tell it to stop: it would write on for nobody."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
