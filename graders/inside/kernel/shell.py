"""IPython's shell with three changes: cells have numbers, errors cost one statement, nothing is installed.

* A statement that fails costs only itself: the statements below it in the cell still run, so a
  missing library at the top or a failing self-check does not take correct functions along.  Of an
  import of several names, each counts as one.
* Each cell's code is compiled under the name ``cell:N``, so that a line can be pointed at later.
* ``!command``, ``exit()`` and ``input()`` fail at once.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell

from graders.inside.calls import answers
from graders.inside.kernel.statements import one_by_one

_CELL_NAME = re.compile(r"^cell:(\d{1,6})$")
# How lines of a pasted session begin, which IPython cleans of their prompts.
_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.|In \[|\[nav\]|\[ins\])", re.MULTILINE)
MAX_REMEMBERED = 200  # errors kept a submission


def place(filename: str) -> str | None:
    """The number of the cell that a code object's file name refers to."""
    match = _CELL_NAME.match(filename)
    return match[1] if match else None


def _may_be_plain(cell: str) -> bool:
    """Whether a cell may be plain Python: one line may be a magic without its "%"; indented code and prompts
    need IPython.
    """
    return len(cell.splitlines()) > 1 and not cell[0].isspace() and _PROMPT.search(cell) is None


class NumberedCells(XCachingCompiler):
    """Names the code of each cell after its number, and parses it once."""

    def __init__(self) -> None:
        super().__init__()
        self._parsed: tuple[str, ast.AST] | None = None

    def get_code_name(self, _raw_code: str, _code: str, number: int) -> str:
        return f"cell:{number}"

    def is_python(self, source: str) -> bool:
        """Whether the source is plain Python, without IPython's syntax."""
        try:
            self._parsed = source, self.ast_parse(source)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return False
        return True

    def ast_parse(self, source: str, filename: str = "<unknown>", symbol: str = "exec") -> ast.AST:
        known, self._parsed = self._parsed, None
        if known is not None and known[0] == source and symbol == "exec":
            return known[1]
        tree: ast.AST = super().ast_parse(source, filename, symbol)
        return tree


class PatientShell(ZMQInteractiveShell):
    """A shell in which one statement's failure costs one statement."""

    compiler_class = NumberedCells

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.remembered: list[dict[str, Any]] = []
        self._streams = (sys.stdout, sys.stderr)
        self._watched: tuple[str, ...] = ()
        self._defined: dict[str, Any] = {}
        self._transformed: tuple[object, str] | None = None

    def transform_cell(self, raw_cell: str) -> str:
        """IPython's, once a cell: ipykernel and IPython both ask for it; and not at all for plain Python."""
        key = (raw_cell, self.execution_count)
        if self._transformed is None or self._transformed[0] != key:
            whole = raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"
            plain = _may_be_plain(whole) and self.compile.is_python(whole)
            self._transformed = key, whole if plain else super().transform_cell(raw_cell)
        return self._transformed[1]

    def should_run_async(self, raw_cell: str, **options: Any) -> bool:
        """IPython's, which compiles the cell to learn it, only where it can be so."""
        may_be = "await" in raw_cell or "async" in raw_cell
        return may_be and bool(super().should_run_async(raw_cell, **options))

    def watch(self, names: Iterable[str]) -> None:
        """Remember the functions of these names: ``f = f(1, 2)`` may take one away."""
        self._watched, self._defined = tuple(names), {}

    def restore_functions(self) -> None:
        """Restore functions whose names the student has given to other values."""
        for name, function in self._defined.items():
            if name in self.user_ns and not callable(self.user_ns[name]):
                self.user_ns[name] = function

    def keep_streams(self) -> None:
        """Remember the present streams: student code may replace them, but not take them away."""
        self._streams = (sys.stdout, sys.stderr)

    async def run_ast_nodes(  # type: ignore[override]
        self,
        nodelist: list[ast.stmt],
        cell_name: str,
        interactivity: str = "last_expr",
        compiler: Any = compile,
        result: Any = None,
    ) -> bool:
        """Run each statement by itself; True if any failed.  The first failure is the cell's."""
        failed, first_error = False, None
        absent: ast.AST | None = None  # a statement that imports from a library that is not there
        for whole, node in one_by_one(nodelist):
            if whole is absent:
                continue
            shown = interactivity if node is nodelist[-1] else "none"
            if await super().run_ast_nodes([node], cell_name, shown, compiler, result):
                error = getattr(result, "error_in_exec", None)
                first_error = first_error if failed else error
                failed = True
                if isinstance(whole, ast.ImportFrom) and isinstance(error, ModuleNotFoundError):
                    absent = whole
            self._mend_streams()
            for name in self._watched:
                if callable(self.user_ns.get(name)):
                    self._defined[name] = self.user_ns[name]
        if failed and result is not None:
            result.error_in_exec = first_error
        return failed

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        self._remember(sys.exc_info()[1])
        super().showtraceback(*args, **kwargs)

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        self._remember(sys.exc_info()[1])
        super().showsyntaxerror(*args, **kwargs)

    def enable_gui(self, gui: str | None = None) -> None:
        """``%matplotlib`` asks for an event loop; nobody will look at a window here."""

    def ask_exit(self) -> None:
        """``exit()`` ends the statement, not the kernel: cells below still count."""
        raise SystemExit

    def system(self, cmd: str) -> None:
        """Refuse ``!command``: nothing can be installed or started while work is graded."""
        print(f"not run while grading: !{cmd}", file=sys.stderr)
        self.user_ns["_exit_code"] = 1

    getoutput = system

    def _mend_streams(self) -> None:
        """Put a stream back that was closed, or replaced by what IPython cannot write to."""
        for name, kept in zip(("stdout", "stderr"), self._streams, strict=True):
            stream = getattr(sys, name)
            usable = all(callable(getattr(stream, each, None)) for each in ("write", "flush"))
            if not usable or getattr(stream, "closed", False):
                setattr(sys, name, kept)

    def _remember(self, error: BaseException | None) -> None:
        if error is None or len(self.remembered) >= MAX_REMEMBERED:
            return
        self.remembered.append({"cell": str(self.execution_count), **answers.describe(error, place)})
