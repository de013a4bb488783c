"""Runs one function over many items in worker processes, and always accounts for each item."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
ATTEMPTS = 3


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
    waiting = list(range(len(items)))
    for _ in range(ATTEMPTS):
        done: set[int] = set()
        for index, result in _round(work, items, waiting, jobs=jobs, prepare=prepare):
            done.add(index)
            yield index, result
        waiting = [index for index in waiting if index not in done]
        if not waiting:
            return
        jobs = 1  # one at a time shows which item takes its worker along
    for index in waiting:
        yield index, lost(items[index])


# Private functions


def _round(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    indices: Sequence[int],
    *,
    jobs: int,
    prepare: Callable[[], None],
) -> Iterator[tuple[int, Result]]:
    """One try of each item; those that a dying pool took along are not yielded."""
    # Spawned and not forked: a worker shares no thread, lock or open file with this process.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare)
    try:
        futures: dict[Future[Result], int] = {pool.submit(work, items[n]): n for n in indices}
        for future in as_completed(futures):
            try:
                yield futures[future], future.result()
            except BrokenProcessPool:
                continue
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
