"""Runs one function over many items in worker processes, and always accounts for each item."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
ATTEMPTS = 3  # runs of an item whose worker dies: another item may have been the cause
# A fork has all that is ready here. It may not meet another thread: whoever calls this has one.
_START = "fork" if sys.platform == "linux" else "spawn"


def run_all(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    prepare: Callable[[], None],
    lost: Callable[[Item], Result],
) -> Iterator[tuple[int, Result]]:
    """Yield ``(index, work(item))`` for each item, in the order in which they finish.

    Args:
        work: a function of a module, run in a worker; what it raises is raised here.
        jobs: worker processes, >= 1.
        prepare: run once in each worker, before its first item.
        lost: the result of an item whose worker died under it again and again.
    """
    done: set[int] = set()
    for index, result in _round(work, items, range(len(items)), jobs=jobs, prepare=prepare):
        done.add(index)
        yield index, result
    for index in range(len(items)):
        if index not in done:  # alone, so that it can take nobody else along
            yield index, _alone(work, items, index, prepare=prepare, lost=lost)


# Private functions


def _alone(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    index: int,
    *,
    prepare: Callable[[], None],
    lost: Callable[[Item], Result],
) -> Result:
    for _ in range(ATTEMPTS - 1):
        for _, result in _round(work, items, [index], jobs=1, prepare=prepare):
            return result
    return lost(items[index])


def _round(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    indices: Iterable[int],
    *,
    jobs: int,
    prepare: Callable[[], None],
) -> Iterator[tuple[int, Result]]:
    """One try of each item; those that a dying pool took along are not yielded."""
    context = multiprocessing.get_context(_START)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare)
    try:
        futures: dict[Future[Result], int] = {pool.submit(work, items[n]): n for n in indices}
        for future in as_completed(futures):
            index = futures.pop(future)  # which would keep every result until the end
            try:
                yield index, future.result()
            except BrokenProcessPool:
                continue
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
