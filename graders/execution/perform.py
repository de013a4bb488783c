"""One call of trusted code in this process, made by the code that makes a student's.

For the author's own code alone: there is no wall here.  What comes back has been through the wire, so
that it is the same plain data as a student's answer.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from graders.assignment.apart import apart
from graders.execution import rebuild, replies
from graders.execution.folder import temporary_folder
from graders.inside.calls import answers, files
from graders.model.limits import Limit, Limits
from graders.model.manner import PLAIN, Manner
from graders.model.transcript import Call, Reply, Stopped

SECONDS = 30.0
_NAME = "performed"
_LIMITS = Limits()

as_plain = rebuild.as_plain


def perform(
    work: Callable[..., Any] | Mapping[str, Any],
    args: tuple[Any, ...] = (),
    manner: Manner = PLAIN,
    *,
    seconds: float = SECONDS,
    shipped: Mapping[str, bytes] | None = None,
) -> Reply:
    """Call a function on copies of `args`; or take the steps of `manner` in a namespace.

    Args:
        work: the function, or the names that the steps may use.
        seconds: wall time, where there are timers; within a time limit of the caller's, less than that.
        shipped: the assignment's files, by name; they stand in the working folder.

    Raises:
        ValueError: an argument does not cross the wall.
        KeyboardInterrupt: somebody has pressed Ctrl-C.
    """
    namespace = dict(work) if isinstance(work, Mapping) else {_NAME: work}
    call = Call(id="", function=_NAME, args=args, manner=manner)
    request = {"calls": f"[{replies.request(call, seconds)}]", "result_bytes": _LIMITS.result_bytes}
    with _working_folder(manner, shipped or {}), _without_windows(), np.errstate(all="ignore"):
        batches = [batch["replies"] for batch in answers.answer_calls(request, namespace, _nowhere)]
    (reply,) = json.loads(json.dumps([each for batch in batches for each in batch]))  # as beyond the wall
    if reply["status"] == "returned":
        return replies.returned(call, reply)
    if reply["status"] == "raised":
        if reply["type"] == "KeyboardInterrupt" and "KeyboardInterrupt" in reply["bases"]:
            raise KeyboardInterrupt
        return replies.raised(reply, None, call)
    return Stopped(limit=Limit.CALL_TIME, seconds=seconds)


# Private functions


def _nowhere(_file: str) -> str | None:
    return None


@contextlib.contextmanager
def _working_folder(manner: Manner, shipped: Mapping[str, bytes]) -> Iterator[None]:
    """A folder of its own where files are read or written, and else any scratch."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(apart())
        if manner.writes or shipped:
            before = os.getcwd()  # noqa: PTH109  as it is, links included
            folder = stack.enter_context(temporary_folder())
            stack.callback(os.chdir, before)
            os.chdir(folder)
        stack.enter_context(files.settled(shipped))
        yield


@contextlib.contextmanager
def _without_windows() -> Iterator[None]:
    """Figures of this process are drawn into memory, as a student's are."""
    before = os.environ.get("MPLBACKEND")
    os.environ["MPLBACKEND"] = "Agg"
    try:
        yield
    finally:
        if before is None:
            del os.environ["MPLBACKEND"]
        else:
            os.environ["MPLBACKEND"] = before
