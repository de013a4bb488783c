"""The student's module: the same questions, with the statements as docstrings."""

from __future__ import annotations

import ast
import textwrap

from graders.model.assignment import Assignment, Question, QuestionKind
from graders.template.stubs import SIDE_BY_SIDE, TRY, example, is_whole, paragraphs, stub

_IMPORT = "import numpy as np"


def module_text(assignment: Assignment) -> str:
    """The module as Python source; prose keeps the line breaks of the assignment file."""
    examples = _examples(assignment, None)
    imported = any(_IMPORT in example.split("\n") for example in examples)
    parts = ["\n\n".join([_head(assignment), *([] if imported else [_IMPORT]), *examples])]
    parts += [_question(assignment, question) for question in assignment.questions]
    parts += _tries(assignment)
    return "\n\n\n".join(parts) + "\n"


# Private functions


def _head(assignment: Assignment) -> str:
    languages = assignment.languages
    title = assignment.title.joined("\n", languages)
    chapters = [paragraphs(each.text, languages) for each in assignment.chapters if each.before is None]
    body = "\n\n".join([title, *chapters])
    return f'"""{body}\n"""'


def _question(assignment: Assignment, question: Question) -> str:
    languages = assignment.languages
    prose = [paragraphs(c.text, languages) for c in assignment.chapters if c.before == question.id]
    examples = _examples(assignment, question.id)
    own = [stub(question, languages, whole_statement=True)]
    if question.kind is not QuestionKind.FUNCTION or is_whole(question):
        own = [_comment(paragraphs(question.statement, languages)), *own]
    if not examples:
        return "\n\n".join([*map(_comment, prose), *own])
    return "\n\n".join([*map(_comment, prose), *examples]) + "\n\n\n" + "\n\n".join(own)


def _examples(assignment: Assignment, before: str | None) -> list[str]:
    """The worked examples of chapters; what only IPython runs stands there as a comment."""
    codes = [c.code.strip() for c in assignment.chapters if c.before == before and c.code.strip()]
    return [code if _is_python(code) else _commented(code) for code in codes]


def _is_python(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    return True


def _tries(assignment: Assignment) -> list[str]:
    calls = [call for call in map(example, assignment.questions) if call is not None]
    if not calls:
        return []
    head = f"# {TRY.joined(SIDE_BY_SIDE, assignment.languages)}"
    lines = [head, "print(np.array([1.0, 2.0, 3.0]))", *(f"# print({c})" for c in calls)]
    return ['if __name__ == "__main__":\n' + textwrap.indent("\n".join(lines), "    ")]


def _comment(text: str) -> str:
    # A Markdown heading has marks of its own.
    return "\n".join(f"# {line.lstrip('# ')}".rstrip() for line in text.split("\n"))


def _commented(code: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in code.split("\n"))
