"""Runs one function over many items in watched workers: an item can end only its own worker.

A worker reports its next step and how long that may take.  A worker that takes longer is ended; one that
dies is noticed.  Either is replaced by a fresh fork of this process, which has everything loaded.  The
item is tried once more.  If the same step ends a second worker and can be skipped, it is skipped; else the
item is lost.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from graders.batch.parent import GRACE_SECONDS, end_after, end_when_asked
from graders.batch.watch import Watch, limit_memory, mapped_bytes, take_alarms
from graders.errors import OverLimitError

Item = TypeVar("Item")
Result = TypeVar("Result")
Job = Callable[[Item, Watch], Result]

START = "fork" if sys.platform == "linux" else "spawn"  # a fork has all that is ready here
START_SECONDS = 120.0  # of wall time until a worker begins an item: loading takes one or two
_MOST_TRIES = 6  # of an item


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the last worker ended under an item.

    Args:
        step: what it had said it was doing; "" where it had not begun.
        seconds: the wall time that the step was given, where it took longer; None where the worker died.
        reason: what it raised, where it did.
    """

    step: str
    seconds: float | None = None
    reason: str = ""


def run_watched(
    work: Job[Item, Result],
    items: Sequence[Item],
    *,
    jobs: int,
    prepare: Callable[[], Callable[[], None]],
    lost: Callable[[Item, Ended], Result],
    memory_bytes: int,
    each: int | None = None,
) -> Iterator[tuple[int, Result]]:
    """Yield ``(index, work(item, watch))`` for each item, in the order in which they finish.

    Args:
        work: a function of a module, run in a worker.
        jobs: workers at a time, >= 1.
        prepare: run once in each worker, before its first item; what it returns is called at the end.
        lost: the result of an item that no worker survived, or that raised.
        memory_bytes: address space that a worker may take beyond what it begins with.
        each: items after which a worker is replaced; None for as many as come.
    """
    start = WorkerStart(work, items, prepare, memory_bytes, each)
    waiting = deque(Task(index) for index in range(len(items)))
    idle: list[WorkerProcess] = []
    busy: list[WorkerProcess] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < jobs:
                fresh = not idle or waiting[0].tries > 0
                worker = WorkerProcess(start, [*idle, *busy]) if fresh else idle.pop()
                worker.give(waiting.popleft())
                busy.append(worker)
            for worker in busy:  # so that nobody waits for this process, which may be kept waiting itself
                if len(waiting) > jobs and len(worker.tasks) == 1 and not waiting[0].tries:
                    worker.give(waiting.popleft())
            for worker in look(busy):
                task = worker.tasks.popleft()
                if not worker.lasts:
                    waiting.extendleft(reversed(worker.take_back()))
                if worker.result is not None:
                    (result,) = worker.result
                elif task.again(worker.ended):
                    waiting.appendleft(task)
                    continue
                else:
                    result = lost(items[task.index], worker.ended)
                if worker.lasts:
                    (busy if worker.tasks else idle).append(worker)
                yield task.index, result
    finally:
        for worker in [*idle, *busy]:
            worker.end(at_once=worker in busy)


# Private functions


@dataclass(slots=True)
class Task:
    """An item, and the attempts made at it so far."""

    index: int
    tries: int = 0
    optional: set[str] = field(default_factory=set)
    skip: frozenset[str] = frozenset()

    def again(self, ended: Ended) -> bool:
        """Whether it is tried once more, after its worker ended."""
        if ended.reason:
            return False
        if self.tries > 1 and ended.step not in self.optional:
            return False
        if self.tries > 1:  # what has ended two workers is not unlucky
            self.skip |= {ended.step}
        return self.tries < _MOST_TRIES


@dataclass(frozen=True, slots=True)
class WorkerStart(Generic[Item, Result]):
    """What a worker begins with."""

    work: Job[Item, Result]
    items: Sequence[Item]
    prepare: Callable[[], Callable[[], None]]
    memory_bytes: int
    each: int | None


