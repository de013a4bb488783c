"""A class is scored anew from what it answered; only what was never asked is run."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
import sqlite3
import zlib
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from courses import put
from fakes import InProcessRunner
from kept import REFERENCE, WORKS, Class, outputs

from graders.errors import UsageError, notice
from graders.execution import open_runner
from graders.execution.kept import Asked, asked, covers, dump, load
from graders.execution.remembering import RememberingRunner
from graders.gradebook import HandGrade, Override, open_gradebook
from graders.model.limits import Limit, Limits
from graders.model.manner import Manner
from graders.model.submission import SubmissionKind
from graders.model.transcript import Call, Plan, Raised, Returned, Stopped
from graders.slugs import Slug
from graders.submissions import read_submission
from graders.workflows.kept_work import dump_submission, load_submission

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def small(tmp_path: Path, monkeypatch) -> Class:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    one.grade()
    one.noted()
    return one


def never(*_: object):
    raise AssertionError("a runner was opened")


def scores(every) -> dict[str, str]:
    return {each.student.key: str(each.score) for each in every}


# What is asked again, and what is not


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("points: 1", "points: 3"),
        ("title: {en: one", "title: {en: another"),
        ("returns: scalar", "returns: scalar\n  tolerance: {kind: close, rtol: 0.5, atol: 0}"),
        ("- id: one", "- id: renamed"),
        ("    - {args: [1]}\n    - {args: [2]}\n", "    - {args: [2]}\n    - {args: [1]}\n"),
    ],
)
def test_nothing_is_run_where_no_input_has_changed(old: str, new: str, small: Class) -> None:
    small.change(old, new)
    done = small.regrade(opener=never)
    assert scores(done.before) == {"ann": "1", "bob": "0", "cyd": "0", "dee": "0"}
    regraded = outputs(small.out)
    shutil.rmtree(small.out)
    small.grade()
    assert outputs(small.out) == regraded


def test_other_points_and_tolerances_change_the_scores(small: Class) -> None:
    small.change("points: 1", "points: 3")
    assert scores(small.regrade(opener=never).after) == {"ann": "3", "bob": "0", "cyd": "0", "dee": "0"}
    assert "ann,ann.py,graded,3,3," in (small.out / "grades.csv").read_text(encoding="utf-8")
    assert small.noted() == []


def test_of_new_cases_only_those_are_run(small: Class) -> None:
    small.change("    - {args: [3]}\n", "    - {args: [3]}\n    - {args: [0]}\n    - {args: [9]}\n")
    small.regrade()
    # Whoever has no function `f` need not be asked for it again.
    assert small.noted() == ["run ann 2", "run bob 2", "run cyd 2"]
    regraded = outputs(small.out)
    small.regrade(opener=never)
    assert outputs(small.out) == regraded
    shutil.rmtree(small.out)
    small.grade()
    assert outputs(small.out) == regraded


def test_a_new_question_is_asked_and_the_others_are_not(small: Class) -> None:
    path = small.root / "assignments" / "hw" / "assignment.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.partition("questions:\n")[2].replace("id: f", "id: g"), encoding="utf-8")
    put(small.root / "reference" / "hw.py", REFERENCE + "def g(x):\n    return x * 2\n")
    small.regrade()
    assert small.noted() == ["run ann 3", "run bob 3", "run cyd 3", "run dee 3"]  # of six


def test_other_limits_are_a_reason_to_run_everything(small: Class) -> None:
    small.change("seed: 1", "seed: 1\nlimits: {call_seconds: 4}")
    small.regrade()
    assert small.noted() == ["run ann 3", "run bob 3", "run cyd 3", "run dee 3"]


def test_what_is_gone_from_the_disk_is_graded_from_the_gradebook(small: Class) -> None:
    shutil.rmtree(small.source)
    small.change("    - {args: [3]}\n", "    - {args: [4]}\n")
    assert scores(small.regrade().after)["ann"] == "1"
    assert small.noted() == ["run ann 1", "run bob 1", "run cyd 1"]


def test_a_batch_after_a_regrade_has_nothing_to_do(small: Class) -> None:
    small.change("points: 1", "points: 3")
    small.regrade(opener=never)
    before = outputs(small.out)
    small.grade()
    assert small.noted() == []
    assert outputs(small.out) == before


def test_what_could_not_be_read_still_says_why(tmp_path: Path, monkeypatch) -> None:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    put(one.source / "eve.docx", "x")
    one.grade()
    before = outputs(one.out)
    one.regrade(opener=never)
    assert outputs(one.out) == before
    assert "has the suffix .docx" in (one.out / "reports" / "eve.yaml").read_text(encoding="utf-8")


def test_hand_grades_and_overrides_survive(small: Class) -> None:
    with open_gradebook(f"sqlite:///{small.out / 'gradebook.sqlite3'}") as gradebook:
        gradebook.record_override(Override(student="bob", points=Fraction(1, 2), reason="appeal", who="prof"))
        gradebook.record_hand_grade(HandGrade(student="cyd", question="f", points=Fraction(1, 4), who="ta"))
    assert scores(small.regrade(opener=never).after) == {"ann": "1", "bob": "1/2", "cyd": "1/4", "dee": "0"}
    assert "cyd,cyd.py,graded,0.25,1," in (small.out / "grades.csv").read_text(encoding="utf-8")


def test_students_of_the_roster_stay_missing(tmp_path: Path, monkeypatch) -> None:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(**WORKS)
    roster = put(tmp_path / "roster.csv", "name,email\nann,a@x.org\nzoe,z@x.org\n")
    one.grade(roster=roster)
    before = outputs(one.out)
    done = one.regrade(opener=never)
    assert outputs(one.out) == before
    assert [each.student.key for each in done.after if each.report is None] == ["zoe"]


def test_a_damaged_transcript_is_a_reason_to_run_again(small: Class) -> None:
    with contextlib.closing(sqlite3.connect(small.out / "gradebook.sqlite3")) as database, database:
        database.execute("UPDATE gradings SET transcript = x'00' WHERE id = (SELECT MIN(id) FROM gradings)")
    small.regrade()
    assert len(small.noted()) == 1


def test_a_folder_without_a_gradebook_is_named(tmp_path: Path, monkeypatch) -> None:
    with pytest.raises(UsageError) as refused:
        Class(tmp_path, monkeypatch).regrade()
    assert refused.value.notices == (notice(tmp_path / "out", Slug.GRADEBOOK_MISSING),)


def test_code_is_not_run_where_nothing_seals_it_off(small: Class) -> None:
    with contextlib.closing(sqlite3.connect(small.out / "gradebook.sqlite3")) as database, database:
        database.execute("UPDATE bases SET settings = REPLACE(settings, '\"open\"', '\"sealed\"')")
    small.change("    - {args: [3]}\n", "    - {args: [4]}\n")
    with pytest.raises(UsageError, match="open-not-allowed"):
        small.regrade(allow_open=False)


def test_a_whole_homework_gives_the_same_reports_and_talks_to_nobody(tmp_path: Path, monkeypatch) -> None:
    """Chapter 2, with wrong answers of many kinds, smaller inputs searched and mistakes carried forward."""
    one = Class(tmp_path, monkeypatch, ROOT)
    one.name = "ch02_vectors"
    one.source.mkdir()
    for name in ("aisha_khan.py", "chloe_martin.ipynb", "john_smith.ipynb", "bob_taylor.ipynb", "half.py"):
        for path in (ROOT / "examples" / "class" / name, ROOT / "tests" / "work" / name):
            if path.exists():
                shutil.copy(path, one.source)
    one.grade()
    assert [line for line in one.noted() if line.startswith("talk")] != []
    before = outputs(one.out)
    one.regrade(opener=never)
    assert one.noted() == []
    assert outputs(one.out) == before


# What is kept of a transcript

ODD = """
import numpy as np, collections, dataclasses, decimal, fractions
P = collections.namedtuple("P", "x y")

