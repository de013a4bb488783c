"""Exports, read back by somebody else's reader; a cell that is not ours keeps its bytes."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from fakes import InProcessRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from graders.cli.main import main
from graders.errors import UsageError
from graders.model.assignment import Assignment
from graders.model.classlist import Handed, Standing, Student
from graders.model.facts import WrittenSentence
from graders.model.report import Audience, Report, Status
from graders.model.text import Language
from graders.reports.document import document, to_yaml
from graders.reports.exports import NAMES, exports
from graders.reports.exports.canvas import defuse
from graders.reports.exports.export import Asked, Exported
from graders.reports.exports.sheets import read_sheet
from graders.reports.formats import FORMATS, Context
from graders.reports.words.messages import say
from graders.slugs import Slug
from graders.submissions import read_submission
from graders.workflows.feedback_zip import feedback_zip
from graders.workflows.grade_one import grade_submission

ROOT = Path(__file__).resolve().parents[1]
NOW = dt.datetime(2026, 3, 1, 12, 0, 0, 500_000, tzinfo=dt.UTC)
STUDENT = Context(language=Language.EN, audience=Audience.STUDENT)


@pytest.fixture(scope="module")
def half(chapter2) -> Report:
    work = read_submission(ROOT / "tests" / "work" / "half.py", base=ROOT, student="half")
    return grade_submission(work, chapter2, InProcessRunner())


@pytest.fixture(scope="module")
def homework(chapter2) -> Assignment:
    return chapter2.assignment


def standing(report: Report | None, key: str, name: str, score: object = "", **ids: str) -> Standing:
    student = Student(key=key, name=name, ids=ids)
    mine = (
        None
        if report is None
        else dataclasses.replace(
            report, student=key, score=dataclasses.replace(report.score, pending=Fraction(0))
        )
    )
    return Standing(
        student=student,
        report=mine,
        score=None if score == "" else Fraction(str(score)),
        possible=Fraction(100),
        handed=Handed(
            at=dt.datetime(2026, 2, 28, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=8))),
            late=False,
            attempt=2,
        ),
    )


@pytest.fixture(scope="module")
def everyone(half: Report) -> list[Standing]:
    absent = dataclasses.replace(
        half,
        status=Status.UNGRADABLE,
        questions=(),
        error=WrittenSentence(text="a.py: is empty", remedy="save it"),
    )
    return [
        standing(
            half, "ann", "Ann Müller", 87.5, canvas="101", login="am1", moodle="7001", email="ann@x.edu"
        ),
        standing(half, "bo", '=Bo, "the" cat', 100, canvas="102", sis="S2", moodle="7002"),
        standing(absent, "cy", "Cy Dee", "", canvas="103", moodle="7003"),
        standing(half, "张伟", "张伟", "99.999"),
        standing(None, "eve", "Eve Missing", "", canvas="105", moodle="7005"),
        standing(half, "zed", "Zed Stranger", 3),
    ]


def run(name: str, homework: Assignment, standings: Sequence[Standing], **asked: object) -> Exported:
    return exports()[name].write(homework, standings, Asked(language=Language.EN, now=NOW, **asked))


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def said(exported: Exported) -> dict[str, Slug]:
    return {each.where: each.slug for each in exported.notices}


TITLE = "Chapter 2: Vectors, the soul of attention (4711)"
CANVAS = (
    '\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,"Chapter 1 (4700)","'
    + TITLE
    + '",Current Score,Final Score\r\n'
    ",,,,,Manual Posting,Manual Posting,(read only),(read only)\r\n"
    "    Points Possible,,,,,10,100,(read only),(read only)\r\n"
    '"Müller, Ann",101,S1,am1,"A, 1",9.0,,90,90\r\n'
    '"=""=Bo""",102,S2,bb2,A,"EX",12,80,80\r\n'
    "Dee; Cy ,103,,cd3,B,,,,\r\n"
    '"  张伟",104,S4,zw4,B,0007,"",,\r\n'
    "Eve,105,S5,em5,B,1,,,\r\n"
    '"Student, Test",199,,x,B,,,,\r\n'
)


