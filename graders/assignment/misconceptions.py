"""Loads ``misconceptions.py`` or the files of the folder ``misconceptions`` as `model.Misconception`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graders.assignment.author_code import load_together
from graders.assignment.author_files import AuthorFile
from graders.assignment.helpers import Folders
from graders.authoring.library import UsualIdeas
from graders.errors import AssignmentError, Notice, notice
from graders.model.assignment import Assignment, QuestionKind
from graders.model.misconception import Misconception
from graders.slugs import Slug

MisconceptionsByFile = tuple[tuple[AuthorFile, tuple[Misconception, ...]], ...]


def load_misconceptions(
    files: Sequence[AuthorFile], assignment: Assignment, helpers: Folders = ()
) -> MisconceptionsByFile:
    """All misconceptions of an assignment, file by file, in the order in which they stand there.

    Args:
        helpers: folders whose files they may import by their plain names, besides their own.

    Raises:
        ReferenceFailedError: a file does not run.
        AssignmentError: one of them names what the assignment lacks.
    """
    modules = load_together({file.path: file.shown for file in files}, helpers)
    broken: list[Notice] = []
    loaded = []
    for file, module in zip(files, modules, strict=True):
        made = tuple(_made(vars(module).values(), assignment, file.shown, broken))
        broken += [problem for each in made for problem in _problems(each, assignment, file.shown)]
        loaded.append((file, made))
    if broken:
        raise AssignmentError(*broken)
    return tuple(loaded)


# Private functions


def _made(
    values: Iterable[object], assignment: Assignment, shown: str, broken: list[Notice]
) -> Iterator[Misconception]:
    for value in values:
        if isinstance(value, Misconception):
            yield value
        elif isinstance(value, UsualIdeas):
            yield from _usual(value, assignment, shown, broken)
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Misconception))


def _usual(
    usual: UsualIdeas, assignment: Assignment, shown: str, broken: list[Notice]
) -> Iterator[Misconception]:
    """The misconceptions that `usual` describes for a question; only functions can have them."""
    broken += usual.problems(shown)
    functions = {q.id: q for q in assignment.questions if q.kind is QuestionKind.FUNCTION}
    if usual.question in functions:
        yield from usual.of(functions[usual.question])
    else:
        where = f'{shown}, usual("{usual.question}")'
        broken.append(notice(where, Slug.MISCONCEPTION_QUESTION, name=usual.question, names=list(functions)))


def _problems(each: Misconception, assignment: Assignment, shown: str) -> Iterator[Notice]:
    where = f"{shown}, {each.name}"
    compared = [q for q in assignment.questions if q.kind is not QuestionKind.TEXT]
    question = next((q for q in compared if q.id == each.question), None)
    if question is None:
        names = [q.id for q in compared]
        yield notice(where, Slug.MISCONCEPTION_QUESTION, name=each.question, names=names)
    elif each.check not in {check.id for check in question.checks}:
        names = [check.id for check in question.checks]
        yield notice(where, Slug.MISCONCEPTION_CHECK, name=each.check, names=names)
    missing = [language.value for language in assignment.languages if not each.text.has(language)]
    if missing:
        yield notice(where, Slug.MISCONCEPTION_SILENT, languages=missing)
