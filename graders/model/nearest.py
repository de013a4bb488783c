"""The known name that is nearest to one that somebody wrote, for "did you mean"."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Of several as near the first one; None where all differ too much.

    Args:
        likeness: of 0 to 1, as `difflib` counts it, how much alike the two names have to be.
    """
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=likeness)), None)
