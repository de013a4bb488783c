"""The front doors: what they print, where it goes, and the exit codes that scripts rely on."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from fakes import InProcessRunner

from graders.batch import UNWATCHED
from graders.cli.main import main
from graders.execution import runner as runners
from graders.model.report import Audience
from graders.model.text import Language
from graders.reports.formats import FORMATS, Context
from graders.workflows.grade_one import grade_submission_file, single_file
from graders.workflows.prepared import Prepared

ROOT = Path(__file__).resolve().parents[1]
SOLUTION, HALF = ROOT / "tests" / "work" / "solution.py", ROOT / "tests" / "work" / "half.py"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """No processes; the real runners have tests of their own."""
    for name in runners.RUNNERS:
        monkeypatch.setitem(runners.RUNNERS, name, lambda _: runners.Start(InProcessRunner))
    monkeypatch.chdir(ROOT)


def run(capsys, *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_everything_right_exits_0(capsys) -> None:
    code, out, _ = run(capsys, "grade", SOLUTION)
    assert code == 0
    assert out.splitlines()[-1] == "total: 95/100; 5 more are graded by hand"


def test_something_wrong_exits_1_and_says_what_works_first(capsys) -> None:
    code, out, _ = run(capsys, "grade", HALF)
    assert code == 1
    lines = out.splitlines()
    assert "✗ manual_dot  Dot product by hand  18/20  failed" in lines
    assert "    12 of 13 checks passed" in lines
    assert any("manual_dot([], [1, 2]): returned 0, but should raise ValueError" in line for line in lines)


def test_chinese_is_spoken_where_it_is_asked_for(capsys) -> None:
    _, out, _ = run(capsys, "grade", HALF, "--lang", "zh")
    assert "应抛出 ValueError" in out
    assert "should" not in out


def test_yaml_and_json_say_the_same(capsys) -> None:
    _, as_yaml, _ = run(capsys, "grade", HALF, "--format", "yaml")
    _, as_json, _ = run(capsys, "grade", HALF, "--format", "json")
    first, second = yaml.safe_load(as_yaml), json.loads(as_json)
    first.pop("run"), second.pop("run")
    assert first == second
    assert list(first)[:4] == ["schema", "assignment", "student", "submission"]


def test_out_writes_the_report_whole_and_leaves_nothing_else(capsys, tmp_path: Path) -> None:
    code, _, _ = run(capsys, "grade", SOLUTION, "-o", tmp_path / "new" / "r.yaml")
    assert code == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["r.yaml"]
    assert yaml.safe_load((tmp_path / "new" / "r.yaml").read_text(encoding="utf-8"))["score"] == 95


def test_check_runs_public_checks_only_and_counts_the_others(capsys) -> None:
    code, out, _ = run(capsys, "check", HALF)
    assert code == 1
    assert "46 more checks are not shown here; they count when your work is graded" in out
    assert "magnitudes" not in out


def test_a_right_solution_checks_out(capsys) -> None:
    assert run(capsys, "check", SOLUTION)[0] == 0


def test_grade_check_and_batch_agree_on_public_verdicts(capsys, tmp_path: Path, monkeypatch) -> None:
    from graders.workflows import grade_class

    monkeypatch.setattr(grade_class, "run_watched", in_this_process)
    (tmp_path / "class").mkdir()
    shutil.copy(HALF, tmp_path / "class")
    run(capsys, "batch", tmp_path / "class", "-o", tmp_path / "out", "--allow-open")
    from_batch = yaml.safe_load((tmp_path / "out/reports/half.yaml").read_text(encoding="utf-8"))
    from_grade = yaml.safe_load(run(capsys, "grade", HALF, "--format", "yaml")[1])
    assert from_batch["questions"] == from_grade["questions"]
    checked = run(capsys, "check", HALF)[1]
    public = [
        (question["id"], check["id"], check["verdict"])
        for question in from_grade["questions"]
        for check in question["checks"]
        if check["visibility"] == "public" and check["verdict"] in {"failed", "crashed"}
    ]
    assert public
    for _, check, _ in public:
        assert f" {check}" in checked  # by itself, or as explained by an idea


def in_this_process(work, items, *, prepare, **_):
    prepare()
    for index, item in enumerate(items):
        yield index, work(item, UNWATCHED)


def test_a_student_s_report_hides_hidden_inputs(capsys) -> None:
    _, out, _ = run(capsys, "grade", HALF, "--format", "yaml", "--audience", "student")
    hidden = [
        check
        for question in yaml.safe_load(out)["questions"]
        for check in question["checks"]
        if check["visibility"] == "hidden"
    ]
    assert hidden
    assert all("evidence" not in check and "margin" not in check for check in hidden)


WRONG_WORDS = {
    "no such file": (
        ["grade", "nowhere.py"],
        "nowhere.py: there is no such file; check the path",
        "nowhere.py: 没有这个文件；请检查路径",
    ),
    "no such assignment": (
        ["grade", "tests/work/half.py", "-a", "ch02_vector"],
        "ch02_vector: there is no such assignment (did you mean `ch02_vectors`?); the course has: ch02_vectors",
        "ch02_vector: 没有这个作业（是不是 `ch02_vectors`？）；本课程有：ch02_vectors",
    ),
    "no such command": (
        ["grad", "x"],
        "grad: there is no such command (did you mean `grade`?); `grade.py --help` lists them",
        "grad: 没有这个命令（是不是 `grade`？）；用 `grade.py --help` 查看全部命令",
    ),
    "no such option": (
        ["grade", "x.py", "--formt", "yaml"],
        "--formt: there is no such option (did you mean `--format`?); `grade.py grade --help` lists them",
        "--formt: 没有这个选项（是不是 `--format`？）；用 `grade.py grade --help` 查看全部选项",
    ),
    "no file named": (
        ["grade"],
        "grade.py grade: FILE is missing; `grade.py grade --help` shows how to write it",
        "grade.py grade: 缺少 FILE；用 `grade.py grade --help` 查看写法",
    ),
    "no place for a batch": (
        ["batch", "tests"],
        "grade.py batch: out is missing; `grade.py batch --help` shows how to write it",
        "grade.py batch: 缺少 out；用 `grade.py batch --help` 查看写法",
    ),
    "a format that does not exist": (
        ["grade", "x.py", "--format", "xml"],
        "form: does not fit ('xml' is not one of 'text', 'yaml', 'json', 'html', 'markdown', 'junit', 'gradescope', 'classroom'); `grade.py grade --help` shows what does",
        "form: 参数不合要求（应为 text、yaml、json、html、markdown、junit、gradescope、classroom 之一）；用 `grade.py grade --help` 查看要求",
    ),
    "no such folder": (
        ["batch", "nowhere", "-o", "out"],
        "nowhere: there is no such folder; check the path",
        "nowhere: 没有这个文件夹；请检查路径",
    ),
    "no course": (
        ["show", "--course", "tests"],
        "tests: is not a course: it has no folder `assignments`; name the folder that holds it",
        "tests: 不是课程：里面没有 `assignments` 文件夹；请指定包含它的目录",
    ),
    "all, and one of them": (
        ["verify", "ch02_vectors", "--all"],
        "--all: means every assignment, and `ch02_vectors` is named as well; leave one of them out",
        "--all: 指全部作业，却又写了 `ch02_vectors`；请只写其中之一",
    ),
    "a course where something is": (
        ["init", "tests"],
        "tests: is not empty; name a new folder for the course",
        "tests: 不是空文件夹；请为课程指定一个新文件夹",
    ),
    "a course that would be a file": (
        ["init", "grade.py"],
        "grade.py: is a file; name a new folder for the course",
        "grade.py: 是文件；请为课程指定一个新文件夹",
    ),
    "no such runner": (
        ["grade", "tests/work/half.py", "--runner", "warp"],
        None,
        None,
    ),
    "a name that cannot be one": (
        ["new", "2 fast"],
        "2 fast: is not a name for an assignment; use letters, digits and _, beginning with a letter",
        "2 fast: 不能作为作业名；请使用字母、数字和下划线，并以字母开头",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_WORDS)
def test_the_caller_s_mistake_is_one_sentence_and_exit_2(name: str, capsys) -> None:
    words, *expected = WRONG_WORDS[name]
    for language, sentence in zip(("en", "zh"), expected, strict=True):
        place = ["--lang", language] if words[0] != "grad" else []
        os.environ["GRADE_LANG"] = language
        try:
            code, out, err = run(capsys, *words, *place)
        finally:
            del os.environ["GRADE_LANG"]
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert sentence is None or err.strip() == sentence


def test_an_unreadable_submission_is_a_report_and_exit_2(capsys, tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text("")
    code, out, _ = run(capsys, "grade", tmp_path / "a.ipynb", "--format", "yaml")
    report = yaml.safe_load(out)
    assert code == 2
    assert (report["status"], report["error"]) == (
        "ungradable",
        {"message": "a.ipynb: is empty", "hint": "save your work and hand in again"},
    )


def test_our_fault_is_exit_3_without_a_traceback(capsys, monkeypatch) -> None:
    def fail(self, *args):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(InProcessRunner, "run", fail)
    code, out, err = run(capsys, "grade", HALF, "--format", "yaml")
    report = yaml.safe_load(out)
    assert code == 3
    assert (report["status"], report["score"], report["withheld"]) == ("broken", 0, 100)
    assert "Traceback" not in out + err


def test_a_new_assignment_grades_as_it_stands(capsys, tmp_path: Path) -> None:
    (tmp_path / "assignments").mkdir()
    assert run(capsys, "new", "ch03", "--course", tmp_path)[0] == 0
    (tmp_path / "mean.py").write_text("def mean(x):\n    return sum(x) / len(x)\n")
    code, out, _ = run(capsys, "grade", tmp_path / "mean.py", "--course", tmp_path)
    assert (code, out.splitlines()[-1]) == (0, "total: 10/10")
    template = tmp_path / "student_template" / "ch03.py"
    assert run(capsys, "grade", template, "--course", tmp_path)[0] == 1
    assert run(capsys, "template", "ch03", "--check", "--course", tmp_path)[0] == 0
    template.write_text("x = 1\n")
    code, _, err = run(capsys, "template", "ch03", "--check", "--course", tmp_path)
    assert code == 2
    assert err.strip() == (
        "student_template/ch03.py: is not what the assignment generates; "
        "run `python grade.py template ch03` and commit it"
    )
    code, _, err = run(capsys, "new", "ch03", "--course", tmp_path)
    assert (code, err.strip()) == (
        2,
        "assignments/ch03/assignment.yaml: exists already; choose another name, or remove it first",
    )


def test_a_wrong_assignment_is_told_line_by_line(capsys, tmp_path: Path) -> None:
    folder = tmp_path / "assignments" / "hw"
    folder.mkdir(parents=True)
    (folder / "assignment.yaml").write_text("schema: graders/assignment/1\nsede: 1\n")
    code, _, err = run(capsys, "show", "--course", tmp_path)
    assert code == 2
    assert len(err.splitlines()) == 2
    assert all(line.startswith("assignments/hw/assignment.yaml:") for line in err.splitlines())


def test_show_lists_every_check(capsys, chapter2) -> None:
    code, out, _ = run(capsys, "show")
    assert code == 0
    for question in chapter2.assignment.questions:
        assert question.id in out
        assert all(check.id in out for check in question.checks)


def test_a_student_s_terminal_codes_are_made_visible(capsys, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('def manual_dot(x, y):\n    raise TypeError("\\x1b[2J\\u202e::error::")\n')
    _, out, _ = run(capsys, "grade", tmp_path / "a.py")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b[2J\\u202e" in out


@pytest.mark.parametrize("words", [["--help"], ["grade", "--help"], ["--version"]])
def test_help_comes_at_once(words: list[str]) -> None:
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "grade.py", *words], cwd=ROOT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.6  # of CPU time, which a busy machine lengthens less; 0.3 s on a quiet one


def test_importing_the_package_imports_nothing_heavy() -> None:
    script = "import sys, graders; print([m for m in ('numpy', 'nbclient', 'pydantic') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture
def two_courses(tmp_path: Path) -> Path:
    """A course of two assignments, each with work handed in."""
    root = tmp_path / "course"
    for name in ("one", "two"):
        (root / "assignments").mkdir(parents=True, exist_ok=True)
        main(["new", name, "--course", str(root)])
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ada.py").write_text("def mean(x):\n    return sum(x) / len(x)\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("words", "how"),
    [
        (("grade", SOLUTION), "-a NAME"),
        (("check", SOLUTION), "-a NAME"),
        (("batch", "class", "-o", "out"), "-a NAME"),
        (("show",), "`grade.py show NAME`"),
        (("template",), "`grade.py template NAME`"),
        (("verify",), "`grade.py verify NAME`"),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_one_of_several_assignments_is_chosen_as_the_command_has_it(
    capsys, two_courses: Path, words: tuple, how: str
) -> None:
    capsys.readouterr()
    code, _, err = run(capsys, *words, "--course", two_courses)
    assert (code, err) == (
        2,
        f"{two_courses}: the course has several assignments: one, two; choose one with {how}, or go into its folder\n",
    )


def test_a_course_without_assignments_says_how_to_make_one(capsys, tmp_path: Path) -> None:
    (tmp_path / "assignments").mkdir()
    code, _, err = run(capsys, "show", "--course", tmp_path)
    assert (code, err) == (
        2,
        f"{tmp_path}: the course has no assignments; make one with `grade.py new NAME`\n",
    )


@pytest.mark.parametrize("left", ["everything", "reports alone", "the summary alone"])
def test_reports_of_another_assignment_are_not_overwritten(
    capsys, two_courses: Path, tmp_path: Path, left: str
) -> None:
    out = tmp_path / "out"
    words = ("batch", tmp_path / "class", "-o", out, "--course", two_courses, "--allow-open")
    assert run(capsys, *words, "-a", "one")[0] == 0
    if left == "reports alone":
        (out / "summary.yaml").unlink()
    if left == "the summary alone":
        shutil.rmtree(out / "reports")
    before = {path: path.read_bytes() for path in out.rglob("*.yaml")}
    code, _, err = run(capsys, *words, "-a", "two")
    assert (code, err) == (
        2,
        f"{out}: holds the reports of another assignment, `one`; choose another folder, or remove it first\n",
    )
    assert {path: path.read_bytes() for path in out.rglob("*.yaml")} == before
    assert run(capsys, *words, "-a", "one")[0] == 0


def test_a_file_in_the_place_of_the_reports_is_told_in_both_languages(capsys, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    for language, message in (
        ("en", "is a file; name a folder for the reports"),
        ("zh", "是文件；请为报告指定一个文件夹"),
    ):
        words = (
            "batch",
            ROOT / "examples" / "class",
            "-o",
            tmp_path / "out",
            "--allow-open",
            "--lang",
            language,
        )
        code, _, err = run(capsys, *words)
        assert (code, err) == (2, f"{tmp_path / 'out'}: {message}\n")


ODD_ANSWERS = {
    "nan": "float('nan')",
    "infinite": "-float('inf')",
    "a complex nan": "complex('nan+nanj')",
    "nan in an array": "np.array([np.nan, np.inf])",
    "nan in a list": "[float('nan'), {'a': float('inf')}]",
    "a huge number": "1.7976931348623157e308",
    "many digits": "10 ** 4000",
    "separators": "'a\\u2028b\\u2029c\\x85d\\x0be\\x0cf\\x1cg\\x1dh\\x1ei\\r\\nj'",
    "direction": "'\\u202eabc\\u2066\\u200f\\u061c\\ufeff\\ud800'",
    "a message": "(_ for _ in ()).throw(ValueError('a\\u2028::error::b\\x85c'))",
}


def no_such_constant(name: str) -> float:
    raise ValueError(name)


@pytest.fixture(scope="module")
def odd_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of odd answers, each under an odd name, graded for the staff."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "class").mkdir()
    for name, answer in ODD_ANSWERS.items():
        (folder / "class" / f"{name}\u2028na\u202eme.py").write_text(
            f"import numpy as np\ndef manual_dot(x, y):\n    return {answer}\n"
            f"dot_answers = {answer}\nexplain_dot = {ODD_ANSWERS['separators']}\n",
            encoding="utf-8",
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for each in runners.RUNNERS:
            patch.setitem(runners.RUNNERS, each, lambda _: runners.Start(InProcessRunner))
        main(["batch", str(folder / "class"), "-o", str(folder / "out"), "--allow-open"])
    return folder


@pytest.mark.parametrize("name", ODD_ANSWERS)
def test_odd_answers_leave_every_format_what_it_is(
    odd_class: Path, chapter2: Prepared, runner: InProcessRunner, name: str
) -> None:
    work = odd_class / "class" / f"{name}\u2028na\u202eme.py"
    report = grade_submission_file(single_file(work), chapter2, runner)
    for audience in Audience:
        context = Context(language=Language.EN, audience=audience)
        written = {form: FORMATS[form].write(report, context) for form in FORMATS}
        data = json.loads(written["json"], parse_constant=no_such_constant)
        again = yaml.safe_load(written["yaml"])
        assert {**again, "run": 0} == {**data, "run": 0}
        for form in ("json", "yaml", "text", "markdown", "junit"):
            text = written[form]
            assert text.splitlines() == text.removesuffix("\n").split("\n")
            assert not any(unicodedata.category(each) in {"Cf", "Zl", "Zp"} for each in text)


def test_odd_answers_leave_the_files_of_a_class_what_they_are(odd_class: Path) -> None:
    paths = [
        odd_class / "out" / "grades.csv",
        odd_class / "out" / "summary.yaml",
        *odd_class.glob("out/reports/*"),
    ]
    assert len(paths) == 2 + len(ODD_ANSWERS)
    for path in paths:
        written = path.read_text(encoding="utf-8")
        assert written.splitlines() == written.removesuffix("\n").split("\n")
