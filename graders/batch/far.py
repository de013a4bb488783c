"""Runs one function over many items on any `concurrent.futures.Executor`, a few ahead of the workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait


def run_far(
    executor: Executor,
    task: Callable[..., bytes],
    count: int,
    arguments: Callable[[int], tuple[object, ...]],
    ahead: Callable[[], int],
) -> Iterator[tuple[int, Future[bytes]]]:
    """Yield ``(index, future)`` for each of `count` items, in the order in which they finish.

    What a future raises is for the caller, who knows what may be lost on the way.

    Args:
        task: a function of a module that the workers have, too.
        arguments: makes those of an item when its turn comes, so that a large class is never in memory.
        ahead: how many items may be on their way; asked again and again, since workers come and go.
    """
    pending: dict[Future[bytes], int] = {}
    waiting = iter(range(count))
    left = count
    try:
        while left:
            while len(pending) < max(1, ahead()) and (index := next(waiting, None)) is not None:
                pending[executor.submit(task, *arguments(index))] = index
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                left -= 1
                yield pending.pop(future), future
    finally:
        for future in pending:
            future.cancel()
