"""A call that is more than a function and positional arguments.

A request's ``"manner"`` says how, and has only what is asked for:

    kwargs   text of `arguments.pack_keywords`        rng      the seed of a generator, given as `rng`
    take     how many elements of an iterator          stdin    what is there to be read
    steps    text of `steps.pack`                      prints   whether what is printed is kept
    writes   names of files that are read back         draws    whether open figures are read
    timed    whether it is called again for its time
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from graders.inside.calls import arguments, calling, figures, files, steps, streams
from graders.inside.wire import values as wire

REPEATS = 5  # calls of one that is timed
SHARE = 0.5  # of its time limit, that all of them may take together
LARGE = {"map": "dict", "array": "ndarray", "objects": "ndarray", "texts": "ndarray"}
LARGE |= {"frame": "DataFrame", "series": "Series", "column": "Index", "record": "object"}
_default_rng, _islice, _iter = np.random.default_rng, itertools.islice, iter
_of_process, _of_thread = time.process_time, getattr(time, "thread_time", time.process_time)
_encode = json.JSONEncoder(check_circular=False).encode
Encode = Callable[..., "list[Any]"]


class Prepared:
    """One call that is ready to be made.

    Args:
        request: see `answers.answer_calls`.
        args: its positional arguments.
        over: what is done to each argument by keyword.
    """

    def __init__(
        self,
        request: Mapping[str, Any],
        args: tuple[Any, ...],
        over: Callable[[Any], Any] = lambda each: each,
    ) -> None:
        self._request, self._over = request, over
        self._manner: Mapping[str, Any] = request["manner"]
        self._seconds: float = request["seconds"]
        self._args, self._kwargs = args, self._keywords()
        self.given = (*args, *self._kwargs.values())  # those by keyword follow in their order
        self._is_stepwise = "steps" in self._manner

    def made(self, namespace: Mapping[str, Any], encode: Encode) -> dict[str, Any]:
        """Make the call; all that is asked of it, as plain data.

        Raises:
            CallTimeoutError: it took too long.
            BaseException: whatever it raises.
        """
        manner = self._manner
        names = manner.get("writes", ())
        files.clear(names)
        if "draws" in manner:
            figures.begin()
        printed = streams.Printed()
        value, seconds = self._call(namespace, encode, self._args, self._kwargs, printed)
        reply: dict[str, Any] = {
            "value": value if self._is_stepwise else encode(value),
            "printed": printed.text() if "prints" in manner else "",
            "written": files.written(names),
            "drawn": figures.drawn(None if self._is_stepwise else value)
            if "draws" in manner
            else ["list", []],
            "seconds": None,
        }
        if "timed" in manner:
            reply["seconds"] = self._shortest(namespace, encode, seconds)
        return reply

    # Private functions

    def _keywords(self) -> dict[str, Any]:
        return {name: self._over(each) for name, each in arguments.unpack(self._manner.get("kwargs", "[]"))}

    def _call(
        self, namespace: Mapping[str, Any], encode: Encode, args: tuple[Any, ...], kwargs: dict[str, Any],
        printed: streams.Printed,
    ) -> tuple[Any, float]:  # fmt: skip
        """What comes of one call, and the time it took."""
        function, took = namespace.get(self._request["function"]), [0.0]
        own = {"rng": _default_rng(self._manner["rng"])} if "rng" in self._manner else {}

        def work() -> Any:
            began = _clocks()
            value = function(*args, **{**kwargs, **own})  # type: ignore[misc]
            if "take" in self._manner:
                value = _taken(value, self._manner["take"])
            took[0] = _since(began)
            return value

        def stepwise() -> Any:
            began = _clocks()
            value = steps.taken(todo, {**namespace, **own}, encode)
            took[0] = _since(began)
            return value

        todo = arguments.unpack(self._manner.get("steps", "[]"))
        made = stepwise if self._is_stepwise else work
        with streams.reading(self._manner.get("stdin", "")):
            return calling.call(made, (), self._seconds, printed.stream), took[0]

    def _shortest(self, namespace: Mapping[str, Any], encode: Encode, first: float) -> float:
        """The shortest time of several calls with fresh arguments, as long as there is time for them."""
        shortest, spent = first, first
        for _ in range(REPEATS - 1):
            if spent + shortest > SHARE * self._seconds:
                break
            args = (*arguments.unpack(self._request["args"]),)
            seconds = self._call(namespace, encode, args, self._keywords(), streams.Printed())[1]
            shortest, spent = min(shortest, seconds), spent + seconds
        return shortest


def _clocks() -> tuple[float, float]:
    """CPU time.  Under a limit on it, that of the process moves on in steps of milliseconds, and that of the
    thread does not; what other threads do is in that of the process alone.
    """
    return _of_thread(), _of_process()


def _since(began: tuple[float, float]) -> float:
    return max(_of_thread() - began[0], _of_process() - began[1])


def bounded(reply: dict[str, Any], most: int) -> tuple[dict[str, Any], int]:
    """A reply and its length in JSON; of one beyond `most` bytes, its largest parts are left out."""
    length = len(_encode(reply))
    if length > most:
        reply = {**reply, "drawn": ["list", []]}
        length = len(_encode(reply))
    if length > most:
        value = reply["value"]
        name = value[1] if value[0] == "record" else LARGE.get(value[0], value[0])
        reply = {**reply, "value": ["other", name, "too large"]}
        length = len(_encode(reply))
    if length > most:
        reply = {**reply, "printed": "", "written": dict.fromkeys(reply["written"])}
        length = len(_encode(reply))
    return reply, length


# Private functions


def _taken(value: Any, most: int) -> Any:
    """The first elements of an iterator, as a list; what is none stays as it is."""
    kind = type(value)
    if kind is str or kind is bytes or kind is dict or not hasattr(kind, "__iter__"):
        return value
    return list(_islice(_iter(value), min(most, wire.MAX_ITEMS)))
