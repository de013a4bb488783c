"""A mistake that only drawn inputs show comes with the smallest input that shows it."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import InProcessRunner
from test_diagnose import DOT, MATRIX, graded, submission

from graders.diagnosis.shrink import MAX_CALLS, shrink, tied_axes
from graders.execution import open_runner
from graders.model.report import Audience
from graders.model.text import Language
from graders.model.transcript import Returned
from graders.reports.document import document, to_yaml
from graders.reports.terminal import to_text
from graders.workflows.grade_one import grade_submission

ROUNDED = DOT.format(body="return round(float(sum(a * b for a, b in zip(x, y))), 3)")
ONLY_SHORT = DOT.format(body="return float(sum(a * b for a, b in zip(x[:7], y[:7])))")


def examples(report, audience: Audience = Audience.STUDENT) -> dict[tuple[str, str], dict[str, str]]:
    return {
        (question["id"], check["id"]): check["counterexample"]
        for question in document(report, Language.EN, audience)["questions"]
        for check in question["checks"]
        if "counterexample" in check
    }


def test_a_hidden_mistake_is_shown_at_a_small_input_of_its_own(chapter2) -> None:
    report = graded(ROUNDED, chapter2)
    example = examples(report)["manual_dot", "random"]
    assert len(example["call"]) < 70
    assert "actual" not in example  # code that has seen hidden inputs could spell them in it


def test_the_call_can_be_pasted_and_fails(chapter2) -> None:
    example = examples(graded(ROUNDED, chapter2), Audience.STAFF)["manual_dot", "random"]
    namespace = {"np": np}
    exec(ROUNDED, namespace)
    actual = eval(example["call"], namespace)
    assert repr(actual) == example["actual"]
    assert actual != float(example["expected"])


def test_no_number_of_a_hidden_input_is_shown(chapter2) -> None:
    drawn = {
        float(number)
        for check in chapter2.assignment.question("manual_dot").checks
        for case in check.cases
        if case.drawn
        for argument in case.args
        for number in np.asarray(argument).ravel()
        if number != round(number)
    }
    example = examples(graded(ROUNDED, chapter2))["manual_dot", "random"]
    shown = eval(example["call"], {"np": np, "manual_dot": lambda *args: args})
    assert not drawn & {float(number) for argument in shown for number in np.asarray(argument).ravel()}


def test_the_terminal_shows_it_in_both_languages(chapter2) -> None:
    report = graded(ROUNDED, chapter2)
    assert "for example manual_dot(" in to_text(report, Language.EN, Audience.STUDENT)
    assert "例如 manual_dot(" in to_text(report, Language.ZH, Audience.STUDENT)


def test_there_is_none_where_a_public_example_shows_the_mistake(chapter2) -> None:
    assert examples(graded(MATRIX.format(body="return X @ X.T"), chapter2)) == {}


def test_what_small_inputs_do_not_show_is_left_without(chapter2) -> None:
    assert examples(graded(ONLY_SHORT, chapter2)) == {}


def test_the_search_is_the_same_every_time(chapter2) -> None:
    first, second = (to_yaml(graded(ROUNDED, chapter2), Language.EN) for _ in range(2))
    assert first == second
    assert "counterexample" in first


def test_an_answer_that_changes_from_call_to_call_breaks_nothing(chapter2) -> None:
    report = graded(DOT.format(body="import random\n    return random.random()"), chapter2)
    assert report.questions[0].score.earned < 10


def test_the_search_ends(chapter2) -> None:
    question = chapter2.assignment.question("manual_dot")
    report = graded(ROUNDED, chapter2)
    finding = next(each.finding for each in report.questions[0].checks if each.id == "random")
    asked = []

    def ask(args):
        asked.append(args)
        return Returned(value=0.5)  # wrong everywhere

    assert shrink(question, finding, chapter2.answers["manual_dot"], ask) is not None
    assert len(asked) <= MAX_CALLS + 1


def test_axes_that_always_agree_are_tied(chapter2) -> None:
    arrays = [np.ones((2, 3)), np.ones((3, 4)), np.ones((3, 4))]
    ties = tied_axes(chapter2.assignment.question("attention_scores"), arrays)
    assert ties[0, 1] == ties[1, 0] == ties[2, 0]
    assert ties[1, 1] == ties[2, 1]
    assert len(set(ties.values())) == 3


@pytest.mark.kernel
def test_the_sealed_runner_finds_the_same(chapter2) -> None:
    runner = open_runner("auto", [chapter2.course])
    try:
        sealed = grade_submission(submission(ROUNDED), chapter2, runner)
    finally:
        runner.close()
    assert examples(sealed) == examples(grade_submission(submission(ROUNDED), chapter2, InProcessRunner()))
