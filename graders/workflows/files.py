"""Writes files completely or not at all, and refuses paths that lead through links."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graders.errors import SubmissionError, UsageError, notice
from graders.slugs import Slug


def own_folder(path: Path) -> Path:
    """The folder that a path on the command line begins in: no link is followed below it.

    Where the person stands may be reached by links, and so may the folders right below the root of the
    system (such as /tmp on a Mac).  Anything further on may be a part of what students handed in.
    """
    if not path.is_absolute():
        return Path()
    return Path(*path.parts[:2]) if len(path.parts) > 2 else Path(path.anchor)


def refuse_links(path: Path) -> None:
    """Refuse a path of the command line that is a link, or leads through one.

    Raises:
        SubmissionError: it does.
    """
    steps = path.relative_to(own_folder(path)).parts
    if any(own_folder(path).joinpath(*steps[: n + 1]).is_symlink() for n in range(len(steps))):
        raise SubmissionError(notice(path, Slug.PATH_LINK))


def make_folder(path: Path) -> None:
    """A folder to write to, with those above it.

    Raises:
        UsageError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(notice(path, Slug.FILE_UNWRITABLE, reason=error.strerror or str(error))) from error


def write_text(path: Path, text: str) -> None:
    """Write `text`, in UTF-8, as `write_bytes` does."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write to a temporary file beside `path`, then rename it into place.

    Raises:
        UsageError: the place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)  # mkstemp keeps others out; a report is for others
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(notice(path, Slug.FILE_UNWRITABLE, reason=error.strerror or str(error))) from error


def written_in(folder: Path) -> set[str]:
    """The names of the files in a folder that have something in them: `write_bytes` leaves no half of one."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries if entry.is_file() and entry.stat().st_size > 0}
    except OSError:
        return set()


def cache_folder() -> Path:
    """Where libraries may keep what they would compute again: the user's own, not where they work."""
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # this user has no home
        home = Path(tempfile.gettempdir())
    return home / "graders"
