"""A roster in any spreadsheet's form: who is missing, who is not on it, and whose each submission is."""

from __future__ import annotations

from pathlib import Path

import platforms
import pytest
from platforms import DOT, laid_out, put, zipped

from graders.errors import SubmissionError
from graders.submissions import find_class
from graders.submissions.roster import read_roster

PLAIN = "name,id,email,section,login,github\nJane Doe,1,jane@x.edu,A,jd,octo\n李雷,2,li@x.edu,B,ll,li\n"


def test_columns_are_known_by_their_headers(tmp_path: Path) -> None:
    jane, li = read_roster(put(tmp_path / "r.csv", PLAIN))
    assert (jane.key, jane.name, jane.section) == ("Jane Doe", "Jane Doe", "A")
    assert jane.ids == {"sis": "1", "email": "jane@x.edu", "login": "jd", "github": "octo"}
    assert li.name == "李雷"


FORMS = {
    "UTF-8 with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "GBK": PLAIN.encode("gbk"),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "Windows line ends": PLAIN.replace("\n", "\r\n").encode(),
    "another order": "邮箱,学号,姓名,班级\njane@x.edu,1,Jane Doe,A\nli@x.edu,2,李雷,B\n".encode(),
    "names in two columns": "Student ID,Last Name,First Name,Section\n1,Doe,Jane,A\n2,李,雷,B\n".encode(),
    "a student twice": (PLAIN + PLAIN.splitlines()[1] + "\n").encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_encoding_and_separator_is_read(tmp_path: Path, form: str) -> None:
    students = read_roster(put(tmp_path / "r.csv", FORMS[form]))
    assert [(each.name, each.ids["sis"], each.section) for each in students] == [
        ("Jane Doe", "1", "A"),
        ("李雷", "2", "B"),
    ]


def test_a_gradebook_of_canvas_is_a_roster(tmp_path: Path) -> None:
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,hw (77)\n    Points Possible,,,,,100\n"
        '"Doe, Jane",101,S1,jd,A,\n"Student, Test",999,,,A,\n'
    )
    (jane,) = read_roster(put(tmp_path / "r.csv", text))
    assert (jane.name, jane.ids) == ("Doe, Jane", {"canvas": "101", "sis": "S1", "login": "jd"})


@pytest.mark.parametrize(
    ("content", "slug"),
    [(b"a,b\n1,2\n", "roster-columns"), (b"", "roster-columns"), (b"\xff\x00\x81", "roster-not-text")],
)
def test_what_is_no_roster_is_said(tmp_path: Path, content: bytes, slug: str) -> None:
    with pytest.raises(SubmissionError, match=slug):
        read_roster(put(tmp_path / "r.csv", content))


def test_two_students_of_one_name_have_keys_of_their_own(tmp_path: Path) -> None:
    students = read_roster(put(tmp_path / "r.csv", "name,id\nLi Wei,1\nLi Wei,2\n"))
    assert [each.key for each in students] == ["Li Wei (1)", "Li Wei (2)"]


def matched(tmp_path: Path, source: Path, roster: str):
    (tmp_path / "scratch").mkdir()
    return find_class(source, tmp_path / "scratch", put(tmp_path / "r.csv", roster), "hw")


def test_submissions_are_matched_by_id_by_name_and_the_rest_are_missing_or_strangers(tmp_path: Path) -> None:
    roster = (
        'Student,ID,SIS User ID,Section\n"Doe, Jane",101,S1,A\nPat O\'Brien,555,S2,A\nMax Missing,777,S7,B\n'
    )
    handed = matched(tmp_path, put(tmp_path / "c.zip", zipped(platforms.CANVAS)), roster)
    assert [(each.student, each.who.ids.get("sis")) for each in handed.files] == [
        ("Doe, Jane", "S1"), ("Pat O'Brien", "S2"), ("anon_x7Yz", None), ("typedonly", None), ("李雷", None),
    ]  # fmt: skip
    assert [each.key for each in handed.missing] == ["Max Missing"]
    assert handed.strangers == ("anon_x7Yz", "typedonly", "李雷")


