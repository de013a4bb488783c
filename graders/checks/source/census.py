"""What stands anywhere in a work, reached or not: who calls a helper and with what, what is annotated.

Some of what cannot be read in one place is known from all the others: a helper's parameter holds what its
callers give it, an annotation holds what is written in an annotation.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass, field

from graders.checks.source.attributes import MAKERS
from graders.checks.source.classes import is_plain_base
from graders.checks.source.local_names import stored_by
from graders.checks.source.names import Binding, ParsedWork
from graders.checks.source.nodes import walk
from graders.model.submission import Cell

_RUNS_CODE = {
    "exec",
    "eval",
    "run_cell",
    "run_cell_magic",
    "run_line_magic",
    "ex",
    "ev",
    "run_code",
    "runsource",
}
_PUTS = {"update", "setdefault", "__setitem__", "setitem", "append", "extend", "insert"}


@dataclass(slots=True)
class Census:
    """The calls, names, attributes, texts and annotations of a whole work."""

    calls: dict[str, list[ast.Call]] = field(default_factory=dict)  # by the plain name that is called
    called: dict[str, list[ast.Call]] = field(default_factory=dict)  # by the last name that is called
    handed_on: set[str] = field(default_factory=set)  # names that are used in other ways than by a call
    stored: Counter[str] = field(default_factory=Counter)  # how often each name is set, in any function
    attributes: Counter[str] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)
    annotations: list[Binding] = field(default_factory=list)
    put: list[Binding] = field(default_factory=list)  # what is put into containers
    makes_classes: bool = False  # by a call, whose bases and annotations may be anything
    computed: bool = False  # some attribute is set by a name that is made of something
    foreign: bool = False  # some class descends from one that is neither the student's nor Python's
    whole: bool = True  # no code runs that stands in a text


def take_census(work: ParsedWork) -> Census:
    """Look at every node of a work once."""
    census = Census(whole=not work.unreadable)
    for tree, cell in work.trees:
        called: set[int] = set()
        for node in walk(tree):
            census.stored.update(stored_by(node))
            _note(node, cell, called, census)
            if isinstance(node, ast.ClassDef):
                census.foreign |= not all(is_plain_base(base, work) for base in node.bases)
    return census


# Private functions


def _note(node: ast.AST, cell: Cell, called: set[int], census: Census) -> None:
    match node:
        case ast.Call():
            _note_call(node, cell, called, census)
        case ast.Name(id=name, ctx=ast.Load()) if id(node) not in called:
            census.handed_on.add(name)
        case ast.Attribute(attr=name):
            census.attributes[name] += 1
            census.whole &= name not in _RUNS_CODE
        case ast.Constant(value=str(text)):
            census.texts.add(text)
        case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
            census.annotations.append(Binding(annotation, cell))
        case ast.FunctionDef(returns=ast.expr() as annotation):
            census.annotations.append(Binding(annotation, cell))
        case ast.Assign(targets=targets, value=value) if any(isinstance(t, ast.Subscript) for t in targets):
            census.put.append(Binding(value, cell))
        case ast.AugAssign(value=value):
            census.put.append(Binding(value, cell))


def _note_call(node: ast.Call, cell: Cell, called: set[int], census: Census) -> None:
    """`walk` comes to a call before it comes to the name that is called."""
    name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
    census.called.setdefault(name, []).append(node)
    if isinstance(node.func, ast.Name):
        called.add(id(node.func))
        census.calls.setdefault(name, []).append(node)
        census.whole &= name not in _RUNS_CODE
    census.makes_classes |= name == "new_class" or (
        name in MAKERS - {"SimpleNamespace", "Namespace", "namedtuple"}
        and (name != "type" or len(node.args) > 1)
    )
    census.computed |= name == "setattr" and not isinstance(dict(enumerate(node.args)).get(1), ast.Constant)
    if name in _PUTS:
        census.put += [Binding(each, cell) for each in [*node.args, *(k.value for k in node.keywords)]]
