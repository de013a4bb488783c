"""One command for every assignment of a course, or for the one that is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graders.assignment.course import find_course
from graders.cli.exits import Exit
from graders.cli.notices import print_notices
from graders.errors import EngineError, UsageError, UserError, notice
from graders.model.text import Language
from graders.slugs import Slug
from graders.workflows.list_assignments import names_of
from graders.workflows.locate import Selection

Work = Callable[[Selection], Exit]


def for_each(selection: Selection, lang: str, work: Work, *, every: bool) -> Exit:
    """Do the work for the selected assignment; or for all, where one that cannot be read stops no other.

    Returns:
        The gravest of the exit codes.

    Raises:
        UsageError: one is named as well.
        GraderError: what one assignment met, where it is the only one that was meant.
    """
    if not every:
        return work(selection)
    if selection.assignment is not None:
        raise UsageError(notice("--all", Slug.ALL_OR_ONE, name=selection.assignment))
    course = find_course(Path.cwd(), selection.course)
    return max(_one(_named(selection, course.root, name), lang, work) for name in names_of(course))


# Private functions


def _named(selection: Selection, root: Path, name: str) -> Selection:
    return Selection(course=root, assignment=name, how=selection.how)


def _one(selection: Selection, lang: str, work: Work) -> Exit:
    try:
        return work(selection)
    except (UserError, EngineError) as error:
        print_notices(error.notices, Language(lang))
        return Exit.USER_ERROR if isinstance(error, UserError) else Exit.ENGINE_ERROR
