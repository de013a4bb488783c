"""Why a question is answered wrongly: the misconceptions that the answer shows, each where it shows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graders.checks.evaluate import replies_to
from graders.checks.expectation import Expectations
from graders.checks.same import same_again
from graders.diagnosis.forms import reformed
from graders.diagnosis.imitate import Imitation, Moment, quietly, wrong_moments
from graders.diagnosis.misconceptions import (
    AskedCase,
    Match,
    Sieve,
    asked_of,
    choose,
    is_credible,
    match,
    moments_of,
    named,
)
from graders.diagnosis.recognised import recognised
from graders.diagnosis.sentinels import value_for_exception
from graders.model.assignment import Aspect, Question
from graders.model.facts import Diagnosis, Outcome, RuleBroken
from graders.model.misconception import Misconception
from graders.model.transcript import Reply, Returned

MAX_TOGETHER = 4  # ideas that are looked for in one answer, one behind the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is known about why a question is answered wrongly.

    Args:
        believed: the misconceptions that the answer matches.
        wrong: where it is wrong; once its form is put right, if `form` is charged.
        form: the misconception about the form of the answer, and the calls whose form is wrong; None where
            there is none, or it has no price.
        as_it_is: the misconceptions that the answer matches while its form is wrong; they name it better.
        by_rule: diagnoses of rules on the source that are broken, by check.
        instead: diagnoses of one value in place of every exception, by check; likewise.
        state: said where nothing else explains a check, of an answer that keeps something between calls.
    """

    believed: tuple[Match, ...] = ()
    wrong: frozenset[Moment] = frozenset()
    form: tuple[Misconception, frozenset[Moment]] | None = None
    as_it_is: tuple[Match, ...] = ()
    by_rule: Mapping[str, Diagnosis] = field(default_factory=dict)
    state: Diagnosis | None = None
    instead: Mapping[str, Diagnosis] = field(default_factory=dict)

    def diagnoses(self, outcomes: Sequence[Outcome]) -> Mapping[str, Diagnosis]:
        """The diagnoses of the checks that failed, by the check's id; often there are none.

        Where several misconceptions explain a check, the one that explains most of the question is named;
        where they answer alike, the idea that they share.
        """
        failed = [each for each in outcomes if each.finding is not None and each.finding.args is not None]
        chosen = (
            (
                each.check,
                self._of_form(each)
                or choose(each.check, self.believed, each)
                or self.state
                or self.instead.get(each.check),
            )
            for each in failed
        )
        return {**self.by_rule, **{check: diagnosis for check, diagnosis in chosen if diagnosis is not None}}

    def _of_form(self, outcome: Outcome) -> Diagnosis | None:
        """The idea about the form, where that is the first thing that is wrong in a check."""
        case = next(iter(outcome.findings), None)
        if self.form is None or case is None or (outcome.check, case) not in self.form[1]:
            return None
        own = choose(outcome.check, self.as_it_is, outcome)
        if own is not None:
            return own
        of_form = named([self.form[0]])
        return of_form and dataclasses.replace(of_form, case=case)


def explain(
    question: Question,
    outcomes: Sequence[Outcome],
    replies: Mapping[str, Reply],
    expectations: Expectations,
    imitations: Sequence[Imitation],
) -> Explanation:
    """Find the misconceptions that explain where the replies to a question are wrong."""
    by_rule = dict(_rules_broken(outcomes, imitations))
    failed = any(each.finding is not None and each.finding.args is not None for each in outcomes)
    if not failed or not imitations:
        return Explanation(by_rule=by_rule)
    values, as_it_is, form = moments_of(question, Aspect.VALUE), tuple[Match, ...](), None
    other_form = reformed(question, replies)
    of_form = None if other_form is None else _priced(other_form.cause, imitations)
    if other_form is not None and of_form is not None:
        as_it_is, wrong = _matches(question, replies, expectations, imitations, values)
        form = of_form, other_form.moments & wrong
        replies = other_form.replies
        imitations = [each for each in imitations if each.misconception.cause != other_form.cause]
    believed, wrong = _matches(question, replies, expectations, imitations, values)
    with quietly():
        instead = value_for_exception(question, replies, imitations)
    return Explanation(
        believed=believed,
        wrong=wrong,
        form=form,
        as_it_is=as_it_is,
        by_rule=by_rule,
        state=_state_kept(question, replies, imitations),
        instead=instead,
    )


