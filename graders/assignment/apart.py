"""Runs authors' code apart: in a temporary folder, with its output discarded.

A reference that prints would spoil ``--format yaml``, and a wrong version of one may write files that
nobody asked for.  This only keeps things tidy.  It protects against nothing: authors' code is trusted.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from graders.errors import RunnerError, notice
from graders.slugs import Slug

_STREAMS = (0, 1, 2)
_now: list[str] = []  # the scratch, while code runs apart


@contextlib.contextmanager
def apart(files: Mapping[str, bytes] | None = None) -> Iterator[None]:
    """Work in a temporary folder, with standard streams that lead nowhere.  Nested uses change nothing more.

    Args:
        files: what lies in the folder, by name.

    Raises:
        RunnerError: no temporary folder can be made.
    """
    if _now:
        _put(_now[0], files or {})
        yield
        return
    with _scratch() as folder, _in_folder(folder), _silence():
        _now.append(folder)
        try:
            _put(folder, files or {})
            yield
        finally:
            _now.clear()


# Private functions


def _put(folder: str, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = Path(folder, name)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


@contextlib.contextmanager
def _scratch() -> Iterator[str]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
    except OSError as error:
        raise RunnerError(notice("run", Slug.NO_TEMPORARY_FOLDER, reason=str(error))) from error
    with folder as path:
        yield path


@contextlib.contextmanager
def _in_folder(folder: str) -> Iterator[None]:
    before = os.getcwd()  # noqa: PTH109  as it is, links included
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Python's streams and the descriptors below them, which libraries in C and other processes write to."""
    with contextlib.ExitStack() as stack:
        _flush()
        null = stack.enter_context(open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123  not a file
        for number in _STREAMS:
            with contextlib.suppress(OSError):  # it is closed, and stays so
                kept = os.dup(number)
                stack.callback(os.close, kept)
                stack.callback(os.dup2, kept, number)
                os.dup2(null.fileno(), number)
        stack.callback(_flush)
        stack.callback(setattr, sys, "stdin", sys.stdin)
        sys.stdin = null
        stack.enter_context(contextlib.redirect_stdout(null))
        stack.enter_context(contextlib.redirect_stderr(null))
        yield


def _flush() -> None:
    """Write out what is buffered: our output before the streams are silenced, the author's after that."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # there is none, or it is closed
            stream.flush()  # type: ignore[union-attr]
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
