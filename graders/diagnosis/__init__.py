"""Why an answer is wrong: misconceptions, errors carried forward, small inputs that show it."""

from graders.diagnosis.carried_forward import (
    EarlierCall,
    OwnFunctions,
    carried_forward,
    keep_share,
    unsteady,
    wrong_at,
)
from graders.diagnosis.charges import charges
from graders.diagnosis.imitate import Imitations
from graders.diagnosis.misconceptions import Explanation, diagnose_variable, explain
from graders.diagnosis.shrink import shrink

__all__ = [
    "EarlierCall",
    "Explanation",
    "Imitations",
    "OwnFunctions",
    "carried_forward",
    "charges",
    "diagnose_variable",
    "explain",
    "keep_share",
    "shrink",
    "unsteady",
    "wrong_at",
]
