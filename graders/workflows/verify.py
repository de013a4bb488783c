"""Verifies an assignment: does it tell right answers from wrong ones, with helpful messages?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graders.assignment.alternatives import Alternative
from graders.errors import Notice, UsageError, notice
from graders.execution import open_runner
from graders.execution.trusted import quiet
from graders.laws.alternatives import broken_by_alternatives, not_run
from graders.laws.checks import broken_by_trivial, broken_by_useless, caught_trivial
from graders.laws.misconceptions import TriedMisconception, alike, shown_by, tried, uncaught
from graders.laws.prices import Priced, broken_by_prices, priced
from graders.laws.reference import broken_by_reference
from graders.laws.rules import broken_by_rules
from graders.laws.template import broken_by_template
from graders.model.assignment import Question, QuestionKind, Rule
from graders.model.report import Report
from graders.model.submission import Submission
from graders.model.verification import BrokenLaw, Law, Verification
from graders.mutation.inputs import unvaried
from graders.slugs import Slug
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.make_template import make_template
from graders.workflows.verify_mutants import MutantBatch, Tally, batches, catches_anything, try_all
from graders.workflows.verify_subject import Subject, read_subject, trusted_call
from graders.workflows.verify_subject import inputs as inputs_of_question

MutantProgress = Callable[[int, int], None]  # versions judged, of how many


def verify(selection: Selection, *, runner: str, jobs: int, progress: MutantProgress) -> Verification:
    """Try every law on an assignment.

    Where the reference is wrong the rest would follow from that, and is not tried.

    Raises:
        UserError: there is no such assignment, or a file of it says what cannot be.
        EngineError: a Python file of it does not run, or student code cannot be run.
    """
    subject = read_subject(selection)
    with quiet(subject.prepared.plan.files):
        broken = list(_reference(subject))
        if broken:
            return Verification(assignment=subject.assignment.name, broken=tuple(broken))
        ideas = _misconceptions_tried(subject)
        broken += _misconceptions(subject, ideas)
        broken += _prices(subject, ideas)
    broken += broken_by_rules(subject.assignment, subject.misconceptions, file=subject.shown)
    broken += broken_by_trivial(subject.assignment, subject.prepared.expectations, file=subject.shown)
    broken += _through_the_runner(subject, selection, runner)
    todo = batches(subject)
    tally = try_all(subject, selection, todo, jobs=jobs, progress=progress)
    broken += tally.broken
    broken += _useless(subject, selection, tally, ideas, todo, jobs)
    order = list(Law)
    return Verification(
        assignment=subject.assignment.name,
        broken=tuple(sorted(broken, key=lambda each: order.index(each.law))),
        counted={
            Law.REFERENCE: sum(len(check.cases) for q in subject.functions for check in q.checks),
            Law.ALTERNATIVES: len(subject.alternatives) - len(_not_run(subject)),
            Law.TEMPLATE: 2,
            Law.RULES: sum(len(_rules(q)) for q in subject.functions),
            Law.MISCONCEPTIONS: len(subject.misconceptions),
            Law.PRICES: len(priced(ideas)),
            Law.CHECKS: sum(check.points > 0 for q in subject.functions for check in q.checks),
            Law.MUTANTS: sum(len(batch.mutants) for batch in todo),
        },
        caught=tally.caught,
        inputs=tally.inputs,
        equivalent=tuple(tally.equivalent),
        not_run=tuple(_not_run(subject).values()),
        not_varied=tuple(_not_varied(subject)),
    )


# Private functions


def _rules(question: Question) -> list[Rule]:
    return [each for each in (question.forbidden, question.required) if each is not None]


def _not_varied(subject: Subject) -> Iterator[Notice]:
    for question in subject.functions:
        what = unvaried(question)
        if what:
            yield notice(f"{subject.shown}, {question.id}", Slug.NOT_VARIED, what=what)


def _reference(subject: Subject) -> Iterator[BrokenLaw]:
    return broken_by_reference(
        subject.drawn[0],
        subject.answers,
        subject.prepared.expectations,
        trusted_call(subject),
        file=subject.reference_file.shown,
    )


def _misconceptions_tried(subject: Subject) -> list[TriedMisconception]:
    call, expectations = trusted_call(subject), subject.prepared.expectations
    return [
        tried(each, subject.assignment.question(each.question), expectations, call)
        for each in subject.misconceptions
    ]


def _misconceptions(subject: Subject, ideas: list[TriedMisconception]) -> Iterator[BrokenLaw]:
    call = trusted_call(subject)
    files = {each: file for file, some in subject.misconceptions_by_file for each in some}
    for each in ideas:
        file = files[each.misconception]
        question = subject.assignment.question(each.misconception.question)
        missed = each.misconception.check not in each.caught and not each.caught
        asked = missed and question.kind is QuestionKind.FUNCTION
        inputs = inputs_of_question(subject, question) if asked else ()
        yield from uncaught(each, question, inputs, file.text, call, file=file.shown)
    yield from alike(ideas, files={each: file.shown for each, file in files.items()})


def _prices(subject: Subject, ideas: list[TriedMisconception]) -> Iterator[BrokenLaw]:
    files = {each: file.shown for file, some in subject.misconceptions_by_file for each in some}
    for question in subject.functions:
        of_question = [each for each in priced(ideas) if each.misconception.question == question.id]
        of_prices = Priced(
            question=question,
            ideas=of_question,
            expectations=subject.prepared.expectations,
            imitations=subject.prepared.imitations.of(question),
        )
        yield from broken_by_prices(of_prices, lambda each: f"{files[each]}, {each.name}", file=subject.shown)


def _not_run(subject: Subject) -> dict[Alternative, Notice]:
    return not_run(subject.alternatives, _texts(subject), _helpers(subject))


def _helpers(subject: Subject) -> dict[str, dict[str, str]]:
    """The author's own modules that a file of alternatives imports, by the file."""
    return {
        file.shown: {name: path.read_text(encoding="utf-8") for name, path in subject.helpers(file).items()}
        for file, _ in subject.alternatives_by_file
    }