def test_canvas_gets_its_own_sheet_back_with_our_column_filled_and_nothing_else_touched(
    homework, everyone
) -> None:
    exported = run("canvas", homework, everyone, sheet=CANVAS, where="grades.csv")
    before, after = rows_of(CANVAS), rows_of(exported.files[""])
    column = before[0].index(TITLE)
    assert [row[column] for row in after] == [
        TITLE,
        "Manual Posting",
        "100",
        "87.5",
        "100",
        "",
        "99.99",
        "",
        "",
    ]
    for line, (old, new) in enumerate(zip(before, after, strict=True)):
        assert [cell for n, cell in enumerate(old) if n != column] == [
            cell for n, cell in enumerate(new) if n != column
        ], line
    expected = (
        CANVAS.replace("9.0,,90", "9.0,87.5,90")
        .replace('"EX",12,', '"EX",100,')
        .replace('0007,"",,', "0007,99.99,,")
    )
    assert exported.files[""] == expected
    assert said(exported) == {"Cy Dee": Slug.LEFT_BLANK, "Zed Stranger": Slug.NOT_IN_SHEET}


def test_a_missing_student_is_a_blank_and_a_zero_only_on_demand_and_only_if_everyone_is_known(
    homework, everyone
) -> None:
    refused = run("canvas", homework, everyone, sheet=CANVAS, missing_as_zero=True)
    assert "sheet" in said(refused)
    assert said(refused)["sheet"] is Slug.ZEROS_WITHHELD
    known = [each for each in everyone if each.student.key != "zed"]
    zeros = rows_of(run("canvas", homework, known, sheet=CANVAS, missing_as_zero=True).files[""])
    assert {row[1]: row[6] for row in zeros[3:]} == {
        "101": "87.5",
        "102": "100",
        "103": "",
        "104": "99.99",
        "105": "0",
        "199": "0",
    }


def test_what_stands_for_something_else_than_a_score_is_kept(homework, everyone) -> None:
    exported = run("canvas", homework, everyone, sheet=CANVAS.replace(',"EX",12,', ",5,EX,"))
    assert "5,EX,80" in exported.files[""]
    assert said(exported)['=Bo, "the" cat'] is Slug.CELL_NOT_A_SCORE


@pytest.mark.parametrize(("column", "at"), [("4700", 5), ("(4711)", 6), ("Chapter 1", 5), (TITLE, 6)])
def test_the_column_may_be_named_by_title_or_id(homework, everyone, column: str, at: int) -> None:
    after = rows_of(run("canvas", homework, everyone, sheet=CANVAS, column=column).files[""])
    assert after[3][at] == "87.5"


def test_a_column_that_is_not_there_or_not_certain_is_asked_for(homework, everyone) -> None:
    for sheet in (
        CANVAS.replace("Chapter 2: Vectors, the soul of attention", "Other"),
        CANVAS.replace('"Chapter 1 (4700)"', f'"{TITLE}"'),
    ):
        with pytest.raises(UsageError) as raised:
            run("canvas", homework, everyone, sheet=sheet, where="g.csv")
        (problem,) = raised.value.notices
        assert problem.slug is Slug.SHEET_LACKS_COLUMN
        assert "Current Score" not in say(problem, Language.EN)


def test_another_maximum_is_said_and_nothing_is_rescaled(homework, everyone) -> None:
    exported = run("canvas", homework, everyone, sheet=CANVAS.replace(",10,100,(read", ",10,20,(read"))
    assert said(exported)[TITLE] is Slug.MAXIMUM_DIFFERS
    assert ",87.5,90" in exported.files[""]


def test_two_rows_for_one_student_or_two_students_for_one_row_fill_nothing(homework, half) -> None:
    sheet = "Student,ID,Section," + f'"{TITLE}"' + "\nAnn Lee,1,A,\nAnn Lee,2,A,\nBob Ray,3,A,\n"
    class_ = [
        standing(half, "k1", "Ann Lee", 5),
        standing(half, "k2", "Bob Ray", 6),
        standing(half, "k3", "bob  ray", 7),
    ]
    exported = run("canvas", homework, class_, sheet=sheet)
    assert exported.files[""] == sheet
    assert said(exported) == {
        "Ann Lee": Slug.IN_SEVERAL_ROWS,
        "Bob Ray": Slug.ROW_OF_SEVERAL,
        "bob  ray": Slug.ROW_OF_SEVERAL,
    }


