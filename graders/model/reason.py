"""Why a check failed, in one word: a hint says which of them it is about."""

from __future__ import annotations

import enum


class Reason(enum.Enum):
    """What is wrong, without its values."""

    NO_EXCEPTION = "no-exception"  # an exception was asked for, and something came back
    WRONG_EXCEPTION = "wrong-exception"
    CRASHED = "crashed"  # an exception where an answer was asked for
    ZERO_DIVISION = "zero-division"  # the same, because something was divided by zero
    STOPPED = "stopped"  # at a limit
    WRONG_VALUE = "wrong-value"
    INEXACT = "inexact"  # nearly the right number: the formula is right, digits are lost
    WRONG_SIGN = "wrong-sign"  # the right number, but for its sign
    NOT_FINITE = "not-finite"  # NaN or infinity where a number was asked for
    WRONG_TYPE = "wrong-type"
    WRONG_SHAPE = "wrong-shape"
    WRONG_PRECISION = "wrong-precision"
    CHANGED = "changed"  # an argument is not what it was
    NOT_REPEATABLE = "not-repeatable"
    OTHER = "other"  # a rule, what is printed, drawn or written