@dataclasses.dataclass
class D:
    a: int
    b: list

class Own(ValueError):
    pass

def f(n):
    if n == 13:
        raise Own("bad")
    if n == 14:
        print("hello")
    return [None, True, -1, 2**80, 0.1, float("nan"), float("inf"), -0.0, 1j, "ü\\ud800", b"x",
            np.arange(6.0).reshape(2, 3), np.float32(0.1), P(1, 2), D(1, [2]), {"a": (1, 2)}, object(),
            {1, 2}, frozenset([3]), decimal.Decimal("0.1"), fractions.Fraction(1, 3),
            np.array([1, None], dtype=object)][n % 22]

answer = D(3, [4.5])
text = "because"
1 / 0
"""


@pytest.fixture(scope="module")
def sealed_or_open():
    runner = open_runner("auto", [ROOT])
    yield runner
    runner.close()


def test_every_kind_of_reply_comes_back_as_it_was(tmp_path: Path, sealed_or_open) -> None:
    work = read_submission(put(tmp_path / "odd.py", ODD))
    calls = [Call(id=f"a/{n}", function="f", args=(n,), hidden=n % 2 == 0) for n in range(22)]
    calls += [
        Call(id="prints", function="f", args=(14,), manner=Manner(prints=True)),
        Call(id="missing", function="g", args=(1,)),
        Call(id="watch", function="f", args=(np.ones(2),), watch=("dot",)),
    ]
    plan = Plan(functions=("f", "g"), variables=("answer", "text", "none"), calls=tuple(calls))
    first = RememberingRunner(sealed_or_open)
    ran = first.run(work, plan, Limits())
    content = dump(first.remembered())
    again = RememberingRunner(Refusing(), load(content, asked(plan, Limits())))
    known = again.run(work, plan, Limits())
    assert {type(each) for each in ran.replies.values()} == {Returned, Raised}
    for field in dataclasses.fields(ran):
        assert shown(getattr(known, field.name)) == shown(getattr(ran, field.name)), field.name
    for name, reply in ran.replies.items():
        assert type(getattr(known.replies[name], "value", None)) is type(getattr(reply, "value", None))
    assert dump(again.remembered()) == content
    assert len(content) < 5_000


def shown(value: object) -> str:
    return repr(sorted(value.items())) if isinstance(value, dict) else repr(value)


def test_a_call_that_was_stopped_stays_stopped(tmp_path: Path) -> None:
    plan = Plan(functions=("f",), variables=(), calls=(Call(id="a", function="f", args=(1,)),))
    work = read_submission(put(tmp_path / "a.py", REFERENCE))

    class Stopping(InProcessRunner):
        def run(self, *args):
            stopped = Stopped(limit=Limit.CALL_TIME, seconds=5.0)
            return dataclasses.replace(super().run(*args), replies={"a": stopped})

    first = RememberingRunner(Stopping())
    ran = first.run(work, plan, Limits())
    again = RememberingRunner(Refusing(), load(dump(first.remembered()), asked(plan, Limits())))
    assert again.run(work, plan, Limits()).replies == ran.replies


def test_of_equal_calls_the_first_reply_is_that_of_the_first(tmp_path: Path) -> None:
    calls = tuple(Call(id=name, function="f", args=(0,)) for name in ("first", "second"))
    plan = Plan(functions=("f",), variables=(), calls=calls)
    work = read_submission(
        put(tmp_path / "a.py", "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n\n")
    )
    first = RememberingRunner(InProcessRunner())
    first.run(work, plan, Limits())
    again = RememberingRunner(Refusing(), first.remembered())
    replies = again.run(work, plan, Limits()).replies
    assert [replies[name].value for name in ("first", "second")] == [1, 2]


def test_what_is_asked_later_is_remembered_by_step_and_the_rest_is_asked(tmp_path: Path) -> None:
    plan = Plan(functions=("f",), variables=(), calls=())
    work = read_submission(
        put(tmp_path / "a.py", "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n\n")
    )

    def talk(runner: RememberingRunner, step: str, count: int) -> list:
        with runner.about(step).interactive(work, ["f"], Limits()) as ask:
            return [ask("f", (0,)).value for _ in range(count)]

    first = RememberingRunner(InProcessRunner())
    first.run(work, plan, Limits())
    assert talk(first, "searching", 2) == [1, 2]
    kept = load(dump(first.remembered()), asked(plan, Limits()))
    again = RememberingRunner(Refusing(), kept)
    again.run(work, plan, Limits())
    assert talk(again, "searching", 2) == [1, 2]
    more = RememberingRunner(InProcessRunner(), kept)
    more.run(work, plan, Limits())
    assert talk(more, "searching", 3) == [1, 2, 1]  # the third is the first of a fresh process
    assert talk(more, "following", 1) == [1]
    assert talk(RememberingRunner(Refusing(), more.remembered()), "searching", 3) == [1, 2, 1]


def test_what_another_work_has_answered_is_not_believed(tmp_path: Path) -> None:
    plan = Plan(functions=("f",), variables=(), calls=(Call(id="a", function="f", args=(1,)),))
    first = RememberingRunner(InProcessRunner())
    first.run(read_submission(put(tmp_path / "a.py", REFERENCE)), plan, Limits())
    other = RememberingRunner(InProcessRunner(), first.remembered())
    changed = read_submission(put(tmp_path / "a.py", "def f(x):\n    return 7\n"))
    assert other.run(changed, plan, Limits()).replies["a"].value == 7


def test_what_was_asked_covers_the_same_calls_in_any_order_and_number() -> None:
    before = Asked(keys=("a", "b", "b"), around="x")
    assert covers(before, Asked(keys=("b", "a"), around="x"))
    assert not covers(before, Asked(keys=("b", "b", "b"), around="x"))
    assert not covers(before, Asked(keys=("a",), around="y"))


@pytest.mark.parametrize("content", [b"", b"\x78\x9cnonsense", zlib.compress(b"[]")])
def test_what_is_damaged_is_not_read(content: bytes) -> None:
    assert load(content, Asked(keys=(), around="")) is None
    assert load_submission(content, "ann") is None


def test_a_submission_comes_back_as_it_was_read(tmp_path: Path) -> None:
    module = put(tmp_path / "a.py", "x = 1\ndef f(:\n    pass\n\ndef g():\n    return 2\n")
    read = dataclasses.replace(
        read_submission(module, notes=(notice("a.py", Slug.FILE_ENCODING, encoding="gbk"),)),
        files={"data.csv": b"\x00\xff"},
        folder="inner",
    )
    assert load_submission(dump_submission(read), read.student) == read
    notebook = read_submission(ROOT / "examples" / "class" / "john_smith.ipynb")
    assert notebook.kind is SubmissionKind.NOTEBOOK
    assert load_submission(dump_submission(notebook), notebook.student) == notebook


class Refusing(InProcessRunner):
    """A runner that has nothing to do."""

    def run(self, *_):
        raise AssertionError("something was run")

    def interactive(self, *_):
        raise AssertionError("somebody was asked")