# Private functions


def _priced(cause: str, imitations: Sequence[Imitation]) -> Misconception | None:
    """A misconception of that cause which has a price."""
    misconceptions = (each.misconception for each in imitations)
    return next((each for each in misconceptions if each.cause == cause and each.costs is not None), None)


def _matches(
    question: Question,
    replies: Mapping[str, Reply],
    expectations: Expectations,
    imitations: Sequence[Imitation],
    values: frozenset[Moment],
) -> tuple[tuple[Match, ...], frozenset[Moment]]:
    """The misconceptions that replies match, and where these are wrong."""
    wrong = wrong_moments(question, replies, expectations)
    asked = asked_of(question, replies, wrong, expectations)
    with quietly():
        return tuple(_all_believed(imitations, asked, values, wrong)), wrong


def _all_believed(
    imitations: Sequence[Imitation],
    asked: Sequence[AskedCase],
    values: frozenset[Moment],
    wrong: frozenset[Moment],
) -> list[Match]:
    """The misconceptions that an answer matches; then those that it matches at all calls that these leave.

    Several ideas in one answer hide each other: at a call where two show, the answer is that of one of them.
    """
    believed = _believed(imitations, asked, values, wrong)
    believed += recognised(imitations, asked)
    for _ in range(MAX_TOGETHER - 1):
        priced = [each for each in believed if each.misconception.costs is not None]
        explained = {moment for each in priced or believed for moment in each.same}
        left = [each for each in asked if each.moment not in explained]
        if not believed or not any(each.wrong for each in left):
            break
        others = [i for i in imitations if not any(i.misconception is b.misconception for b in believed)]
        more = _believed(others, left, values - explained, wrong - explained)
        if not more:
            break
        believed += more
    return believed


def _believed(
    imitations: Sequence[Imitation],
    asked: Sequence[AskedCase],
    values: frozenset[Moment],
    wrong: frozenset[Moment],
) -> list[Match]:
    sieve = Sieve(asked)
    possible = (match(each, asked) for each in imitations if not sieve.holds_back(each))
    matching = [each for each in possible if each.holds]
    proven = {moment for each in matching if each.telling for moment in each.same}
    return [each for each in matching if each.telling or is_credible(each, values, wrong - proven)]


def _rules_broken(
    outcomes: Sequence[Outcome], imitations: Sequence[Imitation]
) -> Iterator[tuple[str, Diagnosis]]:
    """Diagnose answers that break a rule on the source, by the idea that the rule is about."""
    for outcome in outcomes:
        if outcome.finding is None or not isinstance(outcome.finding.fact, RuleBroken):
            continue
        named = (each.misconception for each in imitations if each.misconception.check == outcome.check)
        for misconception in named:
            yield outcome.check, Diagnosis(misconception=misconception.name, text=misconception.text)
            break


def _state_kept(
    question: Question, replies: Mapping[str, Reply], imitations: Sequence[Imitation]
) -> Diagnosis | None:
    """Diagnose answers that differ between two equal calls: such a function keeps state between calls."""
    repeats = [check for check in question.checks if check.aspect is Aspect.REPEAT]
    named = [each.misconception for each in imitations if each.misconception.check in {c.id for c in repeats}]
    for check in repeats if named else ():
        for index in range(len(check.cases)):
            first, second = replies_to(question, check, index, replies)
            if not isinstance(first, Returned) or not isinstance(second, Returned):
                continue
            if not same_again(first.value, second.value):
                return Diagnosis(misconception=named[0].name, text=named[0].text)
    return None
