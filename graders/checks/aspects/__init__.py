"""What checks look at: one module each, and one line here for each `Aspect`."""

from graders.checks.aspects.aspect import FactAndMargin, OfCalls, OfSubmission
from graders.checks.aspects.defined import DEFINED
from graders.checks.aspects.draws import DRAWS
from graders.checks.aspects.growth import GROWTH
from graders.checks.aspects.inputs import INPUTS
from graders.checks.aspects.prints import PRINTS
from graders.checks.aspects.repeat import REPEAT
from graders.checks.aspects.value import VALUE
from graders.checks.aspects.writes import WRITES
from graders.checks.aspects.written import REQUIRED, RULE
from graders.model.assignment import Aspect

ASPECTS: dict[Aspect, OfSubmission | OfCalls] = {
    Aspect.DEFINED: DEFINED,
    Aspect.RULE: RULE,
    Aspect.REQUIRED: REQUIRED,
    Aspect.VALUE: VALUE,
    Aspect.INPUTS: INPUTS,
    Aspect.REPEAT: REPEAT,
    Aspect.PRINTS: PRINTS,
    Aspect.WRITES: WRITES,
    Aspect.DRAWS: DRAWS,
    Aspect.GROWTH: GROWTH,
}
ABOUT_CALLS = {aspect.value: each for aspect, each in ASPECTS.items() if isinstance(each, OfCalls)}

__all__ = ["ABOUT_CALLS", "ASPECTS", "FactAndMargin", "OfCalls", "OfSubmission"]
