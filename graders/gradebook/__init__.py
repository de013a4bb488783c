"""What has been graded, kept: the only package that knows SQL.

`open_gradebook` loads the libraries that a database needs; everything else here loads nothing.
"""

from graders.gradebook.opening import open_gradebook
from graders.gradebook.values import (
    WHOLE,
    Attempt,
    Basis,
    Current,
    Grading,
    HandGrade,
    Override,
    Work,
)

__all__ = [
    "WHOLE",
    "Attempt",
    "Basis",
    "Current",
    "Grading",
    "HandGrade",
    "Override",
    "Work",
    "open_gradebook",
]
