"""Jobs on several cores: results in order, failures whole, nothing left over."""

import os
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from bilingual.build import workers
from bilingual.build.workers import JobFailed, begun

linux = pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")


@pytest.fixture(params=[1, 2, 5])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    found: int = request.param
    monkeypatch.setattr(workers, "count_cores", lambda: found)
    return found


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "count_cores", lambda: 2)


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_results_come_in_the_order_of_the_jobs(cores: int) -> None:
    with begun([partial(square, number) for number in range(20)]) as results:
        found = results()
    assert [result for result, _ in found] == [number * number for number in range(20)]
    assert (os.getpid() in {process for _, process in found}) == (cores == 1)
    assert threading.active_count() == 1


def fail() -> int:
    raise ValueError("what went wrong")


def fail_to_write() -> int:
    raise OSError(28, "the disk is full", "file")


@linux
@pytest.mark.usefixtures("two_cores")
def test_a_failure_in_a_child_is_told_whole() -> None:
    jobs: list[Callable[[], object]] = [partial(square, 1), fail, partial(square, 2)]
    with begun(jobs) as results, pytest.raises(JobFailed, match=r"in fail(?s:.*)what went wrong"):
        results()


def test_a_file_that_cannot_be_written_is_told_as_such(cores: int) -> None:
    with begun([fail_to_write] * cores) as results, pytest.raises(OSError, match="the disk is full") as raised:
        results()
    assert (raised.value.errno, raised.value.filename) == (28, "file")


def test_a_failure_here_is_raised_as_it_is() -> None:
    with begun([fail]) as results, pytest.raises(ValueError, match="what went wrong"):
        results()


@linux
@pytest.mark.usefixtures("two_cores")
def test_a_killed_child_is_a_failure() -> None:
    jobs: list[Callable[[], object]] = [partial(os._exit, 3), partial(square, 2)]
    with begun(jobs) as results, pytest.raises(JobFailed, match="A child process ended unexpectedly"):
        results()


@linux
@pytest.mark.usefixtures("two_cores")
def test_leaving_begins_no_other_job() -> None:
    started = time.monotonic()
    with begun([partial(time.sleep, 0.2)] * 1000):
        pass
    assert time.monotonic() - started < 60
    assert threading.active_count() == 1


def test_a_process_with_threads_does_not_fork() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert workers.count_cores() == 1
    finally:
        over.set()
        thread.join()
