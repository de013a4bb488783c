"""IPython's extra syntax to plain Python, line for line, and code to statements."""

from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

_CELL_MAGIC = re.compile(r"^%%(\w+)")
_RUNS_ITS_BODY = {"time", "timeit", "capture", "prun", "memit"}
_RUNS_AS_IT_STANDS = {"time", "capture"}  # their body defines names for the cells below
# Lines that continue the statement above them, though they begin in the first column.
_CONTINUES = re.compile(r"^(?:else|elif|except|finally)\b|^[)\]}]|^case\b")
_MAX_ATTEMPTS = 60  # blocks tried as the end of one statement
_MAX_BROKEN = 50  # syntax errors told of one work; the rest of it is left
MAX_TRANSFORMED = 400  # lines; of longer work each line that is not Python is a syntax error of its own


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a module: its text, as it is run, and its first line, counted from 1."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A syntax error: its line, counted from 1, what Python says, and the line itself."""

    line: int
    message: str
    text: str


def plain_python(source: str) -> str:
    """`source` without IPython's syntax, with the same lines; "" where it is not Python at all."""
    if parses(source):
        return source
    magic = _CELL_MAGIC.match(source.lstrip())
    if magic is not None:
        if magic[1] not in _RUNS_ITS_BODY:
            return ""
        head, _, body = source.lstrip().partition("\n")
        blank = "\n" * (source.count("\n") - body.count("\n"))
        return blank + plain_python(body) if head else ""
    transformed = _transformed(source)
    return transformed if parses(transformed) else ""


def runnable(source: str) -> str:
    """A notebook's cell as it is run: without magics that only watch it, and without broken statements.

    The lines keep their numbers.
    """
    magic = _CELL_MAGIC.match(source.lstrip())
    if magic is not None:
        return plain_python(source) or source if magic[1] in _RUNS_AS_IT_STANDS else source
    if syntax_error(source) is None:
        return source
    statements, _ = split_module(source)
    lines = [""] * (source.count("\n") + 1)
    for each in statements:
        text = each.source.split("\n")
        lines[each.line - 1 : each.line - 1 + len(text)] = text
    return "\n".join(lines).rstrip() if statements else source


def parses(source: str) -> bool:
    """Whether `source` is valid Python."""
    return _error(source) is None


def syntax_error(source: str) -> BrokenLine | None:
    """The syntax error of `source`, IPython's syntax being allowed, or None."""
    if plain_python(source) or not source.strip() or source.lstrip().startswith("%%"):
        return None
    transformed = _transformed(source)
    error = _error(transformed)
    return None if error is None else _broken(error, source.split("\n"), 0)


def split_module(source: str) -> tuple[list[Statement], list[BrokenLine]]:
    """The statements of a module, and its syntax errors, each of which costs one statement.

    Statements that share a line stay together.  IPython's syntax is put into plain Python.
    """
    if parses(source):
        return list(_statements(source, 0)), []
    transformed = _transformed(source)
    if parses(transformed):
        return list(_statements(transformed, 0)), []
    return _salvage(transformed)


# Private functions


@functools.lru_cache(maxsize=8)
def _transformed(source: str) -> str:
    # Loaded late: IPython takes a while to import, and most work needs none of it.
    from IPython.core.inputtransformer2 import TransformerManager  # noqa: PLC0415

    if source.count("\n") > MAX_TRANSFORMED:
        return source  # its time grows with the square of the lines
    lead = re.match(r"\s*\n", source)
    blank = lead[0].count("\n") if lead else 0  # IPython drops blank lines at the top
    try:
        transformed = TransformerManager().transform_cell(source[lead.end() if lead else 0 :])
        return "\n" * blank + str(transformed)
    except Exception:  # noqa: BLE001  IPython raises anything at text that is neither its own nor Python
        return source


@functools.lru_cache(maxsize=64)  # a cell is asked about several times in a row
def _error(source: str) -> SyntaxError | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a string is no fault
            # Compiled and not only parsed: `return` outside of a function passes the parser.
            flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
            compile(source, "<submission>", "exec", flags=flags, dont_inherit=True)
    except SyntaxError as error:
        return error.with_traceback(None)
    except (ValueError, RecursionError, MemoryError) as error:
        return SyntaxError(str(error) or "too deeply nested", ("<submission>", 1, 0, ""))
    return None


def _statements(source: str, offset: int) -> Iterator[Statement]:
    lines = source.split("\n")
    begin, end = 0, 0
    for node in ast.parse(source).body:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        if begin and first <= end:
            end = max(end, node.end_lineno or first)
            continue
        if begin:
            yield Statement("\n".join(lines[begin - 1 : end]), offset + begin)
        begin, end = first, node.end_lineno or first
    if begin:
        yield Statement("\n".join(lines[begin - 1 : end]), offset + begin)


def _salvage(source: str) -> tuple[list[Statement], list[BrokenLine]]:
    """The statements that can be read, from the top down, and an error for each stretch that cannot."""
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if _begins(line)] + [len(lines)]
    statements: list[Statement] = []
    broken: list[BrokenLine] = []
    at = 0
    while at < len(starts) - 1 and len(broken) < _MAX_BROKEN:
        for end in range(at + 1, min(len(starts), at + 1 + _MAX_ATTEMPTS)):
            block = "\n".join(lines[starts[at] : starts[end]])
            if parses(block):
                statements += _statements(block, starts[at])
                at = end
                break
        else:
            alone = "\n".join(lines[starts[at] : starts[at + 1]])
            error = _error(alone)
            if error is not None:
                broken.append(_broken(error, alone.split("\n"), starts[at]))
            at += 1
    return statements, broken


def _begins(line: str) -> bool:
    return bool(line) and line[0] not in " \t#" and not _CONTINUES.match(line)


def _broken(error: SyntaxError, lines: list[str], offset: int) -> BrokenLine:
    line = min(max(error.lineno or 1, 1), len(lines))
    return BrokenLine(offset + line, str(error.msg), lines[line - 1].strip()[:200])
