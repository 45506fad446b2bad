"""Jobs on several cores: results in order, failures whole, nothing left over."""

import os
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from bilingual.building import forks
from bilingual.building.forks import JobFailed, Jobs

linux = pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork")


def square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_results_come_in_the_order_of_the_jobs(cores: int) -> None:
    with Jobs([partial(square, number) for number in range(20)], cores) as jobs:
        found = jobs.results()
        assert jobs.results() == found
    assert [result for result, _ in found] == [number * number for number in range(20)]
    assert (os.getpid() in {process for _, process in found}) == (cores == 1)


def fail() -> int:
    raise ValueError("what went wrong")


@linux
def test_a_failure_in_a_child_is_told_whole() -> None:
    jobs: list[Callable[[], object]] = [partial(square, 1), fail, partial(square, 2)]
    with Jobs(jobs, 2) as running, pytest.raises(JobFailed, match=r"in fail(?s:.*)what went wrong"):
        running.results()


def test_a_failure_here_is_raised_as_it_is() -> None:
    with Jobs([fail], 1) as jobs, pytest.raises(ValueError, match="what went wrong"):
        jobs.results()


@linux
def test_a_killed_child_is_a_failure() -> None:
    jobs: list[Callable[[], object]] = [partial(os._exit, 3), partial(square, 2)]
    with Jobs(jobs, 2) as running, pytest.raises(JobFailed, match="status 3"):
        running.results()


@linux
def test_leaving_ends_what_still_runs() -> None:
    with Jobs([partial(time.sleep, 600), partial(time.sleep, 600)], 2) as jobs:
        processes = list(jobs._children.values())
    assert [process.is_alive() for process in processes] == [False, False]


@linux
def test_a_child_makes_room_for_another() -> None:
    with Jobs([partial(square, number) for number in range(20)], 2, lifetime=3) as jobs:
        found = jobs.results()
    assert [result for result, _ in found] == [number * number for number in range(20)]
    processes = [process for _, process in found]
    assert max(map(processes.count, processes)) <= 3
    assert len(set(processes)) >= 7


@linux
def test_two_sets_of_jobs_run_beside_each_other() -> None:
    with Jobs([partial(square, number) for number in range(200)], 2) as some:
        with Jobs([partial(square, -number) for number in range(300)], 2) as others:
            assert [result for result, _ in others.results()] == [number * number for number in range(300)]
        assert [result for result, _ in some.results()] == [number * number for number in range(200)]


def test_a_process_with_threads_does_not_fork() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert forks.count_cores() == 1
    finally:
        over.set()
        thread.join()
