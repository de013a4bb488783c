"""Calls a submission's functions one after another: its cells are run once, then it answers calls."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graders.execution.conversation import Conversation, Opener
from graders.execution.ended import ForkServerDiedError
from graders.execution.runner import NO_FILES, CallFunction
from graders.execution.submission_run import RunWork
from graders.model.limits import Limit, Limits
from graders.model.manner import PLAIN, Manner
from graders.model.submission import Submission
from graders.model.transcript import Call, Plan, Reply, Stopped

SECONDS = 15.0  # wall time of one such process; what it is good for is not worth more


@contextlib.contextmanager
def asking(
    opener: Opener,
    submission: Submission,
    functions: Sequence[str],
    limits: Limits,
    *,
    guarded: bool,
    files: Mapping[str, bytes] = NO_FILES,
    kind: Callable[..., RunWork] = RunWork,
) -> Iterator[CallFunction]:
    """Run the work, with fresh starts as for grading, and yield a function that calls its functions.

    Once the process has ended, or the time is over, every call is answered with the limit that did it.

    Args:
        opener: gives a fresh session, and ends its process whatever it does.
        guarded: whether the process must refuse network and processes by itself.
        files: of the assignment's, by name, beside the work.
        kind: how cells are run.

    Raises:
        RunnerError: a session could not be opened.
    """
    deadline = time.monotonic() + min(SECONDS, limits.submission_seconds)
    plan = Plan(functions=tuple(functions), variables=(), calls=(), files=files)
    work = kind(submission, plan, limits, deadline=deadline, guarded=guarded, batch=1)
    with asyncio.Runner() as loop:
        # nbclient abandons tasks whose cell was ended; what they raise then is nobody's concern.
        loop.get_loop().set_exception_handler(lambda *_: None)
        stack = contextlib.AsyncExitStack()
        try:
            yield _Asking(work, _prepared(work, opener, stack, loop), loop)
        finally:
            with contextlib.suppress(ForkServerDiedError):  # the next run starts another
                loop.run(stack.aclose())


# Private functions


def _prepared(
    work: RunWork, opener: Opener, stack: contextlib.AsyncExitStack, loop: asyncio.Runner
) -> Conversation | None:
    """A session that has run the work and may be asked; None if there is none within the limits."""
    with contextlib.suppress(ForkServerDiedError):
        while not work.out_of_time() and work.ended <= work.limits.restarts:
            session: Conversation = loop.run(stack.enter_async_context(opener()))
            if loop.run(work.prepare(session)):
                return session
            loop.run(stack.aclose())
    return None


class _Asking:
    """Asks a prepared session, until its process ends."""

    def __init__(self, work: RunWork, session: Conversation | None, loop: asyncio.Runner) -> None:
        self._work = work
        self._session = session
        self._loop = loop
        self._numbers = itertools.count()
        self._over: Stopped | None = None

    def __call__(self, function: str, args: tuple[Any, ...], manner: Manner = PLAIN) -> Reply:
        if self._over is not None:
            return self._over
        if self._work.out_of_time():
            return Stopped(limit=Limit.SUBMISSION_TIME)
        if self._session is None:
            return Stopped(limit=Limit.RESTARTS)
        call = Call(id=str(next(self._numbers)), function=function, args=args, manner=manner, hidden=True)
        try:
            goes_on = self._loop.run(self._work.make_calls(self._session, [call]))
        except ForkServerDiedError:
            goes_on = False
        reply = self._work.scribe.reply_to(call)
        if not goes_on:
            self._over = reply if isinstance(reply, Stopped) else Stopped(limit=Limit.PROCESS)
        return reply