def _texts(subject: Subject) -> dict[str, str]:
    return {file.shown: file.text for file, _ in subject.alternatives_by_file}


def _through_the_runner(subject: Subject, selection: Selection, runner: str) -> Iterator[BrokenLaw]:
    """Breaches of laws by work that is handed in like a student's: alternatives and untouched templates."""
    opened = open_runner(runner, [subject.course.root])

    def grade(submission: Submission) -> Report:
        return grade_submission(submission, subject.prepared, opened)

    try:
        missing = _not_run(subject)
        ready = [each for each in subject.alternatives if each not in missing]
        yield from broken_by_alternatives(ready, _texts(subject), grade, _helpers(subject))
        yield from _templates(subject, selection, grade)
    finally:
        opened.close()


def _templates(
    subject: Subject, selection: Selection, grade: Callable[[Submission], Report]
) -> Iterator[BrokenLaw]:
    try:
        make_template(selection, check=True)
    except UsageError as error:
        yield from (BrokenLaw(law=Law.TEMPLATE, notice=each) for each in error.notices)
    for suffix in (".py", ".ipynb"):
        path = subject.course.template_path(subject.assignment.name, suffix)
        if path.is_file():
            report = grade(read_submission(path))
            yield from broken_by_template(report, file=subject.course.shown(path))


def _useless(
    subject: Subject,
    selection: Selection,
    tally: Tally,
    ideas: list[TriedMisconception],
    todo: Sequence[MutantBatch],
    jobs: int,
) -> Iterator[BrokenLaw]:
    """Checks that catch no version, no misconception and no answer that looks at nothing."""
    catches: dict[str, set[str]] = {}
    for question in subject.functions:
        catches[question.id] = set(caught_trivial(question, subject.prepared.expectations))
        catches[question.id] |= tally.catches.get(question.id, set())
    for each in ideas:
        question = subject.assignment.question(each.misconception.question)
        catches.setdefault(question.id, set()).update(shown_by(each, question))
    unproven = {
        q.id: [c.id for c in q.checks if c.points > 0 and c.cases and c.id not in catches[q.id]]
        for q in subject.functions
    }
    for question_id, check in catches_anything(selection, unproven, todo, jobs=jobs):
        catches[question_id].add(check)
    for question in subject.functions:
        yield from broken_by_useless(question, frozenset(catches[question.id]), file=subject.shown)
