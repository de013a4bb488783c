"""`verify` on small assignments: a good one holds, and each with one deliberate mistake is refused, and how."""

from __future__ import annotations

import dataclasses
import functools
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from fakes import InProcessRunner

from graders.cli.main import main
from graders.execution import runner as runners
from graders.execution.trusted import call, each_alone, quiet
from graders.laws.checks import broken_by_useless
from graders.laws.misconceptions import tried, uncaught
from graders.laws.reference import broken_by_reference
from graders.model.exact import Exact
from graders.model.misconception import Misconception
from graders.model.text import Language, Text
from graders.mutation.habits import habits
from graders.mutation.mutants import OPERATORS
from graders.reports.words.messages import say
from graders.reports.words.operators import operator_text
from graders.workflows.locate import Selection
from graders.workflows.verify_subject import read_subject, trusted_call

NAME = "ch03"
ONE = Fraction(1)
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def fresh(tmp_path: Path, capsys, monkeypatch) -> Path:
    for name in runners.RUNNERS:  # `make verify` uses the real ones
        monkeypatch.setitem(runners.RUNNERS, name, lambda _: runners.Start(InProcessRunner))
    (tmp_path / "assignments").mkdir()
    assert main(["new", NAME, "--course", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


# The same assignment with every key written out, for tests that change one of them.
LONG = """\
# yaml-language-server: $schema=../assignment.schema.json
schema: graders/assignment/1
title: {en: "ch03", zh: "ch03"}
seed: 1

questions:
- id: mean
  kind: function
  title: {en: "Mean", zh: "平均值"}
  statement:
    en: "Return the mean of a list or array of n >= 1 numbers, as a scalar."
    zh: "返回一个列表或数组（n >= 1 个数）的平均值（标量）。"
  points: 10
  parameters: [x]
  returns: scalar
  tolerance: {kind: close, rtol: 1.0e-12, atol: 1.0e-12}
  checks:
  - id: examples
    title: {en: "Small examples", zh: "小例子"}
    points: 5
    visibility: public
    hint: {en: "Add up, then divide by how many there are.", zh: "先求和，再除以个数。"}
    cases:
    - {args: [[1, 2, 3]], container: [list, array]}
    - {args: [[5.0]]}
    - {args: [[-1.5, -3.0]], container: [array]}
  - id: random
    title: {en: "Ordinary numbers", zh: "普通的数"}
    points: 3
    visibility: hidden
    cases:
    - {family: random, shapes: [[n]], sizes: [{n: 2}, {n: 10}, {n: 100}], container: [array]}
  - id: unchanged-inputs
    title: {en: "The argument is not changed", zh: "不修改传入的参数"}
    points: 1
    visibility: hidden
    aspect: inputs
    needs: [examples]
    cases:
    - {args: [[3, 1, 2]], container: [list, array]}
    - {args: [[1.5, 2.5]], container: [array]}
  - id: same-twice
    title: {en: "The same call gives the same answer again", zh: "同样的调用再来一次，结果相同"}
    points: 1
    visibility: hidden
    aspect: repeat
    needs: [examples]
    cases:
    - {args: [[2, 7, 3]], container: [list, array]}
    - {args: [[2.5, 0.5]], container: [array]}
"""


@pytest.fixture
def course(fresh: Path) -> Path:
    places(fresh)["assignment"].write_text(LONG, encoding="utf-8")
    return fresh


def places(course: Path) -> dict[str, Path]:
    return {
        "assignment": course / "assignments" / NAME / "assignment.yaml",
        "misconceptions": course / "assignments" / NAME / "misconceptions.py",
        "alternatives": course / "assignments" / NAME / "alternatives.py",
        "reference": course / "reference" / f"{NAME}.py",
        "template": course / "student_template" / f"{NAME}.py",
    }


def change(course: Path, which: str, old: str, new: str) -> None:
    path = places(course)[which]
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def verified(course: Path, capsys, *options: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["verify", NAME, "--course", str(course), "--jobs", "1", *options])
    out, err = capsys.readouterr()
    return code, out + err


def test_a_new_assignment_holds_to_every_law(fresh: Path, capsys) -> None:
    code, text = verified(fresh, capsys)
    assert code == 0, text
    assert text.splitlines()[-1] == "ch03: every law holds"
    assert "0 survive" in text
    assert "score 100 %" in text


def test_two_runs_say_the_same_byte_for_byte(course: Path, capsys) -> None:
    change(course, "assignment", "    - {args: [[-1.5, -3.0]], container: [array]}\n", "")
    first = verified(course, capsys, "--format", "yaml")
    assert first == verified(course, capsys, "--format", "yaml")
    assert first[0] == 1
    verification = yaml.safe_load(first[1])
    assert verification["schema"] == "graders/verification/1"
    assert verification["mutants"]["survived"] == len(
        [each for each in verification["broken"] if "mutant" in each]
    )
    assert all(each["inputs"] > 100 for each in verification["mutants"]["equivalent"])


def test_a_survivor_comes_with_its_input_and_the_lines_that_catch_it(course: Path, capsys) -> None:
    """A question whose zero vector no check asks for; adding the very lines that are told catches it."""
    reference = "if not any(x):\n        return 1.0\n    return math.fsum(x) / len(x)"
    change(course, "reference", "return math.fsum(x) / len(x)", reference)
    change(
        course, "alternatives", "    total = 0.0", "    if not any(x):\n        return 1.0\n    total = 0.0"
    )
    change(course, "alternatives", "return np.mean(x)", "return np.mean(x) if np.any(x) else 1.0")
    code, text = verified(course, capsys)
    assert code == 1
    assert "reference/ch03.py:8, mean: `mean` does not notice this change: guard dropped" in text
    assert "      - if not any(x): return 1.0\n" in text
    assert "      mean(np.array([0])): the answer is 0.0, but should be 1.0" in text
    assert "      to `examples` of `mean` add:\n" in text
    verification = yaml.safe_load(verified(course, capsys, "--format", "yaml")[1])
    lines = {line for each in verification["broken"] for line in each["add"]["lines"]}
    assert "    - {args: [[0]], container: [array]}" in lines
    change(
        course,
        "assignment",
        "    - {args: [[5.0]]}\n",
        "    - {args: [[5.0]]}\n" + "".join(f"{line}\n" for line in sorted(lines)),
    )
    code, text = verified(course, capsys)
    assert code == 0, text


def test_a_mutant_that_never_ends_is_caught_and_costs_no_other(course: Path, capsys) -> None:
    loop = "n = 0\n    while n < len(x):\n        n += 1\n    return math.fsum(x) / n"
    change(course, "reference", "return math.fsum(x) / len(x)", loop)
    code, text = verified(course, capsys)
    assert code == 0, text


def test_what_no_alarm_can_stop_is_ended_by_the_system() -> None:
    import itertools

    def work(item: int) -> int:
        return sum(itertools.repeat(0)) if item == 1 else item

    assert each_alone(work, [0, 1, 2], seconds=0.5, lost=lambda item: -item) == [0, -1, 2]


def test_a_process_that_ends_itself_takes_nobody_along() -> None:
    import os

    def work(item: int) -> int:
        return os._exit(7) if item == 0 else item

    assert each_alone(work, [0, 1, 2], seconds=5.0, lost=lambda item: -1) == [-1, 1, 2]


def test_an_alternative_that_needs_what_is_not_installed_is_told_and_not_failed(course: Path, capsys) -> None:
    change(course, "alternatives", "import numpy as np", "import numpy as np\nimport torchish")
    change(course, "alternatives", "return np.mean(x)", "return torchish.mean(x)")
    code, text = verified(course, capsys)
    assert code == 0, text
    assert (
        "assignments/ch03/alternatives.py:18, mean_by_numpy: was not run: torchish is not installed; "
        "install it to have this one tried as well"
    ) in text


def test_every_operator_that_can_be_told_has_words_in_both_languages(chapter2) -> None:
    names = set(OPERATORS)
    for question in chapter2.assignment.questions:
        names |= set(habits(question))
    for name in names:
        assert operator_text(name).en != operator_text(name).zh


# One mistake each: in which file, what is written instead of what, and what is said of it.

EXACT = "return Exact(value=Fraction(0), gauge=GAUGE, roundings=1)"
MISTAKES: dict[str, tuple[str, str, str, str, str]] = {
    "a misconception that is right": (
        "misconceptions", "return sum(x)\n", "return sum(x) / len(x)\n",
        "assignments/ch03/misconceptions.py, sum_alone: is no mistake: it answers like the reference on all cases "
        "and 225 more inputs; make it wrong, or take it out",
        "assignments/ch03/misconceptions.py, sum_alone: 并没有错：在全部用例和另外 225 个输入上都与参考答案一致；请把它写错，或删去",
    ),
    "a tolerance that lets a misconception through": (
        "misconceptions", "return sum(x)\n", "return sum(x) / len(x) * (1 + 1e-12 / 2)\n",
        "assignments/ch03/misconceptions.py, sum_alone: is off by 5e-13 of the right value, which the tolerance of "
        "`mean` lets through; make it smaller",
        "assignments/ch03/misconceptions.py, sum_alone: 与正确值相差 5e-13（相对），`mean` 的容差却放过了它；请缩小容差",
    ),
    "a misconception that no check catches": (
        "misconceptions", "return sum(x)\n",
        "return 0 if not all(isinstance(v, (int, float)) for v in x) and len(x) == 3 and not sum(x) else sum(x) / len(x)\n",
        "assignments/ch03/misconceptions.py, sum_alone: is no mistake", "并没有错",
    ),
    "a misconception that fails elsewhere": (
        "misconceptions", 'check="examples"', 'check="unchanged-inputs"',
        "assignments/ch03/misconceptions.py, sum_alone: does not fail at `unchanged-inputs`, but at examples, random; "
        "name one of these, or add a case to `unchanged-inputs`",
        "没有在 `unchanged-inputs` 上失分，而是在 examples, random 上；请改为其中之一，或为 `unchanged-inputs` 增加用例",
    ),
    "two misconceptions that answer alike": (
        "misconceptions", "    return sum(x)\n",
        '    return sum(x)\n\n\n@misconception("mean", check="examples", en="e", zh="z")\ndef sum_again(x):\n    return np.sum(x)\n',
        "assignments/ch03/misconceptions.py, sum_again: answers every case like `sum_alone`; "
        "give both the same `idea`, add a case that tells them apart, or take one out",
        "assignments/ch03/misconceptions.py, sum_again: 对每个用例的回答都与 `sum_alone` 相同；请给两者相同的 `idea`",
    ),
    "an alternative that is wrong": (
        "alternatives", "total += value", "total -= value",
        "assignments/ch03/alternatives.py:17, mean_by_loop: loses `examples` of `mean`, though it is called a right answer; "
        "mend it, or the check that refuses it",
        "assignments/ch03/alternatives.py:17, mean_by_loop: 列为正确写法，却在 `mean` 的 `examples` 上失分；请修正它，或修正拒绝它的检查项",
    ),
    "an alternative that is wrong where no check looks": (
        "alternatives", "return np.mean(x)", "return np.mean(x) if np.any(x) else 1.0",
        "assignments/ch03/alternatives.py, mean_by_numpy: differs from the reference of `mean` where no check looks; "
        "mend it, add the case below, or raise LeftOpenError in the reference",
        "assignments/ch03/alternatives.py, mean_by_numpy: 在检查不到的地方与 `mean` 的参考答案不同；请修正它、加入下面的用例",
    ),
    "an alternative that is not there": (
        "alternatives", "(mean_by_loop, mean_by_numpy)", "(mean_by_lop,)",
        "assignments/ch03/alternatives.py:17: there is no function `mean_by_lop` in this file (did you mean `mean_by_loop`?); "
        "define it, or take it off the table",
        "assignments/ch03/alternatives.py:17: 本文件里没有函数 `mean_by_lop`（是不是 `mean_by_loop`？）；请定义它，或从表中删去",
    ),
    "a table of alternatives that cannot be read": (
        "alternatives", "ALTERNATIVES = {", "TABLE = {",
        'assignments/ch03/alternatives.py: has no table of its functions; write ALTERNATIVES = {"question": (function, …)} with plain names',
        'assignments/ch03/alternatives.py: 没有列出函数的表；请写 ALTERNATIVES = {"题目": (函数, …)}，只用名字',
    ),
    "an alternative that breaks the rule": (
        "assignment", "  checks:\n  - id: examples",
        "  forbid: {title: {en: a, zh: b}, names: [mean]}\n  checks:\n  - id: examples",
        "assignments/ch03/alternatives.py:17, mean_by_numpy: breaks the source rule of `mean`, though it is called a right answer; "
        "write it without, or change `forbid`",
        "assignments/ch03/alternatives.py:17, mean_by_numpy: 列为正确写法，却违反了 `mean` 的写法规则；请换一种写法，或修改 `forbid`",
    ),
    "a rule that nobody breaks": (
        "assignment", "  checks:\n  - id: examples",
        "  forbid: {title: {en: a, zh: b}, names: [average]}\n  checks:\n  - id: examples",
        "assignments/ch03/assignment.yaml, mean, forbid: no misconception breaks this rule; "
        'add one with check="source-rule" that answers right and breaks it',
        "assignments/ch03/assignment.yaml, mean, forbid: 没有任何误解会违反这条规则；请加入一个",
    ),
    "a rule that names nothing": (
        "assignment", "  checks:\n  - id: examples",
        "  forbid: {title: {en: a, zh: b}, names: [avrage], names_elsewhere: [nanmeann]}\n  checks:\n  - id: examples",
        "assignments/ch03/assignment.yaml, mean, forbid: `avrage` is nothing that Python or NumPy has (did you mean `average`?); "
        "mend it, or list it under `names_elsewhere` if it is of another library",
        "assignments/ch03/assignment.yaml, mean, forbid: Python 和 NumPy 里都没有 `avrage`（是不是 `average`？）；请改正",
    ),
    "a reference that fails for its own case": (
        "reference", "return math.fsum(x) / len(x)", "return math.fsum(x) / (len(x) - 1)",
        "reference/ch03.py, mean([5.0]): the reference gives no answer to this case (ZeroDivisionError: float division by zero); "
        "mend the reference, or take the case out",
        "reference/ch03.py, mean([5.0]): 参考答案回答不了这个用例（ZeroDivisionError: float division by zero）；请修正参考答案，或删去该用例",
    ),
    "a reference that is not a number": (
        "reference", "return math.fsum(x) / len(x)", "return math.nan",
        "reference/ch03.py, mean([1, 2, 3]) (mean/examples): the reference returns float (nan), "
        "and nothing can be near what is not finite; take the case out, or ask for a finite value",
        "reference/ch03.py, mean([1, 2, 3]) (mean/examples): 参考答案返回 float (nan)，而非有限的值无法比较；请删去该用例，或改问有限的值",
    ),
    "a reference that leaves its own case open": (
        "reference", "return math.fsum(x) / len(x)",
        "from graders.authoring import LeftOpenError\n    raise LeftOpenError",
        "reference/ch03.py, mean([1, 2, 3]): the reference leaves open what a case asks; take the case out, or let the reference answer it",
        "reference/ch03.py, mean([1, 2, 3]): 参考答案把这个用例列为不考，却有用例考它；请删去该用例，或让参考答案作答",
    ),
    "a reference that does not raise": (
        "assignment", "{args: [[5.0]]}", "{args: [[5.0]], raises: ValueError}",
        "reference/ch03.py, mean([5.0]): the reference returns a value where the case demands ValueError; raise it, or take `raises` out",
        "reference/ch03.py, mean([5.0]): 用例要求抛出 ValueError，参考答案却返回了值；请让它抛出，或删去 `raises`",
    ),
    "a reference that raises something else": (
        "assignment", "{args: [[5.0]]}", "{args: [[]], raises: ValueError}",
        "reference/ch03.py, mean([]): the reference raises another exception (ZeroDivisionError: float division by zero) than ValueError, "
        "which the case demands; change one of them",
        "reference/ch03.py, mean([]): 用例要求抛出 ValueError，参考答案抛出的却是另一种异常",
    ),
    "a reference that changes its argument": (
        "reference", "return math.fsum(x) / len(x)", "x[:] = sorted(x)[::-1]\n    return math.fsum(x) / len(x)",
        "reference/ch03.py, mean([1, 2, 3]): the reference changes its argument `x`; let it work on a copy",
        "reference/ch03.py, mean([1, 2, 3]): 参考答案修改了传入的参数 `x`；请让它在副本上计算",
    ),
    "a reference that differs from call to call": (
        "reference", "return math.fsum(x) / len(x)", "mean.n = getattr(mean, 'n', 0) + 1\n    return math.fsum(x) / len(x) + mean.n",
        "reference/ch03.py, mean([1, 2, 3]): the reference answers the same call differently the second time; "
        "let nothing be kept or drawn at random",
        "reference/ch03.py, mean([1, 2, 3]): 参考答案对同样的调用第二次回答不同；请不要保留状态，也不要用随机数",
    ),
    "a rounding tolerance without exact answers": (
        "assignment", "{kind: close, rtol: 1.0e-12, atol: 1.0e-12}", "{kind: rounding}",
        "reference/ch03.py, mean([1, 2, 3]): the tolerance is `rounding`, but the reference returns float; "
        "return graders.authoring.Exact, or use `close`",
        "reference/ch03.py, mean([1, 2, 3]): 容差是 `rounding`，参考答案返回的却是 float；请返回 graders.authoring.Exact，或改用 `close`",
    ),
    "a check that a constant earns": (
        "assignment", "    - {args: [[1, 2, 3]], container: [list, array]}\n    - {args: [[5.0]]}\n    - {args: [[-1.5, -3.0]], container: [array]}\n",
        "    - {args: [[0, 0]]}\n",
        "assignments/ch03/assignment.yaml, mean, examples: is earned by `return 0`, which looks at nothing; "
        "add a case that it fails, or let the check need another",
        "assignments/ch03/assignment.yaml, mean, examples: 只写 `return 0` 就能得分；请加入它通不过的用例，或用 needs 依赖另一个检查项",
    ),
    "a template that has drifted": (
        "template", "def mean", "def  mean",
        "student_template/ch03.py: is not what the assignment generates; run `python grade.py template ch03` and commit it",
        "student_template/ch03.py: 与作业生成的模板不一致；请运行 `python grade.py template ch03` 并提交结果",
    ),
    "a template that earns points": (
        "template", "raise NotImplementedError", "return sum(x) / len(x) #",
        "student_template/ch03.py, mean: the untouched template earns 10 points at `examples`; add a case that an empty answer fails",
        "student_template/ch03.py, mean: 空模板在 `examples` 上得了 10 分；请加入空答案通不过的用例",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_with_where_what_and_what_to_do(mistake: str, course: Path, capsys) -> None:
    which, old, new, english, chinese = MISTAKES[mistake]
    change(course, which, old, new)
    if "np." in new and which == "misconceptions":
        change(course, which, "from graders", "import numpy as np\n\nfrom graders")
    for language, message in (("en", english), ("zh", chinese)):
        code, text = verified(course, capsys, "--lang", language)
        assert code in {1, 2}
        assert message in text, text


def test_a_check_that_catches_nothing_is_useless(chapter2) -> None:
    question = chapter2.assignment.question("manual_dot")
    others = frozenset(check.id for check in question.checks) - {"parallel"}
    (broken,) = broken_by_useless(question, others, file="a.yaml")
    assert say(broken.notice, Language.EN) == (
        "a.yaml, manual_dot, parallel: catches no mutant, no misconception and no constant answer; "
        "add a case that something wrong fails, or take the check out"
    )
    assert say(broken.notice, Language.ZH) == (
        "a.yaml, manual_dot, parallel: 查不出任何变异、误解或常数答案；请加入错误写法通不过的用例，或删去该检查项"
    )


GAUGES = {
    "gauge-shape": Exact(value=(ONE, ONE), gauge=(ONE,), roundings=1),
    "gauge-negative": Exact(value=ONE, gauge=-ONE, roundings=1),
    "roundings-wrong": Exact(value=ONE, gauge=ONE, roundings=0),
    "reference-not-exact": 1.0,
}


@pytest.mark.parametrize("slug", GAUGES)
def test_a_bound_that_makes_no_sense_is_refused(slug: str, chapter2) -> None:
    question = chapter2.assignment.question("manual_dot")
    alone = dataclasses.replace(chapter2.assignment, questions=(question,))
    answers = {"manual_dot": lambda x, y: GAUGES[slug]}
    with quiet():
        broken = list(
            broken_by_reference(alone, answers, {}, functools.partial(call, seconds=1.0), file="r.py")
        )
    assert slug in {each.notice.slug for each in broken}
    assert broken[0].notice.where == "r.py, manual_dot([1, 2, 3], [4, 5, 6])"


@pytest.mark.parametrize(
    ("check", "value", "refused"),
    [
        ("first", [32, -1, 0], "misconception-right"),
        ("third", [1, -1, 0], "misconception-elsewhere"),
        ("first", [1, -1, 0], None),
        ("second", "32", None),
    ],
)
def test_a_misconception_about_a_variable_is_held_to_the_law(
    check: str, value: object, refused: str | None
) -> None:
    subject = read_subject(Selection(course=ROOT, assignment="ch02_vectors"))
    question = subject.assignment.question("dot_answers")
    text = Text(en="e", zh="z")
    idea = Misconception(name="x", question="dot_answers", check=check, text=text, answer=lambda: value)
    asked = trusted_call(subject)
    with quiet():
        attempt = tried(idea, question, subject.prepared.expectations, asked)
        broken = list(uncaught(attempt, question, (), "", asked, file="f.py"))
    assert [each.notice.slug for each in broken] == ([refused] if refused else [])
