"""Why an answer is wrong: misconceptions, errors carried forward, small inputs that show it."""

from graders.diagnosis.carried_forward import (
    EarlierCall,
    OwnFunctions,
    carried_forward,
    keep_share,
    unsteady,
    wrong_at,
)
from graders.diagnosis.charges import charged_for
from graders.diagnosis.drawn import drawn_only
from graders.diagnosis.explanation import Explanation, explain
from graders.diagnosis.imitate import Imitations
from graders.diagnosis.misconceptions import diagnose_variable
from graders.diagnosis.shrink import shrink

__all__ = [
    "EarlierCall",
    "Explanation",
    "Imitations",
    "OwnFunctions",
    "carried_forward",
    "charged_for",
    "diagnose_variable",
    "drawn_only",
    "explain",
    "keep_share",
    "shrink",
    "unsteady",
    "wrong_at",
]
