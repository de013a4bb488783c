"""The kinds of answers: one module each, and one line here."""

from graders.checks.kinds.array import ARRAY
from graders.checks.kinds.kind import AnswerKind
from graders.checks.kinds.numbers import NUMBERS
from graders.checks.kinds.pair import PAIR
from graders.checks.kinds.scalar import SCALAR
from graders.checks.kinds.value import VALUE

KINDS: dict[str, AnswerKind] = {kind.name: kind for kind in (SCALAR, ARRAY, PAIR, NUMBERS, VALUE)}

__all__ = ["KINDS", "AnswerKind"]
