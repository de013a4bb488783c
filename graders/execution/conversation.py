"""A conversation with one submission: its work is run once, then asked one thing after another."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any

from graders.execution.door import Ask
from graders.execution.session import Session
from graders.execution.work import Opener, Work
from graders.model.assignment import Limits
from graders.model.submission import Submission
from graders.model.transcript import Call, Limit, Plan, Reply, Stopped

SECONDS = 15.0  # that a conversation may take; what it is good for is not worth more


def hold_conversation(
    opener: Opener,
    submission: Submission,
    functions: Sequence[str],
    limits: Limits,
    talk: Callable[[Ask], None],
    *,
    guarded: bool,
) -> None:
    """Run the work, with fresh starts as for grading, and let `talk` ask its functions.

    Once the process has ended, or the time is over, `ask` answers that at once.

    Args:
        opener: gives a fresh session, and ends its process whatever it does.
        guarded: whether the process must refuse network and processes by itself.

    Raises:
        RunnerError: a session could not be opened.
    """
    deadline = time.monotonic() + min(SECONDS, limits.submission_seconds)
    plan = Plan(functions=tuple(functions), variables=(), calls=())
    work = Work(submission, plan, limits, deadline=deadline, guarded=guarded, batch=1)
    with asyncio.Runner() as loop:
        # nbclient abandons tasks whose cell was ended; what they raise then is nobody's concern.
        loop.get_loop().set_exception_handler(lambda *_: None)
        while not work.out_of_time() and work.ended <= limits.restarts:
            stack = contextlib.AsyncExitStack()
            session = loop.run(stack.enter_async_context(opener()))
            try:
                if loop.run(work.prepare(session)):
                    talk(_Asking(work, session, loop))
                    return
            finally:
                loop.run(stack.aclose())


class _Asking:
    """Asks a prepared session, until its process ends."""

    def __init__(self, work: Work, session: Session, loop: asyncio.Runner) -> None:
        self._work = work
        self._session = session
        self._loop = loop
        self._numbers = itertools.count()
        self._over: Stopped | None = None

    def __call__(self, function: str, args: tuple[Any, ...]) -> Reply:
        if self._over is not None:
            return self._over
        if self._work.out_of_time():
            return Stopped(limit=Limit.SUBMISSION_TIME)
        call = Call(id=str(next(self._numbers)), function=function, args=args, hidden=True)
        goes_on = self._loop.run(self._work.make_calls(self._session, [call]))
        reply = self._work.scribe.reply_to(call)
        if not goes_on:
            self._over = reply if isinstance(reply, Stopped) else Stopped(limit=Limit.PROCESS)
        return reply