def test_canvas_imports_a_sheet_made_from_nothing(homework, everyone) -> None:
    rows = rows_of(run("canvas", homework, everyone).files[""])
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", homework.title.en]
    assert rows[1] == ["    Points Possible", "", "", "", "", "100"]
    assert ['="=Bo, ""the"" cat"', "102", "S2", "", "", "100"] in rows
    assert {row[0]: row[5] for row in rows[2:]}["Cy Dee"] == ""


@pytest.mark.parametrize("start", "=+-@")
def test_no_name_is_a_formula(start: str, homework, half) -> None:
    class_ = [standing(half, "k", f"{start}1+1", 5)]
    for name in ("csv", "nbgrader", "gradescope", "canvas"):
        for text in run(name, homework, class_).files.values():
            if not text.startswith("{"):
                cells = [cell for row in rows_of(text) for cell in row]
                assert any("1+1" in cell for cell in cells)
                assert not [cell for cell in cells if cell.startswith((f"{start}1", f"{start}="))]
    assert defuse("plain") == "plain"


MOODLE = (
    "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments\n"
    'Participant 7001,Ann Müller,ann@x.edu,Submitted for grading,,100.00,Yes,"Sunday, 1 March 2026, 9:00 AM",-,\n'
    'Participant 7002,"Bo, cat",bo@x.edu,Submitted for grading,50.00,100.00,Yes,"Sunday, 1 March 2026, 9:00 AM",-,"<p>kept, as it is</p>"\n'
    "Participant 7003,Cy Dee,cy@x.edu,No submission,,100.00,Yes,-,-,\n"
    "Participant 7004,张伟,z@x.edu,Submitted for grading,,100.00,Yes,-,-,\n"
    "Participant 7005,Eve Missing,e@x.edu,No submission,,100.00,Yes,-,-,\n"
)
ZH_HEAD = (
    "标识符,全名,电子邮件地址,状态,成绩,最高成绩,成绩可以被更改,最后修改（提交）,最后修改（成绩）,反馈评论"
)
FR_HEAD = (
    "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,A,B,C"
)


@pytest.mark.parametrize("head", [MOODLE.partition("\n")[0], ZH_HEAD, FR_HEAD], ids=["en", "zh", "fr"])
def test_moodle_gets_its_worksheet_back_in_whatever_language_with_grades_alone_changed(
    head: str, homework, everyone
) -> None:
    sheet = head + MOODLE[MOODLE.index("\n") :]
    exported = run("moodle", homework, everyone, sheet=sheet)
    expected = (
        sheet.replace(
            'Submitted for grading,,100.00,Yes,"Sun', 'Submitted for grading,87.5,100.00,Yes,"Sun', 1
        )
        .replace(",50.00,", ",100,")
        .replace("z@x.edu,Submitted for grading,,", "z@x.edu,Submitted for grading,99.99,")
    )
    assert exported.files[""] == expected
    assert said(exported) == {"Cy Dee": Slug.LEFT_BLANK, "Zed Stranger": Slug.NOT_IN_SHEET}


def test_moodle_reads_numbers_as_it_wrote_them(homework, everyone) -> None:
    sheet = MOODLE.replace(",", ";").replace("100.00", "100,00")
    exported = run("moodle", homework, everyone, sheet=sheet)
    assert rows_of(exported.files[""], ";")[1][4] == "87,5"
    assert not [each for each in exported.notices if each.slug is Slug.MAXIMUM_DIFFERS]


def test_comments_are_text_and_fill_empty_cells_only(homework, everyone) -> None:
    spoken = [dataclasses.replace(each, comment="=1+1 <b>well</b>") for each in everyone[:2]]
    rows = rows_of(run("moodle", homework, spoken, sheet=MOODLE, comments=True).files[""])
    assert rows[1][9] == "<p>=1+1 &lt;b&gt;well&lt;/b&gt;</p>"
    assert rows[2][9] == "<p>kept, as it is</p>"
    assert rows_of(run("moodle", homework, spoken, sheet=MOODLE).files[""])[1][9] == ""