class WorkerProcess:
    """A worker process, as its parent sees it."""

    def __init__(self, start: WorkerStart[Any, Any], others: Sequence[WorkerProcess]) -> None:
        context: Any = multiprocessing.get_context(START)
        self.connection, far = context.Pipe()
        # Its siblings' ends are inherited by a fork; held open there, nobody would see this process's end.
        near = [each.connection for each in (*others, self)] if START == "fork" else []
        self._process = context.Process(target=_serve, args=(start, far, near, os.getpid()), daemon=False)
        self._process.start()
        far.close()
        self.tasks: deque[Task] = deque()  # the first one is being worked on
        self._begin("", START_SECONDS)

    def give(self, task: Task) -> None:
        """Let the worker process an item; the item waits if another one is being processed."""
        task.tries += 1
        if not self.tasks:
            self._begin("", START_SECONDS)
        self.tasks.append(task)
        with contextlib.suppress(OSError):  # it has died: the next look tells
            self.connection.send((task.index, task.skip, task.tries > 1))

    def take_back(self) -> list[Task]:
        """Remove and return the items that the worker has received and not begun."""
        tasks = list(self.tasks)
        self.tasks.clear()
        for task in tasks:
            task.tries -= 1
        return tasks

    def hear(self) -> bool:
        """Receive one message; True if the first item has ended."""
        self.result = None
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            return self._over(Ended(step=self.step))
        except Exception as error:  # noqa: BLE001  whatever half a message makes of unpickling
            return self._over(Ended(step=self.step, reason=f"{type(error).__name__}: {error}"))
        match message:
            case ("begin", str(step), float(seconds), bool(optional)):
                self._begin(step, seconds)
                if optional:
                    self.tasks[0].optional.add(step)
                return False
            case ("done", result, bool(lasts)):
                self.result = (result,)
                self._begin("", START_SECONDS)
                if not lasts:
                    self.lasts = False
                    self.end()
                return True
            case ("raised", str(reason)):
                return self._over(Ended(step=self.step, reason=reason))
        return self._over(Ended(step=self.step, reason="no message of ours"))

    def late(self) -> bool:
        """Whether the worker's step has taken too long; such a worker has been ended."""
        return time.monotonic() >= self.deadline and self._over(Ended(step=self.step, seconds=self.seconds))

    def end(self, *, at_once: bool = False) -> None:
        """End the worker: it ends by itself when its connection closes, or it is killed."""
        self.connection.close()
        if not at_once:
            self._process.join(GRACE_SECONDS)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(GRACE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._process.close()

    def _begin(self, step: str, seconds: float) -> None:
        self.step, self.seconds, self.deadline = step, seconds, time.monotonic() + seconds

    def _over(self, ended: Ended) -> bool:
        self.result, self.ended, self.lasts = None, ended, False
        self.end(at_once=True)
        return True

    result: tuple[Any] | None = None
    ended = Ended(step="")
    lasts = True


def look(busy: list[WorkerProcess]) -> Iterator[WorkerProcess]:
    """Wait for an event; yield the workers whose item has ended, which are no longer busy."""
    first = min(worker.deadline for worker in busy)
    ready = set(wait([worker.connection for worker in busy], max(0.0, first - time.monotonic())))
    over = [worker for worker in busy if (worker.hear() if worker.connection in ready else worker.late())]
    for worker in over:
        busy.remove(worker)
    yield from over


def _serve(
    start: WorkerStart[Any, Any], connection: Connection, others: Sequence[Connection], parent: int
) -> None:
    """The worker's main function: prepare, then process items until the parent closes the connection."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who watches
    end_when_asked(parent)
    take_alarms()
    try:
        close = start.prepare()
    except Exception as error:  # noqa: BLE001  nothing can be done here; it is said, and the item is lost
        connection.send(("raised", f"{type(error).__name__}: {error}"))
        return
    gc.freeze()  # what all workers have in common is neither searched for garbage nor copied
    try:
        _serve_items(start, connection)
    finally:
        close()


def _serve_items(start: WorkerStart[Any, Any], connection: Connection) -> None:
    began = mapped_bytes()
    limit_memory(start.memory_bytes)
    done = 0
    while True:
        try:
            index, skip, closely = connection.recv()
        except EOFError:
            return

        def tell(step: str, seconds: float, optional: bool) -> None:  # noqa: FBT001
            connection.send(("begin", step, float(seconds), optional))
            end_after(seconds)

        watch = Watch(tell, skip, closely=closely)
        try:
            result = start.work(start.items[index], watch)
        except (Exception, OverLimitError) as error:  # noqa: BLE001  an item may not end the others
            connection.send(("raised", f"{type(error).__name__}: {error}"))
            return
        end_after(0)
        done += 1
        # What has grown keeps its memory from the next item; what ran into a limit may be left half done.
        worn = watch.tripped or mapped_bytes() - began > start.memory_bytes // 2
        lasts = not worn and (start.each is None or done < start.each)
        connection.send(("done", result, lasts))
        if not lasts:
            return
