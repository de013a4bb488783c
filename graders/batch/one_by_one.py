"""Runs one function in a watched worker, item by item as they come: as `run_watched` does with a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Generic, TypeVar

from graders.batch.watched import Ended, Job, Task, WorkerProcess, WorkerStart, look

Item = TypeVar("Item")
Result = TypeVar("Result")


class OneByOne(Generic[Item, Result]):
    """One worker, kept from item to item, and replaced when an item has ended it.

    Args:
        work, prepare, lost, memory_bytes: as in `run_watched`.
        items: the worker looks an item up there when its turn comes, and not before.
    """

    def __init__(
        self,
        work: Job[Item, Result],
        items: Sequence[Item],
        *,
        prepare: Callable[[], Callable[[], None]],
        lost: Callable[[Item, Ended], Result],
        memory_bytes: int,
    ) -> None:
        self._start = WorkerStart(work, items, prepare, memory_bytes, None)
        self._items = items
        self._lost = lost
        self._idle: WorkerProcess | None = None

    def run(self, index: int) -> Result:
        """The result of ``items[index]``; that of `lost` if no worker survives it."""
        task = Task(index)
        while True:
            worker = self._idle or WorkerProcess(self._start, [])
            self._idle = None
            worker.give(task)
            busy = [worker]
            while busy:
                list(look(busy))
            worker.tasks.clear()
            if worker.lasts:
                self._idle = worker
            if worker.result is not None:
                result: Result = worker.result[0]
                return result
            if not task.again(worker.ended):
                return self._lost(self._items[index], worker.ended)

    def __enter__(self) -> OneByOne[Item, Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._idle is not None:
            self._idle.end()
