"""An exact answer as the plain value that a student's function would return."""

from __future__ import annotations

from typing import Any

from graders.checks.kinds import KINDS


def plain(answer: Any, returns: str) -> Any:
    """`answer` rounded once, as answers of the kind `returns` are given."""
    return KINDS[returns].plain(answer)
