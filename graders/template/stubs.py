"""The parts that the notebook and the module share: stubs, and a call to try."""

from __future__ import annotations

import ast
import dataclasses
import textwrap
from collections.abc import Sequence
from typing import Any

from graders.assignment.starter import as_body, starter_kind
from graders.model.assignment import Case, Question, QuestionKind, Visibility
from graders.model.manner import PLAIN
from graders.model.text import Language, Text

TRY = Text(en="Try it", zh="试一试")
_WRITE = Text(en="write your answer here", zh="在这里写你的答案")
SIDE_BY_SIDE = " / "


def stub(question: Question, languages: Sequence[Language], *, whole_statement: bool) -> str:
    """The code that stands in place of an answer.

    Args:
        whole_statement: with the statement in the docstring, for a module; else its title only.
    """
    if question.kind is not QuestionKind.FUNCTION:
        return question.starter or f"{question.id} = None"
    if is_whole(question):
        return textwrap.dedent(question.starter).strip("\n")
    title = question.title.joined(SIDE_BY_SIDE, languages)
    body = title
    if whole_statement:
        body = "\n\n".join([title, paragraphs(question.statement, languages)]) + "\n"
    quotes = 'r"""' if "\\" in body else '"""'
    head = f"def {question.id}({', '.join(question.parameters)}):"
    starter = question.starter or f'raise NotImplementedError("{_WRITE.joined(SIDE_BY_SIDE, languages)}")'
    return as_body(starter, head, f'{quotes}{body}"""')


def is_whole(question: Question) -> bool:
    """Whether the author has written the whole stub of a function, so that its statement stands elsewhere."""
    if question.kind is not QuestionKind.FUNCTION or not question.starter:
        return False
    return starter_kind(question.starter, question.id) == "whole"


def example(question: Question) -> str | None:
    """A call with the first public case that is written out, for trying; None where there is none."""
    for check in question.checks:
        if check.visibility is Visibility.PUBLIC:
            for case in check.cases:
                if case.raises is None and dataclasses.replace(case.manner, kwargs={}, timed=False) == PLAIN:
                    shown = _call(question.id, case)
                    if len(shown) < 200 and _is_python(shown):
                        return shown
    return None


def paragraphs(text: Text, languages: Sequence[Language]) -> str:
    """The languages of the assignment, one below the other."""
    return text.joined("\n\n", languages)


# Private functions


def _call(name: str, case: Case) -> str:
    keywords = (f"{key}={_source(each)}" for key, each in case.manner.kwargs.items())
    return f"{name}({', '.join([*map(_source, case.args), *keywords])})"


def _is_python(call: str) -> bool:
    """Whether it can be run as it is; tables and dates, for one, are not written so."""
    try:
        names = {node.id for node in ast.walk(ast.parse(call, mode="eval")) if isinstance(node, ast.Name)}
    except (SyntaxError, ValueError):
        return False
    return names <= {call.partition("(")[0], "np"}


def _source(argument: Any) -> str:
    if type(argument).__module__ == "numpy":
        return f"np.array({argument.tolist()!r})"
    return repr(argument)
