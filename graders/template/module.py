"""The student's module: the same questions, with the statements as docstrings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from graders.model.assignment import Assignment, Question, QuestionKind
from graders.template.stubs import TRY, example, paragraphs, stub


def module_text(assignment: Assignment) -> str:
    """The module as Python source."""
    parts = [_head(assignment), "import numpy as np\n"]
    parts += [part for question in assignment.questions for part in _question(assignment, question)]
    parts.append(_tries(assignment))
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


# Private functions


def _head(assignment: Assignment) -> str:
    title = f"{assignment.title.en}\n{assignment.title.zh}"
    chapters = [_plain(paragraphs(c.text)) for c in assignment.chapters if c.before is None]
    body = "\n\n".join([title, *chapters])
    return f'"""{body}\n"""'


def _question(assignment: Assignment, question: Question) -> Iterator[str]:
    for chapter in assignment.chapters:
        if chapter.before == question.id:
            yield "\n" + _comment(_plain(paragraphs(chapter.text)))
    if question.kind is not QuestionKind.FUNCTION:
        yield "\n" + _comment(_plain(paragraphs(question.statement)))
    yield stub(question, whole_statement=True)


def _tries(assignment: Assignment) -> str:
    calls = [call for call in map(example, assignment.questions) if call is not None]
    if not calls:
        return ""
    lines = "\n".join(f"# print({call})" for call in calls)
    head = f'\nif __name__ == "__main__":\n    # {TRY.en} / {TRY.zh}\n    print(np.array([1.0, 2.0, 3.0]))\n'
    return head + textwrap.indent(lines, "    ")


def _plain(text: str) -> str:
    wrapped = (
        textwrap.fill(" ".join(paragraph.split()), width=88, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )
    return "\n\n".join(wrapped)


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))
