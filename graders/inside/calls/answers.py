"""Answers the grader's questions in the namespace that the student's code left behind.

It looks names up, reads variables and calls functions on the grader's arguments.  It knows no
expected value, no tolerance and no points, so student code can find none of these here.
"""

from __future__ import annotations

import builtins
import contextlib
import json
import time
import traceback
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graders.inside.calls import arguments, calling, manners, spy_arrays
from graders.inside.wire import values as wire

MAX_MESSAGE = 500  # characters of an exception's message
MAX_BASES = 50  # types that an exception descends from
MAX_NAMES = 300  # of the student's own names, for "did you mean"
_SMALL = frozenset({"none", "bool", "float", "complex", "scalar"})
BATCH_SECONDS = 0.02  # replies wait so long at most for others
_now = time.monotonic
_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder(check_circular=False).encode

_NAME = type.__dict__["__name__"]

FindPlace = Callable[[str], "str | None"]


def look(request: Mapping[str, Any], namespace: dict[str, Any], place: FindPlace) -> dict[str, Any]:
    """The requested names and variables of the namespace, as plain JSON.

    Args:
        request: ``{"op": "look", "names": [...], "variables": [...]}``.
        namespace: what the student's code defined.
        place: a code object's file name to the cell it belongs to, or None if it is not theirs.

    Raises:
        KeyError: the request is malformed, which is the grader's own fault.
    """
    return _look(request["names"], request["variables"], namespace, place)


def answer_calls(
    request: Mapping[str, Any], namespace: dict[str, Any], place: FindPlace
) -> Iterator[dict[str, Any]]:
    """Make the calls in their order, and yield their replies in batches, as plain JSON.

    After a call that took too long the others are not made: their time may have to be shortened.

    Args:
        request: ``{"op": "calls", "calls": text, "result_bytes": limit}``; the text is a JSON list of
            ``{"function": name, "args": text of `arguments.pack`, "seconds": limit}``.  With ``"watch"``,
            a list of names, the reply names those that received the arguments, and not the result.
            With ``"manner"``, see `manners`.
        namespace: what the student's code defined.
        place: a code object's file name to the cell it belongs to, or None if it is not theirs.

    Yields:
        ``{"replies": [...], "done": whether this is the last batch}``.
    """
    replies: list[dict[str, Any]] = []
    size, sent = 0, _now()
    calling.stop_tracing()
    with calling.prepared():
        for call in _decode(request["calls"]):
            reply, length = _bounded(_call(call, namespace, place), request["result_bytes"])
            replies.append(reply)
            size += length
            if reply["status"] == "timeout":
                break
            if size > request["result_bytes"] // 4 or _now() - sent > BATCH_SECONDS:
                yield {"replies": replies, "done": False}
                replies, size, sent = [], 0, _now()
    yield {"replies": replies, "done": True}


def place_of(error: BaseException, place: FindPlace) -> dict[str, Any] | None:
    """The innermost line of the student's own code that `error` came through."""
    if isinstance(error, SyntaxError) and error.filename and place(error.filename) is not None:
        return {"cell": place(error.filename), "line": int(error.lineno or 1)}
    innermost = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        cell = place(frame.f_code.co_filename)
        if cell is not None:
            innermost = {"cell": cell, "line": line}
    return innermost


def describe(error: BaseException, place: FindPlace) -> dict[str, Any]:
    """An exception as plain data: its type, the built-in types it descends from, message, place."""
    return {
        "type": _name(type(error)),
        "bases": [
            _name(base) for base in type.mro(type(error)) if getattr(builtins, _name(base), None) is base
        ],
        "own_bases": [
            _name(base)
            for base in type.mro(type(error))
            if base is not object and getattr(builtins, _name(base), None) is not base
        ][:MAX_BASES],
        "message": _message(error),
        "place": place_of(error, place),
    }


# Private functions


def _bounded(reply: dict[str, Any], most: int) -> tuple[dict[str, Any], int]:
    """A reply, and its length in JSON; a value beyond `most` bytes is described by its type alone."""
    if reply["status"] != "returned" or (reply["value"][0] in _SMALL and "printed" not in reply):
        return reply, MAX_MESSAGE
    value = reply["value"]
    if "printed" in reply:
        return manners.bounded(reply, most)
    length = MAX_MESSAGE + len(value[3]) if value[0] == "array" else len(_encode(reply))
    if length > most:
        name = manners.LARGE.get(reply["value"][0], reply["value"][0])
        reply = {**reply, "value": ["other", name, "too large"]}
    return reply, length


def _look(
    names: list[str], variables: list[str], namespace: Mapping[str, Any], place: FindPlace
) -> dict[str, Any]:
    own = [
        name
        for name, value in namespace.items()
        if type(name) is str and type(value) is types.FunctionType and place(value.__code__.co_filename)
    ]
    return {
        "names": {name: _kind(namespace, name) for name in names},
        "own": own[:MAX_NAMES],
        "variables": {name: _encoded(namespace[name]) for name in variables if name in namespace},
    }


