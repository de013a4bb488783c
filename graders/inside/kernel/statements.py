"""A cell or module as its statements, each of which is run by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator


def one_by_one(statements: Iterable[ast.stmt]) -> Iterator[tuple[ast.stmt, ast.stmt]]:
    """Each statement, with what is run of it in its turn: of an import, one name."""
    for whole in statements:
        if isinstance(whole, ast.Import):
            parts: list[ast.stmt] = [ast.Import([name]) for name in whole.names]
        elif isinstance(whole, ast.ImportFrom):
            parts = [ast.ImportFrom(whole.module, [name], whole.level) for name in whole.names]
        else:
            parts = [whole]
        for part in parts:
            yield whole, ast.copy_location(part, whole)