def test_feedback_for_moodle_is_one_page_in_the_folder_of_each_participant(tmp_path: Path, everyone) -> None:
    feedback = tmp_path / "feedback"
    feedback.mkdir()
    for each in everyone:
        (feedback / f"{each.student.key}.html").write_text(each.student.key, encoding="utf-8")
    feedback_zip(tmp_path / "a.zip", feedback, MOODLE, "sheet", everyone)
    first = (tmp_path / "a.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = {name: archive.read(name).decode() for name in archive.namelist()}
    assert names["Ann Müller_7001_assignsubmission_file/feedback.html"] == "ann"
    assert names["张伟_7004_assignsubmission_file/feedback.html"] == "张伟"
    for name in names:  # as Moodle takes a name apart
        _, number, plugin, kind = name.split("/")[0].split("_", 4)
        assert number.isdigit()
        assert (plugin, kind) == ("assignsubmission", "file")
    feedback_zip(tmp_path / "a.zip", feedback, MOODLE, "sheet", everyone)
    assert (tmp_path / "a.zip").read_bytes() == first


CELLS = st.text(st.sampled_from('ab,;"\n\r =é\t'), max_size=6)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_any_table_comes_out_as_it_went_in_and_means_what_the_csv_module_reads(
    rows, delimiter, end, marked
) -> None:
    rows = [["h" for _ in rows[0]], *rows]
    output = io.StringIO(newline="")
    every = csv.QUOTE_ALL if any("\r" in cell for row in rows for cell in row) else csv.QUOTE_MINIMAL
    csv.writer(output, delimiter=delimiter, lineterminator=end, quoting=every).writerows(rows)
    text = ("\ufeff" if marked else "") + output.getvalue()
    sheet = read_sheet(text, "t")
    assert sheet.filled({}) == text
    assert [[cell.value for cell in row] for row in sheet.rows] == rows_of(text, delimiter) == rows
    filled = sheet.filled({(1, 1): 'x"\n' + delimiter})
    assert rows_of(filled, delimiter)[1][1] == 'x"\n' + delimiter


@pytest.mark.parametrize(("text", "line"), [("", 1), ("no table", 1), ('a,b\n1,"2\n3,4\n', 2)])
def test_what_is_no_table_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(UsageError) as raised:
        read_sheet(text, "t.csv")
    assert f"(line {line})" in say(raised.value.notices[0], Language.EN)


def test_junit_is_what_ci_reads(homework, everyone, half) -> None:
    text = run("junit", homework, everyone).files[""]
    root = etree.fromstring(text.encode())  # a parser of its own
    assert [each.get("name") for each in root] == sorted(
        f"ch02_vectors: {each.student.key}" for each in everyone
    )
    for suite in root:
        cases = suite.findall("testcase")
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(kind)) == sum(case.find(tag) is not None for case in cases)
        assert int(suite.get("tests")) == len(cases) > 0
    verdicts = {f"{q.id}/{c.id}": c.verdict.value for q in half.questions for c in q.checks}
    tags = {
        "failed": "failure",
        "crashed": "error",
        "broken": "error",
        "blocked": "skipped",
        "pending": "skipped",
    }
    for case in root[0].findall("testcase"):
        verdict = verdicts[f"{case.get('classname').split('.')[1]}/{case.get('name')}"]
        outcomes = [each.tag for each in case if each.tag != "properties"]
        assert outcomes == ([tags[verdict]] if verdict in tags else [])
    missing = next(each for each in root if each.get("name").endswith("eve"))
    assert missing.find("testcase/skipped") is not None
    ungradable = next(each for each in root if each.get("name").endswith("cy"))
    assert ungradable.find("testcase/error").get("type") == "ungradable"


def test_no_character_breaks_junit(half) -> None:
    odd = dataclasses.replace(half, student="a\x00\x1b\ufffe\ud800 <&>\"'")
    ET.fromstring(FORMATS["junit"].write(odd, STUDENT))
    assert "\ufffe" not in FORMATS["junit"].write(odd, STUDENT)


