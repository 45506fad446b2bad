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
LIFETIME = 35
"""So many jobs a child does: the longer it lives, the more of the memory that it shares has been copied, and the more results it holds."""


class JobFailed(Exception):
    """A job failed in a child process; the message is the child's traceback."""


def count_cores() -> int:
    """Return how many processes may run at once for this one, 1 where it cannot fork safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class Jobs(Generic[Result]):
    """Jobs that run in the background from now on, where there are cores for it; ``results`` waits for them.

    A child ends after ``lifetime`` jobs, and another takes its place. It is a context: what still runs when it is left is ended.
    """

    def __init__(self, jobs: Sequence[Callable[[], Result]], cores: int | None = None, lifetime: int = LIFETIME) -> None:
        self._jobs, self._lifetime = jobs, lifetime
        self._children: dict[Connection, Any] = {}
        self._found: dict[int, Result] = {}
        self._next: Any = None
        """The number of the next job, which the children share. Let go of while they work, it would be given to other children, too."""
        cores = count_cores() if cores is None else cores
        if cores > 1 and len(jobs) > 1:
            self._fork(min(cores, len(jobs)))

    def _fork(self, count: int) -> None:
        from multiprocessing import get_context  # takes as long to load as reading ten entries

        context = get_context("fork")
        self._next = self._next or context.Value("i", 0)
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
        process = context.Process(target=_work, args=(self._jobs, self._next, self._lifetime, theirs), daemon=True)
        process.start()
        theirs.close()
        self._children[ours] = process

    def results(self) -> list[Result]:
        """Return the results in the order of the jobs; whoever asks again gets the same.

        Raises:
            OSError: a job could not read or write a file.
            JobFailed: a job failed otherwise in a child process, or the child was killed. A job that fails here raises what it raises.
        """
        if self._next is None:
            self._found = self._found or {number: job() for number, job in enumerate(self._jobs)}
        while self._children:
            from multiprocessing.connection import wait

            ended = wait(self._children)
            for connection in [one for one in self._children if one in ended]:
                self._found |= _receive(connection, self._children.pop(connection))
                if self._next.value < len(self._jobs):
                    self._fork(1)
        return [self._found[number] for number in range(len(self._jobs))]

    def __enter__(self) -> "Jobs[Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for connection, process in self._children.items():
            connection.close()
            process.terminate()
            process.join()


def _receive(connection: "Connection", process: Any) -> dict[int, Any]:
    """Return the results of a child that is at its end."""
    try:
        done, failure = connection.recv()
    except EOFError:
        process.join()
        raise JobFailed(KILLED.format(status=process.exitcode)) from None
    finally:
        connection.close()
    process.join()
    if isinstance(failure, OSError):  # a full disk, say: for the caller to word
        raise failure
    if failure:
        raise JobFailed(failure)
    found: dict[int, Any] = done
    return found


def _work(jobs: Sequence[Callable[[], Any]], next_job: Any, lifetime: int, connection: "Connection") -> None:
    """Do jobs until none is left, or ``lifetime`` are done; send their results by number, or the traceback of the one that failed."""
    done: dict[int, Any] = {}
    failure: str | OSError = ""
    try:
        _end_with_parent()
        while not failure and len(done) < lifetime:
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
