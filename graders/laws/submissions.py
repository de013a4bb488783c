"""Makes submissions of functions from an author's file, as a student would hand them in."""

from __future__ import annotations

import ast
import dataclasses
import hashlib
from collections.abc import Mapping

from graders.model.assignment import Aspect, Question
from graders.model.submission import Cell, Submission, SubmissionKind
from graders.mutation.programs import bound_by, reach

NOTHING = Submission(student="", file="", kind=SubmissionKind.MODULE, sha256="", cells=())
_OURS = "graders"


# A module has no files beside it: what it imports of the author's is made by its first statement.
_WITH_HELPERS = """\
def __bring(helpers):
    import sys
    import types

    for name in sorted(helpers):  # a package comes before what is in it
        sys.modules[name] = module = types.ModuleType(name)
        parent, _, last = name.rpartition(".")
        module.__package__ = parent
        if any(each.startswith(name + ".") for each in helpers):
            module.__package__, module.__path__ = name, []
        if parent:
            setattr(sys.modules[parent], last, module)
    for name, text in helpers.items():
        exec(compile(text, name, "exec"), vars(sys.modules[name]))
__bring({helpers!r})
"""


SOURCE_RULES = {Aspect.RULE: "source-rule", Aspect.REQUIRED: "source-requirement"}


def without_source_rules(question: Question) -> Question:
    """A question as it is for an answer whose source is not looked at."""
    checks = tuple(check for check in question.checks if check.aspect not in SOURCE_RULES)
    return dataclasses.replace(question, checks=checks)


def as_submission(
    answers: Mapping[str, Mapping[str, str]], *, file: str, helpers: Mapping[str, str] | None = None
) -> Submission:
    """A module with those statements that some functions need from their files, and no others.

    Decorators and imports from the grader are left out: a submission cannot use them.

    Args:
        answers: the text of a file -> a question's id -> the function of the file that answers it.
        file: what the submission is called.
        helpers: the text of modules that the answers import, by dotted name; the first to run first.
    """
    brought = [_cell(_WITH_HELPERS.format(helpers=dict(helpers)), 1)] if helpers else []
    cells = (*brought, *(cell for text, functions in answers.items() for cell in _cells(text, functions)))
    digest = hashlib.sha256("\n".join(answers).encode("utf-8")).hexdigest()
    return Submission(student=file, file=file, kind=SubmissionKind.MODULE, sha256=digest, cells=cells)


def bindings(text: str, question: str, function: str) -> dict[str, str]:
    """The names that an answer brings along, each with the source that binds it."""
    tree = ast.parse(text)
    kept = {name: ast.unparse(each) for each in reach(tree, function) for name in bound_by(each)}
    return kept if question == function else kept | {question: f"{question} = {function}"}


# Private functions


def _cells(text: str, answers: Mapping[str, str]) -> list[Cell]:
    tree = ast.parse(text)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            node.decorator_list = [each for each in node.decorator_list if not _is_ours(each)]
    kept = {id(statement) for name in answers.values() for statement in reach(tree, name)}
    lines = text.split("\n")
    cells = [
        _cell("\n".join(lines[_first(node) - 1 : node.end_lineno]), _first(node))
        for node in tree.body
        if id(node) in kept and not _is_ours(node)
    ]
    cells += [
        _cell(f"{question} = {function}", len(lines))
        for question, function in answers.items()
        if question != function
    ]
    return cells


def _cell(source: str, line: int) -> Cell:
    return Cell(source=source, python=source, number=1, first_line=line)


def _first(node: ast.stmt) -> int:
    """A statement's first line; a decorator of the grader's, taken out before, is none of it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _is_ours(node: ast.AST) -> bool:
    """Whether something is the grader's: ``@misconception(…)``, ``from graders.model … import …``."""
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == _OURS
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == _OURS for alias in node.names)
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "misconception"
