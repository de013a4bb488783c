"""The library for authors: the usual mistakes around any right answer, each caught where it is said to be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from courses import put
from fakes import InProcessRunner

from graders.assignment.author_files import author_files
from graders.assignment.course import Course
from graders.assignment.load import load_assignment
from graders.assignment.misconceptions import load_misconceptions
from graders.authoring import FAMILIES, Idea, Text, all_of, usual
from graders.authoring.families import THEMES
from graders.authoring.mistakes import precision
from graders.errors import AssignmentError
from graders.execution.trusted import quiet
from graders.laws.alternatives import broken_by_alternatives
from graders.laws.misconceptions import alike, tried, uncaught
from graders.model.assignment import Question
from graders.model.misconception import Misconception
from graders.model.report import Report
from graders.model.submission import Submission
from graders.model.text import Language
from graders.mutation.habits import ANY, around, habits
from graders.mutation.programs import compiled
from graders.reports.words.messages import say
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.verify_subject import Subject, read_subject, trusted_call

QUESTION = """\
- id: {id}
  kind: function
  title: {{en: t, zh: 题}}
  statement: {{en: do, zh: 做}}
  points: 10
  parameters: [{parameters}]
  returns: {returns}
  tolerance: {{kind: close, rtol: 1.0e-12, atol: 1.0e-13}}
  checks:
  - {{id: examples, title: {{en: e, zh: 例}}, points: 8, visibility: public, cases: [{cases}]}}
  - {{id: unchanged, title: {{en: u, zh: 改}}, points: 1, visibility: hidden, aspect: inputs, cases: &{id} [{again}]}}
  - {{id: twice, title: {{en: t, zh: 再}}, points: 1, visibility: hidden, aspect: repeat, cases: *{id}}}
"""
EVERYWHERE = dict.fromkeys(THEMES, "examples") | {"in_place": "unchanged", "state": "twice"}
REFERENCE = '''
"""Right answers, as students could write them."""
import numpy as np

def total(x, y):
    if len(x) != len(y):
        raise ValueError
    return sum(a - 2 * b for a, b in zip(x, y))

def doubled(X):
    return np.asarray(X, dtype=float) * [2.5, -4.0]

def angle(x):
    return x / 7.0

def ends(x):
    return x[0] / 3, x[-1] / 7

def thirds(x):
    return [each / 3 for each in x]
'''
MISCONCEPTIONS = f"""
from graders.authoring import usual
from ._shared import angle, doubled, ends, thirds, total

