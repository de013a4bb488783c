"""The known name that is nearest to one that somebody wrote, for "did you mean"."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Of several as near the first one; None where all differ too much."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), None)
