"""The student's module: the same questions, with the statements as docstrings."""

from __future__ import annotations

import textwrap

from graders.model.assignment import Assignment, Question, QuestionKind
from graders.template.stubs import TRY, example, paragraphs, stub


def module_text(assignment: Assignment) -> str:
    """The module as Python source; prose keeps the line breaks of the assignment file."""
    parts = [f"{_head(assignment)}\n\nimport numpy as np"]
    parts += [_question(assignment, question) for question in assignment.questions]
    parts += _tries(assignment)
    return "\n\n\n".join(parts) + "\n"


# Private functions


def _head(assignment: Assignment) -> str:
    title = f"{assignment.title.en}\n{assignment.title.zh}"
    chapters = [paragraphs(chapter.text) for chapter in assignment.chapters if chapter.before is None]
    body = "\n\n".join([title, *chapters])
    return f'"""{body}\n"""'


def _question(assignment: Assignment, question: Question) -> str:
    prose = [paragraphs(c.text) for c in assignment.chapters if c.before == question.id]
    if question.kind is not QuestionKind.FUNCTION:
        prose.append(paragraphs(question.statement))
    return "\n\n".join([*(_comment(text) for text in prose), stub(question, whole_statement=True)])


def _tries(assignment: Assignment) -> list[str]:
    calls = [call for call in map(example, assignment.questions) if call is not None]
    if not calls:
        return []
    lines = [f"# {TRY.en} / {TRY.zh}", "print(np.array([1.0, 2.0, 3.0]))", *(f"# print({c})" for c in calls)]
    return ['if __name__ == "__main__":\n' + textwrap.indent("\n".join(lines), "    ")]


def _comment(text: str) -> str:
    # A Markdown heading has marks of its own.
    return "\n".join(f"# {line.lstrip('# ')}".rstrip() for line in text.split("\n"))