EVERYWHERE = {EVERYWHERE!r}
A = usual("total", right=total, checks=EVERYWHERE, without=["degrees_and_radians", "axes_confused"])
B = usual("doubled", right=doubled, checks=EVERYWHERE, without=["degrees_and_radians"])
C = usual("angle", right=angle, checks={{"angles": "examples"}})
D = usual("ends", right=ends, checks=EVERYWHERE, without=["degrees_and_radians", "elements_missing", "axes_confused"])
E = usual("thirds", right=thirds, checks=EVERYWHERE, without=["degrees_and_radians", "axes_confused", "arrays_only"])
"""
GIVEN = "container: [list, array]"
ASSIGNMENT = "schema: graders/assignment/1\ntitle: {en: HW, zh: 作业}\nseed: 1\nquestions:\n" + "".join((
    QUESTION.format(
        id="total", parameters="x, y", returns="scalar", again=f"{{args: [[1.5, 2], [1, 2]], {GIVEN}}}",
        cases=f"{{args: [[1.23456789, -9, 3.3], [4, 5.1, 6]], {GIVEN}}}, {{args: [[2.0e-9, 0], [1.0e-10, 0]]}}, "
        f"{{args: [[8, 1, 3.7], [-4.1, 0.3, 6]]}}, {{args: [[1], [2, 3]], raises: ValueError, {GIVEN}}}",
    ),
    QUESTION.format(
        id="doubled", parameters="X", returns="array", again=f"{{args: [[[1, 2], [3, 4]]], {GIVEN}}}",
        cases=f"{{args: [[[1.23456789, -9], [3.3, 2.0e-9], [0.45, 5]]], {GIVEN}}}",
    ),
    QUESTION.format(id="angle", parameters="x", returns="scalar", again="{args: [3]}", cases="{args: [3]}"),
    QUESTION.format(
        id="ends", parameters="x", returns="pair", again=f"{{args: [[1, 2]], {GIVEN}}}",
        cases=f"{{args: [[-1.23456789, -9, -3.3]], {GIVEN}}}, {{args: [[2.0e-9, 1.0e-9]]}}",
    ),
    QUESTION.format(
        id="thirds", parameters="x", returns="numbers", again=f"{{args: [[1, 2]], {GIVEN}}}",
        cases=f"{{args: [[-1.23456789, 2.0e-9, 3.3]], {GIVEN}}}",
    ),
))  # fmt: skip


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    """A course whose misconceptions are all usual ones, in a folder with a shared file."""
    folder = tmp_path / "assignments" / "hw"
    put(folder / "assignment.yaml", ASSIGNMENT)
    put(tmp_path / "reference" / "hw.py", REFERENCE)
    put(folder / "misconceptions" / "_shared.py", REFERENCE)
    put(folder / "misconceptions" / "total.py", MISCONCEPTIONS)
    return read_subject(Selection(course=tmp_path, assignment="hw"))


def keys(made: tuple[Misconception, ...], question: str) -> set[str]:
    return {each.name.removeprefix(f"{question}_") for each in made if each.question == question}


def test_every_usual_mistake_is_caught_at_the_check_that_its_family_names(subject: Subject) -> None:
    call = trusted_call(subject)
    with quiet():
        every = [
            tried(each, subject.assignment.question(each.question), subject.prepared.expectations, call)
            for each in subject.misconceptions
        ]
        broken = [
            str(law.notice)
            for each in every
            for law in uncaught(
                each, subject.assignment.question(each.misconception.question), (), "", call, file="f"
            )
        ]
    assert broken == []
    assert [str(law.notice) for law in alike(every, files=dict.fromkeys(subject.misconceptions, "f"))] == []
    assert len(every) > 80
    ideas = {each.idea.name for each in subject.misconceptions if each.idea}
    assert ideas >= set(FAMILIES)  # every family was tried on some question


def test_what_cannot_be_a_mistake_of_the_question_is_left_out(subject: Subject) -> None:
    total, doubled, ends = (keys(subject.misconceptions, each) for each in ("total", "doubled", "ends"))
    assert "one_element" in total - doubled - ends
    assert "list" in doubled - total - ends
    assert "swapped" in ends - total - doubled
    assert "raises_IndexError" in total - doubled  # no case of the others asks for an exception
    assert "arguments_swapped" in total - doubled - ends  # there is one argument
    assert "columns_for_rows" in doubled - total - ends
    assert {each.question for each in subject.misconceptions if "degrees" in each.name} == {"angle"}


def test_names_of_mistakes_are_unique_and_their_sentences_stand_in_both_languages() -> None:
    made = [key for family in FAMILIES.values() for key in family.wrong(float)]
    assert len(made) == len(set(made))
    for name, family in FAMILIES.items():
        idea = family.idea("KeyError")
        assert idea.name == name
        assert idea.text.en
        assert any("\u4e00" <= letter <= "\u9fff" for letter in idea.text.zh), name
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in idea.text.en), name


def question_of(chapter2, name: str) -> Question:
    return chapter2.assignment.question(name)


def test_a_family_goes_before_its_theme_and_what_is_not_named_is_not_made(chapter2) -> None:
    question = question_of(chapter2, "manual_dot")
    made = usual("manual_dot", right=np.dot, checks={"precision": "random", "float32": "float32"}).of(
        question
    )
    assert {each.check for each in made if each.name == "manual_dot_float32"} == {"float32"}
    assert {each.check for each in made if each.name != "manual_dot_float32"} == {"random"}
    assert {each.idea.name for each in made if each.idea} == {"rounded", "float32"}


def test_families_and_single_mistakes_can_be_left_out_and_sentences_replaced(chapter2) -> None:
    own = Text(en="Keep all digits.", zh="保留全部数字。")
    made = usual(
        "manual_dot", right=np.dot, checks={"precision": "random"}, without=["float32", "whole"],
        sentences={"rounded": own},
    ).of(question_of(chapter2, "manual_dot"))  # fmt: skip
    assert keys(made, "manual_dot") == {"cut", *(f"{n}_decimals" for n in range(1, 7))}
    assert {(each.text, each.idea) for each in made} == {(own, Idea(name="rounded", text=own))}


def test_the_exception_that_the_cases_ask_for_stands_in_the_sentence(chapter2) -> None:
    made = usual("manual_dot", right=np.dot, checks={"errors": "mismatched-lengths"})
    texts = {each.text.en for each in made.of(question_of(chapter2, "manual_dot"))}
    assert len(texts) == 3
    assert all("ValueError" in text for text in texts)


@pytest.mark.parametrize(
    ("which", "option"),
    [
        ("checks", 'checks={"roundd": "examples"}'),
        ("without", 'checks={}, without=["roundd"]'),
        ("sentences", 'checks={}, sentences={"roundd": Text(en="a", zh="b")}'),
    ],
)
def test_a_name_that_is_none_is_refused_with_the_nearest(
    which: str, option: str, subject: Subject, tmp_path: Path
) -> None:
    put(
        tmp_path / "assignments" / "hw" / "misconceptions" / "ends.py",
        f'from graders.authoring import Text, usual\nA = usual("ends", right=float, {option})\n',
    )
    with pytest.raises(AssignmentError) as refused:
        read_subject(Selection(course=tmp_path, assignment="hw"))
    (notice,) = refused.value.notices
    where = f'assignments/hw/misconceptions/ends.py, usual("ends"), {which}'
    assert say(notice, Language.EN).startswith(
        f"{where}: there is no `roundd` among the usual mistakes (did you mean `rounded`?); name one of "
    )
    assert say(notice, Language.ZH).startswith(
        f"{where}: 常见错误里没有 `roundd`（是不是 `rounded`？）；请从 "
    )


def test_several_answers_share_the_sentence_of_their_idea() -> None:
    shared = Idea(name="i", text=Text(en="e", zh="z"))
    one, two = all_of("mean", "examples", shared, {"zero": lambda x: 0, "one": lambda x: 1})
    assert (one.name, two.name) == ("mean_zero", "mean_one")
    assert (one.check, one.text, one.idea, one.answer([])) == ("examples", shared.text, shared, 0)


def test_habits_of_verify_and_usual_mistakes_are_the_same_functions(chapter2) -> None:
    """One definition: `verify` puts around the reference what misconceptions are made of."""
    question = question_of(chapter2, "manual_dot")
    modules = {habit.__module__ for habit in ANY.values() if habit.__name__ != "<lambda>"}
    assert all(module.startswith("graders.authoring.mistakes.") for module in modules)
    text = "def manual_dot(x, y):\n    return 1 / 3\n"
    habit = compiled(text + around(question, "manual_dot", "answer-rounded-to-6-places"), "manual_dot")
    assert habit([1], [1]) == precision.rounded(lambda x, y: 1 / 3, 6)([1], [1]) == 0.333333
    assert "answer-rounded-to-6-places" in habits(question)


def test_an_array_is_changed_in_place_by_the_habit_of_its_type_and_a_list_is_not(chapter2) -> None:
    question = question_of(chapter2, "manual_dot")
    text = "def manual_dot(x, y):\n    return 0.0\n"
    habit = compiled(text + around(question, "manual_dot", "argument-2-scaled-in-place"), "manual_dot")
    for given, expected in (([2.0], [2.0]), (np.array([2.0]), [1.0]), (np.array([2]), [2])):
        habit([1.0], given)
        assert list(given) == expected


@pytest.mark.parametrize(("amount", "least"), [(1e-8, 1e-6)])
def test_a_divisor_is_made_larger_of_numbers_and_of_arrays(amount: float, least: float) -> None:
    def one(x):
        return np.ones_like(x) if isinstance(x, np.ndarray) else 1.0

    assert precision.divisor_plus(one, abs, amount)(0.0) == 1 / amount
    assert precision.divisor_at_least(one, abs, least)(0.0) == 1 / least
    assert list(precision.divisor_at_least(one, np.abs, least)(np.array([0.0, 2.0]))) == [1 / least, 0.5]


# Files of the author's


def notices(tmp_path: Path) -> list[str]:
    with pytest.raises(AssignmentError) as refused:
        read_subject(Selection(course=tmp_path, assignment="hw"))
    return [say(each, Language.EN) for each in refused.value.notices]


def test_a_file_and_a_folder_of_one_name_are_refused(subject: Subject, tmp_path: Path) -> None:
    put(tmp_path / "assignments" / "hw" / "misconceptions.py", "")
    assert notices(tmp_path) == [
        "assignments/hw/misconceptions.py: stands beside the folder `assignments/hw/misconceptions`; keep one of them"
    ]


def test_files_of_a_folder_come_in_the_order_of_the_questions(subject: Subject, tmp_path: Path) -> None:
    folder = tmp_path / "assignments" / "hw" / "alternatives"
    for name in ("zzz", "ends", "_helpers", "doubled", "total"):
        put(folder / f"{name}.py", "")
    course = Course(tmp_path)
    path = course.alternatives_path("hw")
    files = author_files(course, path, [question.id for question in subject.assignment.questions])
    assert [each.path.stem for each in files] == ["total", "doubled", "ends", "zzz"]
    assert files[0].shown == "assignments/hw/alternatives/total.py"


def test_alternatives_are_read_from_every_file_with_its_name(subject: Subject, tmp_path: Path) -> None:
    folder = tmp_path / "assignments" / "hw" / "alternatives"
    for name in ("total", "ends"):
        put(folder / f"{name}.py", f'{REFERENCE}\nALTERNATIVES = {{"{name}": ({name},)}}\n')
    again = read_subject(Selection(course=tmp_path, assignment="hw"))
    assert [(each.question, each.file) for each in again.alternatives] == [
        ("total", "assignments/hw/alternatives/total.py"), ("ends", "assignments/hw/alternatives/ends.py"),
    ]  # fmt: skip


def test_helpers_of_one_name_in_two_files_do_not_meet(subject: Subject, tmp_path: Path) -> None:
    """Alternatives of several questions are handed in together, but not if one would overwrite the other's."""
    folder = tmp_path / "assignments" / "hw" / "alternatives"
    put(
        folder / "ends.py",
        "def part(x, n):\n    return x / n\n\n\ndef one(x):\n    return part(x[0], 3), part(x[-1], 7)\n\n\n"
        'ALTERNATIVES = {"ends": (one,)}\n',
    )
    put(
        folder / "thirds.py",
        "def part(x):\n    return x / 3\n\n\ndef two(x):\n    return list(map(part, x))\n\n\n"
        'ALTERNATIVES = {"thirds": (two,)}\n',
    )
    again = read_subject(Selection(course=tmp_path, assignment="hw"))
    texts = {file.shown: file.text for file, _ in again.alternatives_by_file}
    handed_in = []

    def grade(submission: Submission) -> Report:
        handed_in.append(submission)
        return grade_submission(submission, again.prepared, InProcessRunner())

    broken = list(broken_by_alternatives(again.alternatives, texts, grade))
    assert [str(each.notice) for each in broken] == []
    assert len(handed_in) == 2
    alike = {name: text.replace("part", f"part_of_{Path(name).stem}") for name, text in texts.items()}
    assert list(broken_by_alternatives(again.alternatives, alike, grade)) == []
    assert len(handed_in) == 3  # names that differ are handed in together


