"""Prices keep their word: an idea alone costs what it says, two together no more than both, and the statement
rules it out.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graders.checks import Expectations, call_id, evaluate
from graders.diagnosis import charged_for, explain
from graders.diagnosis.forms import CAUSES, with_wrong_form
from graders.diagnosis.imitate import Imitation
from graders.errors import notice
from graders.laws.misconceptions import TriedMisconception, transcript_of
from graders.laws.submissions import NOTHING, without_source_rules
from graders.model.assignment import Question, QuestionKind
from graders.model.facts import Charge
from graders.model.misconception import Misconception, Price
from graders.model.text import Language
from graders.model.transcript import Reply, Returned
from graders.model.verification import BrokenLaw, Law
from graders.scoring import judge_question
from graders.slugs import Slug

MAX_CAUSES = 6  # of a question, of which each pair is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """The misconceptions of one question that have a price, and what is needed to judge answers to it."""

    question: Question
    ideas: Sequence[TriedMisconception]
    expectations: Expectations
    imitations: Sequence[Imitation]

    def lost(self, replies: Mapping[str, Reply], *, with_prices: bool = True) -> Fraction:
        """The points that an answer with these replies loses."""
        question = without_source_rules(self.question)
        transcript = transcript_of(question, replies)
        outcomes = evaluate(question, NOTHING, transcript, self.expectations)
        charged: tuple[Charge, ...] = ()
        if with_prices:
            explanation = explain(question, outcomes, replies, self.expectations, self.imitations)
            charged = charged_for(question, outcomes, explanation).charges
            names = {name for each in charged for name in each.checks}
            outcomes = evaluate(question, NOTHING, transcript, self.expectations, explained=names)
        result = judge_question(question, outcomes, charges=charged)
        return result.score.possible - result.score.earned


def priced(ideas: Sequence[TriedMisconception]) -> list[TriedMisconception]:
    """Those that cost a price of their own."""
    return [each for each in ideas if each.misconception.costs is not None]


def broken_by_prices(
    subject: Priced, where: Callable[[Misconception], str], *, file: str
) -> Iterator[BrokenLaw]:
    """What is wrong with the prices of one question.

    Args:
        where: a misconception -> the place that it is defined at, as people write it.
        file: the assignment file, as people write it.
    """
    if subject.question.kind is not QuestionKind.FUNCTION:
        return
    for each in subject.ideas:
        yield from _alone(subject, each, where)
    yield from _pairs(subject, where)
    for price in dict.fromkeys(_price(each) for each in subject.ideas):
        yield from _unsaid(subject.question, price, file)


# Private functions


def _price(each: TriedMisconception) -> Price:
    assert each.misconception.costs is not None
    return each.misconception.costs


def _alone(
    subject: Priced, each: TriedMisconception, where: Callable[[Misconception], str]
) -> Iterator[BrokenLaw]:
    """An idea alone loses its price, or what its checks are worth if that is less."""
    price, lost = _price(each).points, subject.lost(each.replies)
    most = min(price, subject.lost(each.replies, with_prices=False))
    if lost != most:
        problem = notice(
            where(each.misconception), Slug.PRICE_NOT_KEPT, lost=_shown(lost), price=_shown(price)
        )
        yield BrokenLaw(law=Law.PRICES, notice=problem)


def _pairs(subject: Priced, where: Callable[[Misconception], str]) -> Iterator[BrokenLaw]:
    """Two ideas in one answer lose no more than both prices, whichever shows where both do."""
    first: dict[str, TriedMisconception] = {}
    for each in subject.ideas:
        first.setdefault(each.misconception.cause, each)
    causes = list(first.values())[:MAX_CAUSES]
    for one, other in itertools.permutations(causes, 2):
        both = {**other.replies, **{name: _both(one, other, name) for name in _shown_by(subject, one)}}
        lost, most = subject.lost(both), _price(one).points + _price(other).points
        if lost > most:
            named = f"{one.misconception.name}, {other.misconception.name}"
            problem = notice(
                where(one.misconception),
                Slug.PRICES_NOT_KEPT,
                names=named,
                lost=_shown(lost),
                price=_shown(most),
            )
            yield BrokenLaw(law=Law.PRICES, notice=problem)


def _both(one: TriedMisconception, other: TriedMisconception, name: str) -> Reply:
    """What an answer with both ideas replies to a call where the first one shows."""
    reply = other.replies.get(name)
    if one.misconception.cause in CAUSES.values() and isinstance(reply, Returned):
        return dataclasses.replace(reply, value=with_wrong_form(reply.value, one.misconception.cause))
    return one.replies[name]


def _shown_by(subject: Priced, each: TriedMisconception) -> Iterator[str]:
    """The calls at which a misconception answers wrongly."""
    imitation = next(i for i in subject.imitations if i.misconception.name == each.misconception.name)
    for check in subject.question.checks:
        for case in range(len(check.cases)):
            if imitation.shows(check, case):
                for turn in range(check.cases[case].turns(check.aspect)):
                    yield call_id(subject.question, check, case, turn)


def _unsaid(question: Question, price: Price, file: str) -> Iterator[BrokenLaw]:
    """The statement has the sentence that the idea's author quotes, in each language that it has."""
    for language in Language:
        quoted, statement = price.says.read(language), question.statement.read(language)
        if question.statement.has(language) and (not quoted or _plain(quoted) not in _plain(statement)):
            problem = notice(
                f"{file}, {question.id}", Slug.PRICE_UNSAID, said=quoted or "–", language=language.value
            )
            yield BrokenLaw(law=Law.PRICES, notice=problem)


def _plain(text: str) -> str:
    return "".join(text.split())


def _shown(points: Fraction) -> str:
    return f"{float(points):g}"
