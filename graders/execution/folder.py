"""Temporary folders for files that are needed while student code runs."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator

from graders.errors import RunnerError, notice
from graders.slugs import Slug


@contextlib.contextmanager
def temporary_folder() -> Iterator[str]:
    """A new folder, with all that is in it gone afterwards.

    Raises:
        RunnerError: there is no place for one.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
    except OSError as error:
        raise no_room(error) from error
    with folder as path:
        yield path


def no_room(reason: object) -> RunnerError:
    """The notice for a machine on which no temporary file can be written."""
    return RunnerError(notice("run", Slug.NO_TEMPORARY_FOLDER, reason=str(reason)))
