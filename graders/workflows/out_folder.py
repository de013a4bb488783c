"""Checks the output folder of a class before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graders.errors import UsageError, notice
from graders.slugs import Slug

_HEAD = 5  # lines in which a report or a summary names its assignment
_KEY = "assignment: "


def refuse_unfit(out: Path, assignment: str) -> None:
    """Refuse a place that is no folder, or holds what was graded of another assignment.

    Raises:
        UsageError: it is, or does.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(notice(out, Slug.OUT_IS_FILE))
    other = next((name for name in _assignments(out) if name != assignment), None)
    if other is not None:
        raise UsageError(notice(out, Slug.OUT_OF_ANOTHER, name=other))


# Private functions


def _assignments(out: Path) -> Iterator[str]:
    """The assignments that the summary and the reports in a folder are about."""
    for path in (out / "summary.yaml", *sorted(out.glob("reports/*.yaml"))):
        try:
            with path.open(encoding="utf-8") as file:
                head = [line.rstrip("\n") for line, _ in zip(file, range(_HEAD), strict=False)]
        except (OSError, UnicodeDecodeError):
            continue
        if any(line.startswith("schema: graders/") for line in head):
            yield from (line.removeprefix(_KEY) for line in head if line.startswith(_KEY))
