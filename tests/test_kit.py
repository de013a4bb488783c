"""Kits: what is in them, what is not, and that they say the same as the assignment itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from kits import COURSES, ROOT, kit, kit_text, public, put_kit

from graders.checks import call_id
from graders.errors import KitError
from graders.execution.plain import PlainRunner
from graders.kit import read_kit, write_kit
from graders.kit.codec import CodecError, decode, encode
from graders.kit.contents import Kit
from graders.model.assignment import Aspect, Visibility
from graders.model.report import Report
from graders.model.text import Language
from graders.reports.document import to_yaml
from graders.reports.literals import literal
from graders.slugs import Slug
from graders.student.checking import check_file
from graders.student.kits import open_kit
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.locate import Selection
from graders.workflows.prepare import prepare

VALUES = [
    None, True, 3, -(2**70), 0.1, -0.0, math.inf, -math.inf, 1 + 2j, "text ☃", b"\x00\xff", (1, (2, [3])), {1, 2},
    frozenset({"a"}), {"k": (1,), 2: None}, Fraction(1, 3), Decimal("0.10"), dt.date(2026, 1, 2),
    dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC), dt.timedelta(days=1, seconds=2), Aspect.REPEAT,
    np.float32(0.1), np.int64(-5), np.datetime64("2026-01-02"), np.str_("x"),
]  # fmt: skip
ARRAYS = [
    np.arange(6.0).reshape(2, 3), np.array([], dtype=np.int32), np.array(3 + 1j), np.array([1, 2], dtype=">f8"),
    np.array([["a", "bc"]]), np.array([2**80, None], dtype=object), np.asfortranarray(np.arange(4).reshape(2, 2)),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    back = decode(json.loads(json.dumps(encode(value))))
    assert type(back) is type(value)
    assert repr(back) == repr(value)


@pytest.mark.parametrize("array", ARRAYS, ids=repr)
def test_an_array_comes_back_to_the_last_bit(array: np.ndarray) -> None:
    back = decode(json.loads(json.dumps(encode(array))))
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert back.tolist() == array.tolist()
    assert back.flags.writeable


@pytest.mark.parametrize(
    "value", [lambda: 0, object(), print, type], ids=["lambda", "object", "print", "type"]
)
def test_what_could_run_cannot_be_written_down(value: object) -> None:
    with pytest.raises(CodecError):
        encode(value)


@pytest.mark.parametrize(
    "plain",
    [
        {"of": "Popen", "args": "x"}, {"of": "Case", "nothing": 1}, {"enum": ["Case", 1]}, {"enum": ["Aspect", "no"]},
        {"array": ["|O", [1], ""]}, {"array": ["<f8", [9], ""]}, {"number": ["|O", ""]}, {"exec": "1"}, {"a": 1, "b": 2},
        [1], {"list": 3}, {"fraction": "1/0"}, {"datetime": "never"}, {"float": "much"}, {"table": "{"},
    ],
    ids=str,
)  # fmt: skip
def test_a_form_that_stands_for_nothing_makes_nothing(plain: object) -> None:
    with pytest.raises(CodecError):
        decode(plain)


# What a kit holds


@pytest.mark.parametrize("name", COURSES)
def test_a_kit_comes_back_from_its_text(name: str) -> None:
    back, as_made = read_kit(kit_text(name), "checks.json")
    assert as_made
    assert write_kit(back) == kit_text(name)


@pytest.mark.parametrize("name", COURSES)
def test_a_kit_has_no_trace_of_what_is_hidden(name: str) -> None:
    """No hidden check by its id or title, no hidden call, and no value that only a hidden call has."""
    text = kit_text(name)
    whole = prepare(Selection(course=COURSES[name], assignment=name)).assignment
    shown = {
        literal(case.args)
        for q in whole.questions
        for c in q.checks
        if c.visibility is Visibility.PUBLIC
        for case in c.cases
    }
    known = {check.id for q in public(name).assignment.questions for check in q.checks}
    data = json.loads(text)
    hidden = [(q, c) for q in whole.questions for c in q.checks if c.visibility is Visibility.HIDDEN]
    assert hidden or name != "ch02_vectors"
    ids = set(re.findall(r'"id": "([a-z0-9-]+)"', text))
    for question, check in hidden:
        assert check.id in known or check.id not in ids
        assert call_id(question, check, 0)[:-4] not in text
        if check.id not in known:
            assert check.title.en not in text or any(check.title.en in s for s in _sentences(name))
        for case in check.cases:
            if case.args and literal(case.args) not in shown and len(literal(case.args)) > 30:
                assert literal(case.args)[1:-1] not in text
    assert data["data"]["assignment"].get("seed") == 0


def _sentences(name: str) -> list[str]:
    return [q.statement.en for q in public(name).assignment.questions]


@pytest.mark.parametrize("name", COURSES)
def test_a_kit_has_no_line_of_the_reference(name: str) -> None:
    text = kit_text(name)
    reference = (COURSES[name] / "reference" / f"{name}.py").read_text(encoding="utf-8")
    lines = {line.strip() for line in reference.splitlines() if len(line.strip()) > 40}
    lines = {line for line in lines if not line.startswith("def ")}  # the template has those as well
    said = " ".join(q.statement.en + q.statement.zh for q in public(name).assignment.questions)
    assert lines
    for line in lines:
        assert line not in text or line in said, line


def test_people_can_read_calls_expected_values_and_tolerances() -> None:
    data = json.loads(kit_text("ch02_vectors"))
    dot = next(each for each in data["questions"] if each["id"] == "manual_dot")
    examples = next(each for each in dot["checks"] if each["id"] == "worked-examples")
    assert {"call": "manual_dot([1, 2, 3], [4, 5, 6])", "expected": "32.0"}.items() <= examples["cases"][
        0
    ].items()
    assert float(examples["cases"][0]["tolerance"][0]) > 0
    mismatched = next(each for each in dot["checks"] if each["id"] == "mismatched-lengths")
    assert mismatched["cases"][0]["raises"] == "ValueError"


def test_a_hidden_check_is_refused_where_it_would_be_given_away() -> None:
    from graders.kit import kit_of

    whole = prepare(Selection(course=ROOT, assignment="ch02_vectors"))
    with pytest.raises(ValueError, match="hidden"):
        kit_of("1", whole.assignment, {}, whole.expectations, whole.imitations, {})


# Checking with a kit says the same as checking with the assignment

WORKS = [
    ROOT / "tests" / "work" / "half.py",
    ROOT / "tests" / "work" / "solution.py",
    *sorted((ROOT / "tests" / "solutions" / "manual_dot" / "wrong").glob("*.py"))[::9],
    *sorted((ROOT / "tests" / "solutions" / "cosine_similarity" / "priced").glob("*.py"))[:6],
]


def same(report: Report) -> str:
    return to_yaml(dataclasses.replace(report, run={}, notes=()), Language.EN)


@pytest.mark.parametrize("work", WORKS, ids=lambda path: path.stem)
def test_a_kit_gives_the_report_that_the_public_checks_give(work: Path, tmp_path: Path) -> None:
    folder = put_kit(tmp_path)
    own = folder / work.name
    own.write_text(work.read_text(encoding="utf-8"), encoding="utf-8")
    with_kit = check_file(own, open_kit(folder))
    whole = dataclasses.replace(public("ch02_vectors"), answers={}, carried_forward={})
    assert same(with_kit) == same(grade_submission_file(single_file(own), whole, PlainRunner()))


@pytest.mark.parametrize(
    "work",
    sorted((ROOT / "examples" / "course" / "class").rglob("*.py")),
    ids=lambda p: f"{p.parent.name}-{p.stem}",
)
def test_every_kind_of_question_is_checked_from_a_kit(work: Path, tmp_path: Path) -> None:
    name = work.parent.name
    folder = put_kit(tmp_path, name)
    own = folder / work.name
    own.write_text(work.read_text(encoding="utf-8"), encoding="utf-8")
    report = check_file(own, open_kit(folder))
    whole = grade_submission_file(single_file(own), public(name), PlainRunner())
    unseen = {
        q.id for q in report.questions if q.unseen != next(w for w in whole.questions if w.id == q.id).unseen
    }
    for question, other in zip(report.questions, whole.questions, strict=True):
        if question.id in unseen:  # an author's own program decides some of it
            continue
        for check, wanted in zip(question.checks, other.checks, strict=True):
            assert (check.id, check.verdict) == (wanted.id, wanted.verdict)


# Where it is damaged, changed or not there


def test_a_kit_that_was_edited_says_so_and_is_used(tmp_path: Path) -> None:
    folder = put_kit(tmp_path)
    path = folder / "checks.json"
    text = path.read_text(encoding="utf-8")
    changed = text.replace('"worked-examples"', '"worked-exampless"')
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    (note,) = open_kit(folder).notes
    assert note.slug is Slug.KIT_EDITED


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", Slug.KIT_DAMAGED), ("{", Slug.KIT_DAMAGED), ("[]", Slug.KIT_DAMAGED), ("{}", Slug.KIT_DAMAGED),
        ('{"schema": "graders/kit/1"}', Slug.KIT_DAMAGED), ("[" * 100_000, Slug.KIT_DAMAGED),
        ('{"schema": "graders/kit/1", "version": "1", "data": {"assignment": {"of": "Popen"}}}', Slug.KIT_DAMAGED),
        ('{"schema": "graders/kit/99"}', Slug.KIT_OF_OTHER_VERSION),
    ],
    ids=lambda each: str(each)[:30],
)  # fmt: skip
def test_a_kit_that_cannot_be_used_is_one_sentence(tmp_path: Path, text: str, slug: Slug) -> None:
    (tmp_path / "checks.json").write_text(text, encoding="utf-8")
    with pytest.raises(KitError) as error:
        open_kit(tmp_path)
    assert [each.slug for each in error.value.notices] == [slug]


def test_a_kit_is_looked_for_in_the_folders_above(tmp_path: Path) -> None:
    put_kit(tmp_path)
    deep = tmp_path / "mine" / "drafts"
    deep.mkdir(parents=True)
    assert open_kit(deep).folder == tmp_path
    with pytest.raises(KitError):
        open_kit(Path(tmp_path.anchor))


def test_checking_needs_numpy_and_yaml_alone(tmp_path: Path) -> None:
    """No other library is there: neither Jupyter's nor those of the command line."""
    folder = put_kit(tmp_path)
    (folder / "mine.py").write_text((ROOT / "tests" / "work" / "half.py").read_text(), encoding="utf-8")
    program = f"""
import sys
class Nothing:
    allowed = {{"graders", "numpy", "yaml", "_yaml", *sys.stdlib_module_names}}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in self.allowed and not name.startswith("_sysconfig"):
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Nothing())
sys.path.insert(0, {str(ROOT)!r})
from graders.student.main import main
sys.exit(main(["check", {str(folder / "mine.py")!r}]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "total: 18/50.5" in done.stdout


def test_kits_are_small_enough_to_be_handed_out() -> None:
    assert max(len(kit_text(name)) for name in COURSES) < 3_000_000
    assert isinstance(kit("intro"), Kit)
