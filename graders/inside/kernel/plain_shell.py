"""Runs cells without Jupyter: a statement that fails costs only itself, as in `shell`."""

from __future__ import annotations

import ast
import re
import sys
import types
from collections.abc import Callable, Iterable
from typing import Any

from graders.inside.calls import answers
from graders.inside.kernel.statements import one_by_one

MAX_REMEMBERED = 200  # errors kept a submission
_CELL_NAME = re.compile(r"^cell:(\d{1,6})$")


def place(filename: str) -> str | None:
    """The number of the cell that a code object's file name refers to."""
    match = _CELL_NAME.match(filename)
    return match[1] if match else None


class PlainShell:
    """A namespace, and the cells that are run in it.

    Args:
        module: the name of the module that the work is; None for a notebook.
        watched: names of functions, which a later value may take away: ``f = f(1, 2)``.
    """

    def __init__(self, module: str | None, watched: Iterable[str]) -> None:
        self._module = types.ModuleType(module or "__main__")
        self.namespace: dict[str, Any] = vars(self._module)
        sys.modules[module or "__main__"] = self._module
        if module is not None:
            self.namespace["__file__"] = f"{module}.py"
        self.namespace["get_ipython"] = _NoMagics
        self.namespace["exit"] = self.namespace["quit"] = _leave
        self.errors: list[dict[str, Any]] = []
        self._watched, self._defined = tuple(watched), dict[str, Any]()
        self._streams = sys.stdout, sys.stderr

    def run(self, source: str, number: int) -> None:
        """Run a cell; what fails is remembered in `errors`, and the next statement is run."""
        try:
            tree = ast.parse(source, f"cell:{number}")
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            self._remember(error, number)
            return
        absent: ast.AST | None = None  # a statement that imports from a library that is not there
        for whole, node in one_by_one(tree.body):
            if whole is not absent and isinstance(self._fails(node, number), ModuleNotFoundError):
                absent = whole if isinstance(whole, ast.ImportFrom) else None
            for name in self._watched:
                if callable(self.namespace.get(name)):
                    self._defined[name] = self.namespace[name]

    def restore_functions(self) -> None:
        """Restore functions whose names the work has given to other values."""
        for name, function in self._defined.items():
            if name in self.namespace and not callable(self.namespace[name]):
                self.namespace[name] = function

    # Private functions

    def _fails(self, node: ast.stmt, number: int) -> BaseException | None:
        try:
            exec(compile(ast.Module([node], []), f"cell:{number}", "exec"), self.namespace)  # noqa: S102
        except BaseException as error:  # noqa: BLE001  SystemExit and KeyboardInterrupt are theirs too
            self._remember(error, number)
            return error
        finally:
            sys.stdout, sys.stderr = self._streams
        return None

    def _remember(self, error: BaseException, number: int) -> None:
        if len(self.errors) < MAX_REMEMBERED:
            self.errors.append({"cell": str(number), **answers.describe(error, place)})


class _NoMagics:
    """What is there in place of IPython's shell: magics and commands of the system do nothing."""

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_args, **_options: None


def _leave(_code: object = None) -> None:
    """``exit()`` ends the statement, not the work: cells below still count."""
    raise SystemExit
