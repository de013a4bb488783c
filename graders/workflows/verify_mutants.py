"""Tries every wrong version of every right program on a few worker processes."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graders.batch import run_all
from graders.errors import notice
from graders.execution.trusted import each_alone, quiet
from graders.laws.misconceptions import finding_of
from graders.model.assignment import Question
from graders.model.verification import BrokenLaw, Equivalent, Law, Mutant
from graders.mutation.fitting import addition
from graders.mutation.judgement import Bench, Caught, Judgement, judge_mutant, judge_original
from graders.mutation.mutants import habitual, mutants, original, without_duplicates
from graders.mutation.trial import Difference, difference_at, shows_anything
from graders.slugs import Slug
from graders.workflows.locate import Selection
from graders.workflows.verify_subject import Subject, bench, programs, read_subject, trusted_call
from graders.workflows.verify_survivors import Survivor, grouped

Item = TypeVar("Item")
Result = TypeVar("Result")
ITEM_SECONDS = 60.0  # of wall time for one version on all inputs; then its process is ended


@dataclass(frozen=True, slots=True, kw_only=True)
class MutantBatch:
    """Versions of one program, and the program."""

    original: Mutant
    mutants: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedMutants:
    """The judgements on a batch.

    Args:
        inputs: how many inputs there are.
        wrong: where the program itself differs from the reference; then its versions are not judged.
    """

    inputs: int
    wrong: Difference | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(slots=True, kw_only=True)
class Tally:
    """The judgements on all versions.

    Args:
        catches: the checks that caught one, by question.
    """

    broken: list[BrokenLaw] = field(default_factory=list)
    caught: dict[str, int] = field(default_factory=dict)
    equivalent: list[Equivalent] = field(default_factory=list)
    catches: dict[str, set[str]] = field(default_factory=dict)
    inputs: dict[str, int] = field(default_factory=dict)
    survivors: dict[str, list[Survivor]] = field(default_factory=dict)


def batches(subject: Subject) -> tuple[MutantBatch, ...]:
    """Every version of every program; versions with the same source only once."""
    every: list[MutantBatch] = []
    seen: set[tuple[str, str]] = set()
    for program in programs(subject):
        start = original(program)
        versions = mutants(program)
        if program.suffix:  # the habits are the same around every program of a question
            versions = itertools.chain(versions, habitual(program))
        fresh = without_duplicates(versions, seen)
        every.append(MutantBatch(original=start, mutants=tuple(fresh)))
    return tuple(every)


def try_all(
    subject: Subject,
    selection: Selection,
    todo: Sequence[MutantBatch],
    *,
    jobs: int,
    progress: Callable[[int, int], None],
) -> Tally:
    """Judge every version, in worker processes."""
    total, done = sum(len(batch.mutants) for batch in todo), 0
    results: dict[int, JudgedMutants] = {}
    prepare = functools.partial(_prepare_worker, selection)
    for index, result in _run(_judge, todo, jobs=jobs, prepare=prepare, lost=_lost):
        results[index] = result
        done += len(todo[index].mutants)
        progress(done, total)
    tally = Tally()
    for index in sorted(results):
        _count(subject, todo[index], results[index], tally)
    for question_id, survivors in tally.survivors.items():
        question = subject.assignment.question(question_id)
        tally.broken += grouped(question, survivors, functools.partial(_table, prepare, jobs))
    return tally


def catches_anything(
    selection: Selection, unproven: Mapping[str, Sequence[str]], todo: Sequence[MutantBatch], *, jobs: int
) -> set[tuple[str, str]]:
    """Of checks that were never first to catch a version, those that catch one all the same."""
    items = [
        (
            question,
            check,
            tuple(m for batch in todo if batch.original.question == question for m in batch.mutants),
        )
        for question, checks in unproven.items()
        for check in checks
    ]
    prepare = functools.partial(_prepare_worker, selection)
    if not items:
        return set()
    results = _run(_catches, items, jobs=min(jobs, len(items)), prepare=prepare, lost=lambda _: False)
    return {items[index][:2] for index, caught in results if caught}


# Private functions


def _run(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    prepare: Callable[[], None],
    lost: Callable[[Item], Result],
) -> Iterator[tuple[int, Result]]:
    """As `run_all`, but for one job, which needs no process but its own forks."""
    if jobs > 1:
        yield from run_all(work, items, jobs=jobs, prepare=prepare, lost=lost)
        return
    prepare()
    for index, item in enumerate(items):
        yield index, work(item)


class _WorkerState:
    """What a worker process has made ready."""

    def __init__(self, selection: Selection) -> None:
        self.subject = read_subject(selection)
        self.call = trusted_call(self.subject)
        self._benches: dict[str, Bench] = {}

    def bench(self, question: str) -> Bench:
        if question not in self._benches:
            asked = self.subject.assignment.question(question)
            self._benches[question] = bench(self.subject, asked)
        return self._benches[question]


_worker: list[_WorkerState] = []


def _prepare_worker(selection: Selection) -> None:
    _worker[:] = [_WorkerState(selection)]  # not in a scratch: the course may be named from here


def _judge(batch: MutantBatch) -> JudgedMutants:
    worker = _worker[0]
    with quiet(worker.subject.prepared.plan.files):
        ready = worker.bench(batch.original.question)
        agreement = judge_original(batch.original, ready, worker.call)
        if isinstance(agreement, Difference):
            return JudgedMutants(inputs=len(ready.inputs), wrong=agreement)
        work = functools.partial(judge_mutant, original=batch.original, bench=ready, call=worker.call)
        judged = each_alone(work, batch.mutants, seconds=ITEM_SECONDS, lost=lambda _: Caught(check=None))
        return JudgedMutants(inputs=len(ready.inputs), judgements=tuple(judged))


Shown = tuple[Difference, ...]


def _table(
    prepare: Callable[[], None], jobs: int, question: Question, versions: Sequence[Mutant], shown: Shown
) -> list[list[Difference | None]]:
    """What each version does with each input."""
    items = [(question.id, version, tuple(shown)) for version in versions]
    lost: Callable[[tuple[str, Mutant, Shown]], list[Difference | None]] = lambda item: [None] * len(item[2])  # noqa: E731
    rows = dict(_run(_tell_apart, items, jobs=min(jobs, len(items)), prepare=prepare, lost=lost))
    return [rows[number] for number in range(len(items))]


def _tell_apart(item: tuple[str, Mutant, Shown]) -> list[Difference | None]:
    question, version, shown = item
    worker = _worker[0]
    with quiet(worker.subject.prepared.plan.files):
        ready = worker.bench(question)

        def apart(each: Difference) -> Difference | None:
            return difference_at(ready.question, each, ready.compiled(version), worker.call)

        return each_alone(apart, shown, seconds=ITEM_SECONDS, lost=lambda _: None)


def _lost(batch: MutantBatch) -> JudgedMutants:
    return JudgedMutants(inputs=0, judgements=tuple(Caught(check=None) for _ in batch.mutants))


_SOME = 50  # versions between two looks at whether one was caught


def _catches(item: tuple[str, str, tuple[Mutant, ...]]) -> bool:
    question, check, versions = item
    worker = _worker[0]
    with quiet(worker.subject.prepared.plan.files):
        ready = worker.bench(question)
        todo = [step for step in ready.todo if step.check == check]

        def caught(version: Mutant) -> bool:
            try:
                function = ready.compiled(version)
            except Exception:  # noqa: BLE001  a version that does not run says nothing of a check
                return False
            return shows_anything(ready.question, todo, function, worker.call)

        for start in range(0, len(versions), _SOME):
            some = versions[start : start + _SOME]
            if any(each_alone(caught, some, seconds=ITEM_SECONDS, lost=lambda _: False)):
                return True
    return False


def _count(subject: Subject, batch: MutantBatch, judged: JudgedMutants, tally: Tally) -> None:
    question = subject.assignment.question(batch.original.question)
    tally.inputs[question.id] = max(judged.inputs, tally.inputs.get(question.id, 0))
    if judged.wrong is not None:
        broken = _wrong(question, batch.original, judged.wrong)
        if broken not in tally.broken:
            tally.broken.append(broken)
    for mutant, judgement in zip(batch.mutants, judged.judgements, strict=False):
        match judgement:
            case Caught(check=check):
                tally.caught[question.id] = tally.caught.get(question.id, 0) + 1
                if check is not None:
                    tally.catches.setdefault(question.id, set()).add(check)
            case Equivalent():
                tally.equivalent.append(judgement)
            case Difference():
                survivor = Survivor(mutant=mutant, difference=judgement)
                tally.survivors.setdefault(question.id, []).append(survivor)


def _wrong(question: Question, original: Mutant, difference: Difference) -> BrokenLaw:
    """The breach for a program that is wrong where no check looks; its versions are not judged."""
    return BrokenLaw(
        law=Law.ALTERNATIVES,
        notice=notice(
            f"{original.where}, {original.function}", Slug.ALTERNATIVE_DIFFERS, question=question.id
        ),
        finding=finding_of(question, difference),
        addition=addition(question, difference),
    )