TEST = {
    "type": "object",
    "properties": {
        "score": {"type": "number", "minimum": 0}, "max_score": {"type": "number"}, "status": {"enum": ["passed", "failed"]},
        "name": {"type": "string"}, "number": {"type": "string"}, "output": {"type": "string"}, "visibility": {"enum": ["visible"]},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["max_score", "name"], "additionalProperties": False,
}  # fmt: skip
RESULTS = {
    "type": "object",
    "properties": {
        "score": {"type": "number"}, "output": {"type": "string"}, "visibility": {"enum": ["visible"]},
        "stdout_visibility": {"const": "hidden"}, "output_format": {"const": "text"}, "test_output_format": {"const": "text"}, "test_name_format": {"const": "text"},
        "tests": {"type": "array", "items": TEST}, "extra_data": {"type": "object"},
    },
    "required": ["output", "tests"], "additionalProperties": False,
}  # fmt: skip


def test_gradescope_gets_results_for_each_student_and_a_table(homework, everyone) -> None:
    exported = run("gradescope", homework, everyone)
    table = list(csv.DictReader(io.StringIO(exported.files["grades.csv"])))
    assert {row["Name"]: row["Total Score"] for row in table}["Ann Müller"] == "87.5"
    assert {row["Name"]: row["Total Score"] for row in table}["Cy Dee"] == ""
    documents = {name: json.loads(text) for name, text in exported.files.items() if name != "grades.csv"}
    assert set(documents) == {f"{key}/results.json" for key in ("ann", "bo", "cy", "zed", "张伟")}
    for data in documents.values():
        jsonschema.validate(data, RESULTS)
    assert documents["ann/results.json"]["score"] == 87.5  # what counts, and not what the checks alone give
    assert "score" not in documents["cy/results.json"]  # for a person to settle, never a zero


def test_a_classroom_result_sums_up_to_the_score(half) -> None:
    data = json.loads(FORMATS["classroom"].write(half, STUDENT))
    shown = document(half, Language.EN, Audience.STUDENT)
    assert data["status"] == "fail"
    assert data["max_score"] == 100
    assert sum(each["score"] for each in data["tests"]) == pytest.approx(shown["score"])
    assert {each["status"] for each in data["tests"]} <= {"pass", "fail", "error"}
    assert len(FORMATS["classroom"].write(half, STUDENT).splitlines()) == 1


SCORE = {
    "type": "object",
    "properties": {
        "userId": {"type": "string"}, "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$"},
        "activityProgress": {"enum": ["Initialized", "Started", "InProgress", "Submitted", "Completed"]},
        "gradingProgress": {"enum": ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"]},
        "scoreGiven": {"type": "number", "minimum": 0}, "scoreMaximum": {"type": "number", "exclusiveMinimum": 0},
        "comment": {"type": "string"}, "submission": {"type": "object"},
    },
    "required": ["userId", "timestamp", "activityProgress", "gradingProgress"],
    "dependentRequired": {"scoreGiven": ["scoreMaximum"]}, "additionalProperties": False,
}  # fmt: skip


def test_lti_scores_are_as_the_specification_has_them(homework, everyone) -> None:
    waiting = dataclasses.replace(
        everyone[0], pending=Fraction(5), student=Student(key="w", name="W", ids={"lti": "abc-1"})
    )
    exported = run("lti", homework, [*everyone, waiting])
    scores = {each["userId"]: each for each in json.loads(exported.files[""])}
    for each in scores.values():
        jsonschema.validate(each, SCORE)
    assert scores["101"] == {
        "userId": "101", "timestamp": "2026-03-01T12:00:00.500Z", "activityProgress": "Completed", "gradingProgress": "FullyGraded",
        "scoreGiven": 87.5, "scoreMaximum": 100, "submission": {"submittedAt": "2026-02-28T15:59:00.000Z"},
    }  # fmt: skip
    assert (scores["103"]["gradingProgress"], "scoreGiven" in scores["103"]) == ("Failed", False)
    assert (scores["105"]["gradingProgress"], "scoreGiven" in scores["105"]) == ("NotReady", False)
    assert scores["abc-1"]["gradingProgress"] == "PendingManual"
    zero = run("lti", homework, everyone, missing_as_zero=True)
    assert {each["userId"]: each.get("scoreGiven") for each in json.loads(zero.files[""])}["105"] == 0
    (unknown,) = [each for each in exported.notices if each.slug is Slug.LTI_ID_MISSING]
    assert unknown.where == "Zed Stranger, 张伟"


def test_nbgrader_s_columns_and_our_own_hold_every_student_once(homework, everyone) -> None:
    late = dataclasses.replace(everyone[0], score=Fraction(80), deducted=Fraction(10))
    rows = list(csv.DictReader(io.StringIO(run("nbgrader", homework, [late, *everyone[1:]]).files[""])))
    assert list(rows[0]) == ["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
                             "raw_score", "late_submission_penalty", "score", "max_score"]  # fmt: skip
    first = rows[0]
    assert (first["student_id"], first["raw_score"], first["late_submission_penalty"], first["score"]) == (
        "ann",
        "90",
        "10",
        "80",
    )
    assert {row["student_id"]: row["score"] for row in rows}["cy"] == ""
    table = list(csv.DictReader(io.StringIO(run("csv", homework, everyone).files[""])))
    assert [row["student"] for row in table] == sorted(each.student.key for each in everyone)
    assert {row["student"]: row["status"] for row in table}["eve"] == "missing"
    assert {row["student"]: row["score"] for row in table}[
        "张伟"
    ] == "99.99"  # a full score is not made by rounding
    assert table[0]["handed_in"] == "2026-02-28T23:59:00+08:00"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_class_in_another_order_gives_the_same_bytes(name: str, homework, everyone) -> None:
    sheet = {"canvas": CANVAS, "moodle": MOODLE}.get(name)
    assert run(name, homework, everyone, sheet=sheet) == run(
        name, homework, list(reversed(everyone)), sheet=sheet
    )


# The command


@pytest.fixture
def out(tmp_path: Path, half: Report, monkeypatch) -> Path:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "out"
    (folder / "reports").mkdir(parents=True)
    (folder / "feedback").mkdir()
    for key in ("ann_mueller", "张伟"):
        report = dataclasses.replace(half, student=key)
        (folder / "reports" / f"{key}.yaml").write_text(to_yaml(report, Language.EN), encoding="utf-8")
        (folder / "feedback" / f"{key}.html").write_text(
            FORMATS["html"].write(report, STUDENT), encoding="utf-8"
        )
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_command_fills_a_sheet_in_the_encoding_that_it_has(out: Path, encoding: str, capsys) -> None:
    sheet, filled, packed = out / "sheet.csv", out / "filled.csv", out / "feedback.zip"
    text = MOODLE.replace("Ann Müller", "Ann Mueller").replace("\n", "\r\n")
    sheet.write_bytes(text.encode(encoding))
    words = [
        "export",
        "moodle",
        str(out),
        "--sheet",
        str(sheet),
        "-o",
        str(filled),
        "--feedback-zip",
        str(packed),
    ]
    assert main(words) == 0
    assert capsys.readouterr().out == f"{filled}\n"
    after = filled.read_bytes().decode(encoding)
    assert re.sub(r"(grading),[\d.]+,", r"\1,,", after) == text.replace(",50.00,", ",,")
    assert zipfile.ZipFile(packed).namelist() == [
        "Ann Mueller_7001_assignsubmission_file/feedback.html", "张伟_7004_assignsubmission_file/feedback.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["moodle"], "moodle: is filled into the sheet that the LMS gives you; name it with --sheet FILE"),
        (["csv", "--sheet", "a.csv"], "csv: fills no sheet; leave --sheet out"),
        (["gradescope"], "gradescope: writes a file for each student; name a folder with -o DIR"),
        (["canvas", "--sheet", "none.csv"], "none.csv: cannot be read as a table (No such file or directory); "
         "name the CSV file as it was downloaded, or save it as CSV in UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_says_what_to_do(out: Path, words, message: str, capsys) -> None:
    assert main(["export", words[0], str(out), *words[1:]]) == 2
    assert capsys.readouterr().err == f"{message}\n"


def test_a_folder_without_reports_is_refused(tmp_path: Path, capsys) -> None:
    assert main(["export", "csv", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err
        == f"{tmp_path}: has no reports of a class; name the folder that `grade.py batch` wrote to\n"
    )


def test_a_sheet_in_an_odd_encoding_is_refused(out: Path, capsys) -> None:
    (out / "odd.csv").write_bytes("Student,ID\n张,1\n".encode("gb18030"))
    assert main(["export", "canvas", str(out), "--sheet", str(out / "odd.csv"), "--lang", "zh"]) == 2
    assert "不是 UTF-8 编码" in capsys.readouterr().err


def test_gradescope_s_folder_and_junit_come_from_the_command(out: Path, capsys) -> None:
    assert main(["export", "gradescope", str(out), "-o", str(out / "gs")]) == 0
    assert json.loads((out / "gs" / "张伟" / "results.json").read_text(encoding="utf-8"))["tests"]
    capsys.readouterr()
    assert main(["export", "junit", str(out)]) == 0
    assert len(etree.fromstring(capsys.readouterr().out.encode())) == 2
