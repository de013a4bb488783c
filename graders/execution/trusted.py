"""Calls functions of an assignment's author in this process, without any wall.

Only for the author's own code: references, alternatives, misconceptions, and wrong versions made of
them.  A student's code goes through a runner.  Results have the same form as a student's answers.
"""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import itertools
import os
import pickle
import signal
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from graders.assignment.apart import apart
from graders.execution.perform import perform
from graders.execution.rebuild import as_plain
from graders.inside.calls.answers import MAX_MESSAGE
from graders.inside.calls.calling import RECURSION_LIMIT, CallTimeoutError
from graders.model.limits import Limit
from graders.model.manner import PLAIN, Manner, Step
from graders.model.transcript import Raised, Reply, Returned, Stopped
from graders.model.unchanged import copied, unchanged

Item = TypeVar("Item")
Result = TypeVar("Result")

_SIMPLE = frozenset({type(None), bool, int, float, np.float64, np.float32, np.int64})
_AGAIN_SECONDS = 0.05  # a bare `except:` in a loop swallows the first alarm, not all of them
_WALL = 20  # times as much wall time as CPU time: what is measured is the answer, and not the machine
_HAS_TIMERS = hasattr(signal, "setitimer") and hasattr(os, "fork")


def call(
    function: Callable[..., Any], args: tuple[Any, ...], seconds: float, *, manner: Manner = PLAIN
) -> Reply:
    """Call a function on copies of `args`, for at most `seconds` of CPU time where there are timers.

    Where there is more to a call than its arguments, it is made as a student's is, and its steps find the
    function under the name that none of them keeps and that its own module lacks.

    Only within `quiet`.
    """
    if dataclasses.replace(manner, kwargs={}, rng=None, take=None) != PLAIN:
        return _performed(function, args, manner, seconds)
    given = [copied(argument) for argument in args]
    try:
        with _time_limit(seconds):
            value = _called(function, given, manner)
    except CallTimeoutError:
        return Stopped(limit=Limit.CALL_TIME, seconds=seconds)
    except (Exception, SystemExit, GeneratorExit) as error:  # noqa: BLE001  any answer is an answer
        message = str(error)[:MAX_MESSAGE]
        bases, own = bases_of(type(error))
        return Raised(type_name=type(error).__name__, bases=bases, message=message, place=None, own_bases=own)
    changed = tuple(
        n for n, (after, before) in enumerate(zip(given, args, strict=True)) if not unchanged(after, before)
    )
    return Returned(value=_received(value), changed=changed)


def bases_of(kind: type[BaseException]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the types that an exception descends from: Python's, and all others."""
    builtin = [each for each in kind.__mro__ if getattr(builtins, each.__name__, None) is each]
    own = [each for each in kind.__mro__ if each not in builtin]
    return tuple(each.__name__ for each in builtin), tuple(each.__name__ for each in own)


@contextlib.contextmanager
def quiet(files: Mapping[str, bytes] | None = None) -> Iterator[None]:
    """Run apart, drop what is warned, and allow the recursion that student code is allowed.

    Args:
        files: what lies in the working folder, by name.
    """
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    before = signal.signal(signal.SIGVTALRM, _alarm) if _HAS_TIMERS else None
    try:
        with (
            apart(files),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        if before is not None:
            signal.signal(signal.SIGVTALRM, before)
        sys.setrecursionlimit(limit)


def each_alone(
    work: Callable[[Item], Result], items: Sequence[Item], *, seconds: float, lost: Callable[[Item], Result]
) -> list[Result]:
    """``[work(item) for item in items]`` in a fork, which is replaced when an item takes it down.

    Args:
        seconds: wall time of one item; then the system itself ends the fork, whatever it is doing.
        lost: the result of an item that took its process down.

    Raises:
        Exception: a result cannot leave its process, which is nobody's answer.
    """
    if not _HAS_TIMERS:
        return [work(item) for item in items]
    results: list[Result] = []
    while len(results) < len(items):
        results += _in_a_fork(work, items[len(results) :], seconds)
        if len(results) < len(items):
            results.append(lost(items[len(results)]))
    return results


# Private functions


def _performed(function: Callable[..., Any], args: tuple[Any, ...], manner: Manner, seconds: float) -> Reply:
    try:
        with _time_limit(seconds):
            work = _names_of(function, manner.steps) if manner.steps else function
            return perform(work, args, manner, seconds=_WALL * seconds)  # a busy machine proves nothing
    except CallTimeoutError:
        return Stopped(limit=Limit.CALL_TIME, seconds=seconds)


def _names_of(function: Callable[..., Any], steps: Sequence[Step]) -> dict[str, Any]:
    """What the steps may use: the module of the function, and itself under each name that is nowhere else."""
    module = getattr(function, "__globals__", None) or vars(sys.modules.get(function.__module__, builtins))
    free = {name for step in steps for name in _names_in(step.code)} - {step.keeps for step in steps}
    own = {name for name in free if name not in module}
    return {**module, **dict.fromkeys(own or {function.__name__}, function)}


def _names_in(code: Any) -> Iterator[str]:
    if isinstance(code, list) and len(code) == 2 and code[0] == "name":
        yield code[1]
    elif isinstance(code, list) and code[:1] != ["value"]:
        for each in code:
            yield from _names_in(each)
    elif isinstance(code, dict):
        for each in code.values():
            yield from _names_in(each)


def _called(function: Callable[..., Any], given: list[Any], manner: Manner) -> Any:
    """What a function returns to arguments, by keyword and a generator of random numbers among them."""
    if manner == PLAIN:
        return function(*given)
    kwargs = {name: copied(value) for name, value in manner.kwargs.items()}
    if manner.rng is not None:
        kwargs["rng"] = np.random.default_rng(manner.rng)
    value = function(*given, **kwargs)
    return value if manner.take is None else list(itertools.islice(value, manner.take))


def _in_a_fork(work: Callable[[Item], Result], items: Sequence[Item], seconds: float) -> list[Result]:
    """The results of the first items, up to the one that ended the fork."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        _work_and_exit(work, items, seconds, sending)
    os.close(sending)
    results: list[Result] = []
    with os.fdopen(receiving, "rb") as stream, contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            results.append(pickle.load(stream))  # noqa: S301  of the author's own code, from our own fork
    os.waitpid(child, 0)
    for result in results:
        if isinstance(result, _UnsentError):
            raise result
    return results


def _work_and_exit(
    work: Callable[[Item], Result], items: Sequence[Item], seconds: float, sending: int
) -> None:
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process even within NumPy
        with os.fdopen(sending, "wb") as stream:
            for item in items:
                signal.setitimer(signal.ITIMER_REAL, seconds)
                stream.write(_pickled(work(item)))
                stream.flush()
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is cleaned up twice


class _UnsentError(Exception):
    """A result that cannot leave its process: our mistake, and no answer to anything."""


def _pickled(result: object) -> bytes:
    try:
        return pickle.dumps(result)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        return pickle.dumps(_UnsentError(f"{type(result).__name__}: {error}"))


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    if not _HAS_TIMERS:
        yield
        return
    # CPU time, so that a busy machine changes no verdict.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _alarm(_signal: int, _frame: types.FrameType | None) -> None:
    raise CallTimeoutError


def _received(value: Any) -> Any:
    """The value in the form in which a runner would return it."""
    if type(value) in _SIMPLE:
        return value
    if type(value) is np.ndarray and value.dtype.kind in "iuf" and value.dtype.isnative:
        return value.copy()
    return as_plain(value)
