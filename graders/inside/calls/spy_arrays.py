"""Arrays that notice which functions receive them: proof, from a run, that a rule is broken.

Rules are checked by reading the source, but names that a program looks up at run time cannot be read.  So
one call is made with arrays that report which of NumPy's functions, methods and operators the student's
own lines pass them to.  Answers that make plain copies of their arguments go unnoticed: this adds to the
reading of the source, and replaces none of it.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Collection
from typing import Any

import numpy as np

# Taken as they were shipped: student code may replace any name in the modules later.
_ndarray, _frame = np.ndarray, sys._getframe  # noqa: SLF001


class Spy:
    """What a call with spy arrays has shown: the first of the functions `names` that received one.

    Args:
        names: functions, methods and ufuncs, by their own name; ``matmul`` is also the operator ``@``.
        place: a code object's file name to the cell it belongs to, or None if it is not the student's.
    """

    def __init__(self, names: Collection[str], place: Callable[[str], str | None]) -> None:
        self.used: dict[str, Any] | None = None
        self._names = frozenset(names)
        self._place = place

    def over(self, argument: Any) -> Any:
        """The argument as a spy array; arguments that are not arrays stay as they are."""
        if type(argument) is not _ndarray:
            return argument
        watching = argument.view(_Watching)
        watching.watch = self
        return watching

    def notice(self, name: object, frame: types.FrameType | None) -> None:
        """Record that a function was called from `frame`; calls inside libraries do not count."""
        if self.used is not None or name not in self._names:
            return
        while frame is not None and frame.f_code.co_filename.startswith("<"):  # text that was run
            frame = frame.f_back
        cell = None if frame is None else self._place(frame.f_code.co_filename)
        if cell is not None and frame is not None:
            self.used = {"used": name, "place": {"cell": cell, "line": frame.f_lineno}}


class _Watching(np.ndarray[Any, Any]):
    """A spy array: it reports its uses to its `Spy`; otherwise it and its results behave like any array."""

    watch: Spy | None = None

    def __array_finalize__(self, source: Any) -> None:
        self.watch = getattr(source, "watch", None)

    def __array_function__(self, func: Any, kinds: Any, args: Any, kwargs: Any) -> Any:
        self._tell(getattr(func, "__name__", ""), _frame(1))
        return super().__array_function__(func, kinds, args, kwargs)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        self._tell(ufunc.__name__, _frame(1))
        if "out" in options:
            options["out"] = tuple(_plain(each) for each in options["out"])
        result = getattr(ufunc, method)(*map(_plain, inputs), **options)
        return self._watched(result)

    def dot(self, *args: Any, **options: Any) -> Any:
        self._tell("dot", _frame(1))
        return _plain(self).dot(*map(_plain, args), **options)

    def _tell(self, name: object, frame: types.FrameType | None) -> None:
        if self.watch is not None:
            self.watch.notice(name, frame)

    def _watched(self, result: Any) -> Any:
        if type(result) is not _ndarray or result.ndim == 0 or self.watch is None:
            return result
        return self.watch.over(result)


def _plain(value: Any) -> Any:
    return value.view(_ndarray) if isinstance(value, _Watching) else value