def _kind(namespace: Mapping[str, Any], name: str) -> str:
    if name not in namespace:
        return "missing"
    return "callable" if callable(namespace[name]) else type(namespace[name]).__name__


def _call(request: Mapping[str, Any], namespace: dict[str, Any], place: FindPlace) -> dict[str, Any]:
    if "watch" in request:
        return _watch(request, namespace, place)
    reply = _attempt(request, namespace, place)
    if reply["status"] == "raised" and reply["message"].endswith(" object is not callable"):
        # A cell for trying things out may have said `sum = 0`, long after `sum` was used and right.
        with _own_builtins(namespace) as any_hidden:
            return _attempt(request, namespace, place) if any_hidden else reply
    return reply


@contextlib.contextmanager
def _own_builtins(namespace: dict[str, Any]) -> Iterator[bool]:
    """Let Python's own functions be seen behind values that took their names; yields whether any did."""
    hidden = {
        name: value
        for name, value in namespace.items()
        if type(name) is str and callable(getattr(builtins, name, None)) and not callable(value)
    }
    for name in hidden:
        del namespace[name]
    try:
        yield bool(hidden)
    finally:
        namespace.update(hidden)


def _watch(request: Mapping[str, Any], namespace: dict[str, Any], place: FindPlace) -> dict[str, Any]:
    watch = spy_arrays.Spy(request["watch"], place)
    args = (*map(watch.over, arguments.unpack(request["args"])),)
    function = namespace.get(request["function"])
    try:
        if "manner" in request:
            prepared = manners.Prepared(request, args, watch.over)
            prepared.made(namespace, _encoded)
        else:
            calling.call(function, args, request["seconds"])
    except calling.CallTimeoutError:
        return {"status": "timeout"}
    except BaseException:  # noqa: BLE001, S110  what it had noticed by then counts
        pass
    return {"status": "watched", "noticed": watch.used}


def _attempt(request: Mapping[str, Any], namespace: dict[str, Any], place: FindPlace) -> dict[str, Any]:
    args = (*arguments.unpack(request["args"]),)
    if "manner" in request:
        prepared = manners.Prepared(request, args)
        given, make = prepared.given, lambda: prepared.made(namespace, _encoded)
    else:
        function, given = namespace.get(request["function"]), args
        make = lambda: {"value": _encoded(calling.call(function, args, request["seconds"]))}  # noqa: E731
    kept = (*map(arguments.keep, given),)
    # While the call runs, what is compared afterwards lies on the interpreter's stack, in values that cannot
    # be changed: a call may give the names of every frame other values.
    return _with_changes(given, kept, _outcome(make, place))


def _outcome(make: Callable[[], dict[str, Any]], place: FindPlace) -> dict[str, Any]:
    try:
        return {"status": "returned", **make()}
    except calling.CallTimeoutError:
        return {"status": "timeout"}
    except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt are theirs too
        return _raised(error, place)


def _with_changes(
    given: tuple[Any, ...], kept: tuple[tuple[Any, ...] | None, ...], reply: dict[str, Any]
) -> dict[str, Any]:
    """A reply, and the positions of the arguments that the call has changed; keywords come last."""
    if reply["status"] == "timeout":
        return reply
    changed = [n for n, before in enumerate(kept) if arguments.changed(given[n], before)]
    return {**reply, "changed": changed}


def _encoded(value: object, *, budget: list[int] | None = None) -> list[Any]:
    try:
        return wire.encode(value) if budget is None else wire.encode_among(value, budget)
    except BaseException as error:  # noqa: BLE001  theirs to provoke: no memory, a metaclass that raises
        return ["other", _name(type(value)), "too large" if type(error) is MemoryError else ""]


def _name(kind: type) -> str:
    """A class's name as it was given, whatever its metaclass says."""
    return str(_NAME.__get__(kind))[: wire.MAX_NAME]


def _raised(error: BaseException, place: FindPlace) -> dict[str, Any]:
    try:
        with calling.time_limit(1.0):
            return {"status": "raised", **describe(error, place)}
    except BaseException:  # noqa: BLE001  their class may lie about anything, or never come back
        return {"status": "raised", "type": "Exception", "bases": [], "message": "", "place": None}


def _message(error: BaseException) -> str:
    try:
        with calling.time_limit(1.0):
            text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:  # noqa: BLE001  their `__str__` may raise or never come back
        return ""
    if type(text) is not str:
        return ""
    # Lone surrogates have no UTF-8 form, and would spoil the whole reply.
    return text[:MAX_MESSAGE].encode("utf-8", "replace").decode("utf-8")
