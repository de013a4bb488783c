"""The code that a template has in place of an answer, as its author wrote it: a body, or a whole function."""

from __future__ import annotations

import ast
import textwrap
from typing import Literal

Kind = Literal["body", "whole"]


def starter_kind(starter: str, name: str) -> Kind:
    """Whether a starter defines the whole function or only the body below the ``def`` line.

    Raises:
        SyntaxError: it is neither.
    """
    tree = ast.parse(textwrap.dedent(starter))
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
            return "whole"
    ast.parse(as_body(starter, f"def {name}():"))
    return "body"


def as_body(starter: str, head: str, docstring: str = '""') -> str:
    """A function whose body is the starter, below its docstring."""
    body = textwrap.indent(textwrap.dedent(starter).strip("\n"), "    ")
    return f"{head}\n{textwrap.indent(docstring, '    ')}\n{body}"
