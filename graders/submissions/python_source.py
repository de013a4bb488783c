"""Turns IPython's extra syntax into plain Python, line for line, and splits code into statements."""

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
_MAX_BROKEN = 50  # syntax errors named of one work; the rest of it is left
_MAX_MAGICS = 20  # %%time above %%time
_MAX_QUESTION = 200  # characters of a line that ends in "?": IPython takes the square of them
# Lines that IPython looks for in turn, each time through the whole cell.
_SPECIAL = re.compile(r"^\s*[%!?,;/].*$|^.*\?[ \t]*$|=\s*[%!]", re.MULTILINE)
MAX_TRANSFORMED = 400  # lines; of longer work each line that is not Python is a syntax error of its own


class Effort:
    """The work still allowed for one submission beyond parsing: both tasks take quadratic time.

    When it is used up, IPython's syntax counts as a syntax error, and code that cannot be parsed is left out.
    """

    def __init__(self) -> None:
        self.transforms = 3_000_000  # special lines times characters
        self.salvage = 3_000_000  # characters parsed in search of where a statement ends
        self.transformed: dict[str, str] = {}


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


def plain_python(source: str, effort: Effort) -> str:
    """`source` without IPython's syntax, with the same lines; "" where it is not Python at all."""
    body, blank = source, 0
    for _ in range(_MAX_MAGICS):
        if parses(body):
            return "\n" * blank + body
        bare = body.lstrip()
        magic = _CELL_MAGIC.match(bare)
        if magic is None:
            transformed = _transformed(body, effort)
            return "\n" * blank + transformed if parses(transformed) else ""
        if magic[1] not in _RUNS_ITS_BODY:
            return ""
        head = body.count("\n")
        body = bare.partition("\n")[2]
        blank += head - body.count("\n")
    return ""


def runnable(source: str, effort: Effort) -> str:
    """A notebook's cell as it is run: without magics that only watch it, and without broken statements.

    The lines keep their numbers.
    """
    magic = _CELL_MAGIC.match(source.lstrip())
    if magic is not None:
        return plain_python(source, effort) or source if magic[1] in _RUNS_AS_IT_STANDS else source
    if syntax_error(source, effort) is None:
        return source
    statements, _ = split_module(source, effort)
    lines = [""] * (source.count("\n") + 1)
    for each in statements:
        text = each.source.split("\n")
        lines[each.line - 1 : each.line - 1 + len(text)] = text
    return "\n".join(lines).rstrip() if statements else source


def parses(source: str) -> bool:
    """Whether `source` is valid Python."""
    return _error(source) is None


def syntax_error(source: str, effort: Effort) -> BrokenLine | None:
    """The syntax error of `source`, IPython's syntax being allowed, or None."""
    if plain_python(source, effort) or not source.strip() or source.lstrip().startswith("%%"):
        return None
    transformed = _transformed(source, effort)
    error = _error(transformed)
    return None if error is None else _broken(error, source.split("\n"), 0)


def split_module(source: str, effort: Effort) -> tuple[list[Statement], list[BrokenLine]]:
    """The statements of a module, and its syntax errors, each of which costs one statement.

    Statements that share a line stay together.  IPython's syntax is put into plain Python.
    """
    if parses(source):
        return list(_statements(source, 0)), []
    transformed = _transformed(source, effort)
    if parses(transformed):
        return list(_statements(transformed, 0)), []
    return _salvage(transformed, effort)


# Private functions

_MAGIC_LINE = re.compile(r"^([ \t]*)(?:[%!].*|\?+[\w.]+|[\w.]+\?+)[ \t]*$", re.MULTILINE)


def _transformed(source: str, effort: Effort) -> str:
    known = effort.transformed.get(source)
    if known is None:
        known = effort.transformed[source] = _transform(source, effort)
    return known


def _transform(source: str, effort: Effort) -> str:
    try:  # loaded late: IPython takes a while to import, and most work needs none of it
        from IPython.core.inputtransformer2 import TransformerManager  # noqa: PLC0415
    except ImportError:  # where students check modules, it need not be there
        return _MAGIC_LINE.sub(r"\1pass", source)
    lines = source.count("\n") + 1
    special = [each[0] for each in _SPECIAL.finditer(source)]
    effort.transforms -= (len(special) + 1) * (len(source) + 20 * lines)
    asks = any(len(line) > _MAX_QUESTION and line.rstrip().endswith("?") for line in special)
    if lines > MAX_TRANSFORMED or effort.transforms < 0 or asks:
        return source
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
            _compile(source)
    except SyntaxError as error:
        return error.with_traceback(None)
    except (ValueError, RecursionError, MemoryError) as error:
        return SyntaxError(str(error) or "too deeply nested", ("<submission>", 1, 0, ""))
    return None


def _compile(source: str) -> None:
    """Compile and not only parse: `return` outside of a function passes the parser."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    if source.count("finally") <= 1:
        compile(source, "<submission>", "exec", flags=flags, dont_inherit=True)
        return
    tree = compile(source, "<submission>", "exec", flags=flags | ast.PyCF_ONLY_AST, dont_inherit=True)
    assert isinstance(tree, ast.Module)
    tree.body = _without_finally(tree.body)
    compile(tree, "<submission>", "exec", flags=flags, dont_inherit=True)


def _without_finally(body: list[ast.stmt]) -> list[ast.stmt]:
    """The same statements with the same errors, but with each `finally` block once.

    The compiler copies the block for each way out, those inside it as well: nesting costs exponential time.
    """
    plain: list[ast.stmt] = []
    for statement in body:
        parts = [statement, *getattr(statement, "handlers", []), *getattr(statement, "cases", [])]
        for part in parts:
            for name in ("body", "orelse", "finalbody"):
                if getattr(part, name, None) and isinstance(getattr(part, name), list):
                    setattr(part, name, _without_finally(getattr(part, name)))
        plain += _opened(statement) if isinstance(statement, (ast.Try, ast.TryStar)) else [statement]
    return plain


def _opened(statement: ast.Try | ast.TryStar) -> list[ast.stmt]:
    """A `try` without its `finally`, and then what stood in there."""
    last, statement.finalbody = statement.finalbody, []
    if statement.handlers or not last:
        return [statement, *last]
    return [*statement.body, *last]


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


def _salvage(source: str, effort: Effort) -> tuple[list[Statement], list[BrokenLine]]:
    """The statements that can be read, from the top down, and an error for each stretch that cannot."""
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if _begins(line)] + [len(lines)]
    statements: list[Statement] = []
    broken: list[BrokenLine] = []
    at = 0
    while at < len(starts) - 1 and len(broken) < _MAX_BROKEN and effort.salvage > 0:
        for end in range(at + 1, min(len(starts), at + 1 + _MAX_ATTEMPTS)):
            block = "\n".join(lines[starts[at] : starts[end]])
            effort.salvage -= len(block)
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
