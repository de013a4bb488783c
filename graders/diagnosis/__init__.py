"""Why an answer is wrong: misconceptions, errors carried forward, small inputs that show it."""

from graders.diagnosis.carried_forward import (
    EarlierCall,
    OwnFunctions,
    carried_forward,
    keep_share,
    unsteady,
    wrong_at,
)
from graders.diagnosis.imitate import Imitations
from graders.diagnosis.misconceptions import diagnose, diagnose_variable
from graders.diagnosis.shrink import shrink

__all__ = [
    "EarlierCall",
    "Imitations",
    "OwnFunctions",
    "carried_forward",
    "diagnose",
    "diagnose_variable",
    "keep_share",
    "shrink",
    "unsteady",
    "wrong_at",
]
