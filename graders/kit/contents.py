"""What a kit holds: public checks, what is expected of them, and the ideas that they show."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from graders.checks import Expectation, Expectations, call_id
from graders.checks.values import type_name
from graders.diagnosis import Imitations
from graders.diagnosis.imitate import Imitation, quietly
from graders.kit.codec import CodecError, encode
from graders.model.assignment import Assignment, Check, Question, QuestionKind, Visibility
from graders.model.misconception import Idea, Misconception, Price
from graders.model.policies import NO_POLICIES
from graders.model.text import Text
from graders.model.transcript import Reply, Returned
from graders.model.values import Opaque


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedIdea:
    """A misconception as its wrong answers to public calls; its program stays with the author.

    Args:
        replies: by the id of the call; "" is the value of a variable.
    """

    name: str
    question: str
    check: str
    text: Text
    idea: Idea | None = None
    price: Price | None = None
    replies: Mapping[str, Reply] = field(default_factory=dict)  # never changed

    def misconception(self) -> Misconception:
        """The same as a `Misconception`, which nobody can ask."""
        return Misconception(
            name=self.name, question=self.question, check=self.check, text=self.text,
            idea=self.idea, price=self.price, answer=_not_here,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What is needed to check one's own work: no reference, no hidden case, and no trace of one.

    Args:
        version: of the program that made it.
        assignment: with its public checks alone.
        unseen: how many checks were left out, by question.
        expectations: of the public calls.
        ideas_of: the ideas about a question, by its id; most are never needed, and they take long to read.
        files: what the assignment ships beside the work, by name.
    """

    version: str
    assignment: Assignment
    unseen: Mapping[str, int]
    expectations: Expectations
    ideas_of: Callable[[str], Sequence[RecordedIdea]]
    files: Mapping[str, bytes] = field(default_factory=dict)  # never changed

    def imitations(self) -> Imitations:
        """The ideas, as diagnosis asks for them."""

        def make(question: Question) -> tuple[Imitation, ...]:
            return tuple(
                Imitation(each.misconception(), question, self.expectations, recorded=each.replies)
                for each in self.ideas_of(question.id)
            )

        return Imitations.recorded(make)


def kit_of(
    version: str,
    assignment: Assignment,
    unseen: Mapping[str, int],
    expectations: Expectations,
    imitations: Imitations,
    files: Mapping[str, bytes],
) -> Kit:
    """The kit of an assignment that has its public checks alone.

    A check that an author's own program decides is left out as well: that program stays with the author.
    """
    questions, left_out = [], dict(unseen)
    for question in assignment.questions:
        own = [each for each in question.checks if _is_decided_by_author(question, each, expectations)]
        kept = tuple(each for each in question.checks if not any(each is one for one in own))
        left_out[question.id] = unseen.get(question.id, 0) + len(own)
        points = question.points - sum((each.points for each in own), Fraction(0))
        questions.append(dataclasses.replace(question, checks=kept, points=points, domains={}))
    public = dataclasses.replace(assignment, questions=tuple(questions), seed=0, policies=NO_POLICIES)
    _refuse_hidden(public)
    calls = {name for question in questions for name in _calls(question)}
    return Kit(
        version=version,
        assignment=public,
        unseen=left_out,
        expectations={name: each for name, each in expectations.items() if name in calls},
        ideas_of={q.id: tuple(_ideas(q, imitations.of(q))) for q in questions}.__getitem__,
        files=files,
    )


# Private functions


def _not_here(*_args: Any, **_kwargs: Any) -> Any:
    raise NotImplementedError("only its answers were recorded")


def _is_decided_by_author(question: Question, check: Check, expectations: Expectations) -> bool:
    names = (call_id(question, check, index) for index in range(len(check.cases)))
    expected = (expectations.get(name) for name in names)
    return any(
        isinstance(each, Expectation) and each.tree is not None and each.tree.checker is not None
        for each in expected
    )


def _refuse_hidden(assignment: Assignment) -> None:
    """What must never happen is looked at once more, where it would be given away."""
    for question in assignment.questions:
        if any(check.visibility is not Visibility.PUBLIC for check in question.checks):
            raise ValueError(f"{question.id} has a hidden check")


def _calls(question: Question) -> Iterator[str]:
    if question.kind is QuestionKind.VARIABLE:
        yield question.id
    for check in question.checks:
        for index in range(len(check.cases)):
            yield call_id(question, check, index)


def _ideas(question: Question, imitations: Sequence[Imitation]) -> Iterator[RecordedIdea]:
    """The ideas that public checks show, or that a public check of another kind is about."""
    checks = {check.id for check in question.checks}
    for each in imitations:
        with quietly():
            replies = {name: _writable(reply) for name, reply in _wrong_replies(question, each)}
        said, about = each.misconception, each.misconception.check in checks
        if replies or about:
            yield RecordedIdea(
                name=said.name, question=said.question, check=said.check if about else "",
                text=said.text, idea=said.idea, price=said.price, replies=replies,
            )  # fmt: skip


def _writable(reply: Reply) -> Reply:
    """A reply as it would have crossed the wall: of a value of another kind, its type's name is left."""
    try:
        encode(reply)
    except CodecError:
        assert isinstance(reply, Returned)
        return Returned(value=Opaque(type_name(reply.value)), changed=reply.changed)
    return reply


def _wrong_replies(question: Question, imitation: Imitation) -> Iterator[tuple[str, Reply]]:
    if question.kind is QuestionKind.VARIABLE:
        yield "", imitation.variable()
    for check in question.checks:
        for index, case in enumerate(check.cases):
            if imitation.shows(check, index):
                for turn in range(case.turns(check.aspect)):
                    yield call_id(question, check, index, turn), imitation.reply(check, index, turn)
