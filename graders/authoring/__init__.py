"""What an author imports: exact answers, misconceptions, and the usual mistakes of numerical homework.

    from graders.authoring import Exact, LeftOpenError, dot, norm   # in a reference
    from graders.authoring import idea, misconception, usual        # in misconceptions

`usual` makes the misconceptions that nearly every question has; `graders.authoring.mistakes` holds the
mistakes themselves, each as a function of any right answer.
"""

from graders.authoring.families import FAMILIES, Family
from graders.authoring.library import UsualIdeas, all_of, usual
from graders.model.exact import Exact, LeftOpenError, absolute_dot, dot, norm, sqrt
from graders.model.misconception import Idea, Misconception, Price, idea, misconception, price
from graders.model.text import Text

__all__ = [
    "FAMILIES",
    "Exact",
    "Family",
    "Idea",
    "LeftOpenError",
    "Misconception",
    "Price",
    "Text",
    "UsualIdeas",
    "absolute_dot",
    "all_of",
    "dot",
    "idea",
    "misconception",
    "norm",
    "price",
    "sqrt",
    "usual",
]
