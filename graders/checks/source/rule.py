"""Finds what the code behind an answer uses, from the syntax tree and from spy arrays in a run.

The walk starts at the answer's name (see `graders.checks.source.walk`).  Code that it does not reach
(drafts, self-checks, exploration) does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graders.checks.source.names import read_work
from graders.checks.source.walk import Walk
from graders.model.assignment import Question, Rule
from graders.model.facts import RuleBroken, RuleUnmet
from graders.model.submission import Submission
from graders.model.text import Text
from graders.model.transcript import Place, SpiedUse

_ANY_NUMBER = 99  # of arguments, where the assignment does not list them
_NOTHING = Rule(names=frozenset(), operators=frozenset(), reason=Text(en="", zh=""))


def broken_rule(
    question: Question, submission: Submission, noticed: Mapping[str, SpiedUse] | None = None
) -> RuleBroken | None:
    """The first place where the answer to `question` reaches what its rule forbids, or None.

    Args:
        noticed: uses that spy arrays noticed when the code ran and the text does not show, by function.
    """
    if question.forbidden is None:
        return None
    try:
        asked = len(question.parameters) or _ANY_NUMBER
        walk = Walk(question.forbidden, read_work(submission), submission.kind, asked=asked)
        walk.answer(question.id, patches=True)
    except (RecursionError, MemoryError):
        # What cannot be read cannot be shown to keep the rule; nobody writes so by hand.
        return RuleBroken(used="…", place=Place(cell=None, line=1, text=""), via=())
    seen = (noticed or {}).get(question.id)
    if walk.broken is None and seen is not None:
        return RuleBroken(used=seen.used, place=seen.place, via=())
    return walk.broken


def unmet_rule(question: Question, submission: Submission) -> RuleUnmet | None:
    """The names that the answer to `question` must use, if it uses none of them; else None."""
    if question.required is None:
        return None
    rule = question.required
    unmet = RuleUnmet(required=tuple(sorted(rule.names | rule.operators | rule.syntax)))
    try:
        walk = Walk(rule, read_work(submission), submission.kind, opaque=False)
        walk.answer(question.id)
    except (RecursionError, MemoryError):
        return unmet
    return None if walk.broken is not None else unmet


def uses(question: Question, submission: Submission, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that the answer to `question` may call, directly or through helpers.

    Code that runs text which it builds itself counts as calling all of them.
    """
    try:
        work = read_work(submission)
        walk = Walk(_NOTHING, work, submission.kind, opaque=False)
        walk.answer(question.id)
    except (RecursionError, MemoryError):
        return tuple(names)
    return tuple(each for each in names if each in walk.named or work.unreadable)