def test_what_is_shared_is_read_anew_for_another_course_of_the_same_names(tmp_path: Path) -> None:
    loaded = []
    for number in (1, 2):
        folder = tmp_path / str(number) / "assignments" / "hw"
        put(folder / "assignment.yaml", ASSIGNMENT)
        put(folder / "misconceptions" / "_shared.py", f"NUMBER = {number}\n")
        put(
            folder / "misconceptions" / "total.py",
            "from graders.authoring import misconception\nfrom ._shared import NUMBER\n"
            "@misconception('total', check='examples', en='e', zh='z')\ndef wrong(x, y):\n    return NUMBER\n",
        )
        course = Course(tmp_path / str(number))
        files = author_files(course, course.misconceptions_path("hw"))
        ((_, (made,)),) = load_misconceptions(files, load_assignment(folder / "assignment.yaml"))
        loaded.append(made.answer([], []))
    assert loaded == [1, 2]


def test_usual_mistakes_of_a_question_that_there_is_not_are_refused(subject: Subject, tmp_path: Path) -> None:
    put(
        tmp_path / "assignments" / "hw" / "misconceptions" / "ends.py",
        'from graders.authoring import usual\nA = usual("end", right=float, checks={})\n',
    )
    assert notices(tmp_path) == [
        'assignments/hw/misconceptions/ends.py, usual("end"): there is no function `end` to answer; '
        "name one of total, doubled, angle, ends, thirds"
    ]


def test_chapter_2_keeps_every_idea_by_name_question_and_check(golden) -> None:
    """Names stand in reports: one that is changed or lost here is meant, or a mistake."""
    course = Course(Path(__file__).resolve().parents[1])
    assignment = load_assignment(course.assignment_path("ch02_vectors"))
    files = author_files(
        course, course.misconceptions_path("ch02_vectors"), [question.id for question in assignment.questions]
    )
    loaded = [each for _, some in load_misconceptions(files, assignment) for each in some]
    lines = [f"{m.question} {m.check} {m.name} {m.idea.name if m.idea else '-'}\n" for m in loaded]
    golden("ideas_of_chapter_2.txt", "".join(lines))
    assert len(lines) == 657