@pytest.mark.parametrize("name", ["2021001", "张三", "2021001_张三_hw", "hw-2021001", "Zhang@x.edu", "zs"])
def test_files_named_by_hand_are_matched_by_any_word_that_names_one_student(
    tmp_path: Path, name: str
) -> None:
    laid_out(tmp_path / "c", {f"{name}.py": DOT})
    handed = matched(
        tmp_path,
        tmp_path / "c",
        "姓名,学号,邮箱,用户名\n张三,2021001,zhang@x.edu,zs\n李四,2021002,li@x.edu,ls\n",
    )
    assert [each.student for each in handed.files] == ["张三"]
    assert [each.key for each in handed.missing] == ["李四"]


def test_a_name_that_two_students_share_matches_neither(tmp_path: Path) -> None:
    laid_out(tmp_path / "c", {"Li Wei.py": DOT})
    handed = matched(tmp_path, tmp_path / "c", "name,id\nLi Wei,1\nLi Wei,2\n")
    assert len(handed.missing) == 2
    assert len(handed.strangers) == 1
    assert handed.strangers[0] not in {each.key for each in handed.missing}


def test_several_files_of_one_student_by_the_roster_are_one_submission(tmp_path: Path) -> None:
    laid_out(tmp_path / "c", {"1_v1.py": DOT, "1_v2.py": DOT})
    (only,) = matched(tmp_path, tmp_path / "c", "name,id\nLi Wei,1\n").files
    assert (only.student, [part.name for part in only.parts]) == ("Li Wei", ["1_v1.py", "1_v2.py"])


def test_a_platform_s_own_numbers_are_no_student_numbers(tmp_path: Path) -> None:
    laid_out(tmp_path / "c", {"Jane Doe_2_assignsubmission_file/hw.py": DOT})
    handed = matched(tmp_path, tmp_path / "c", "name,id\nJane Doe,1\nPat,2\n")
    assert [each.student for each in handed.files] == ["Jane Doe"]


def test_repositories_are_matched_by_the_login_though_it_has_dashes(tmp_path: Path) -> None:
    laid_out(tmp_path / "c", {"lab-one-octo-cat/hw.py": DOT, "lab-one-octo-cat/.git/HEAD": "x"})
    handed = matched(tmp_path, tmp_path / "c", "name,github\nJane,Octo-Cat\n")
    assert [each.student for each in handed.files] == ["Jane"]


def test_batch_says_who_is_missing_and_who_is_not_on_the_roster(tmp_path: Path, capsys, monkeypatch) -> None:
    import csv

    import yaml
    from courses import course

    from graders.cli.main import main

    root = course(tmp_path, "def f(x):\n    return 2 * x\n")
    entries = {"Jane Doe_5_assignsubmission_file/hw.py": "import two\ndef f(x):\n    return two.TWO * x\n"}
    entries |= {
        "Jane Doe_5_assignsubmission_file/two.py": "TWO = 2\n",
        "Eve_6_assignsubmission_file/hw.py": "f = abs\n",
    }
    source = put(tmp_path / "c.zip", zipped(entries))
    roster = put(tmp_path / "r.csv", "name,id\nJane Doe,1\nMax Missing,2\n")
    words = [
        "batch",
        source,
        "-o",
        tmp_path / "out",
        "--roster",
        roster,
        "--course",
        root,
        "--jobs",
        "1",
        "--allow-open",
    ]
    assert main([str(each) for each in words]) == 0
    with (tmp_path / "out" / "grades.csv").open(encoding="utf-8") as file:
        rows = [(row["student"], row["status"], row["score"]) for row in csv.DictReader(file)]
    assert rows == [("Eve", "graded", "0"), ("Jane Doe", "graded", "1"), ("Max Missing", "missing", "")]
    summary = yaml.safe_load((tmp_path / "out" / "summary.yaml").read_text(encoding="utf-8"))
    assert (summary["submissions"], summary["missing"], summary["not_on_roster"]) == (2, 1, ["Eve"])
    assert "Max Missing  missing" in " ".join(capsys.readouterr().out.split(" ")).replace("   ", "  ")
