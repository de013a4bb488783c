"""What two gradings of a class say of each student: from a gradebook, or from the reports of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graders.errors import UsageError, notice
from graders.gradebook import open_gradebook
from graders.model.classlist import Standing
from graders.reports.changes import Change, changes
from graders.slugs import Slug
from graders.workflows.class_standings import class_standings
from graders.workflows.keeping import DATABASE


def compare(old: str, new: str) -> Sequence[Change]:
    """Everybody whose result is not the same in two gradings.

    Args:
        old, new: each a folder that a class was graded into, a gradebook's file, or its address.

    Raises:
        UserError: one of them has no results that can be read.
    """
    return changes(standings_at(old), standings_at(new))


def standings_at(place: str, name: str = "") -> Sequence[Standing]:
    """What each student has in the end, at one place.

    Args:
        name: of the class, where `place` is an address.

    Raises:
        UserError: there are no results that can be read.
    """
    if "://" in place:
        return _kept(place, name)
    path = Path(place)
    if path.is_dir() and not (path / DATABASE).exists():
        return class_standings(path)
    file = path / DATABASE if path.is_dir() else path
    if not file.is_file():
        raise UsageError(notice(place, Slug.GRADEBOOK_MISSING))
    return _kept(f"sqlite:///{file.resolve()}", "")


# Private functions


def _kept(url: str, name: str) -> Sequence[Standing]:
    with open_gradebook(url, name) as gradebook:
        if gradebook.assignment is None:
            raise UsageError(notice(url, Slug.GRADEBOOK_MISSING))
        return gradebook.standings()
