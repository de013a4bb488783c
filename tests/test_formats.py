"""The catalogue of formats, and reports that are read back: exporting never means grading again."""

from __future__ import annotations

import html
import json
import pickle
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from fakes import InProcessRunner

from graders.errors import ReportError
from graders.model.report import Audience, Report, Status
from graders.model.text import Language
from graders.reports.document import document, to_json, to_yaml
from graders.reports.formats import FORMATS, Context, format_of_file
from graders.reports.gradebook import to_csv
from graders.reports.read import read_report
from graders.reports.terminal import to_text
from graders.reports.words.messages import say
from graders.submissions import read_submission
from graders.workflows.grade_many import Batch, grade_many
from graders.workflows.grade_one import grade_submission
from graders.workflows.locate import Selection
from graders.workflows.sinks import GradedClass

ROOT = Path(__file__).resolve().parents[1]
CONTEXTS = [Context(language=language, audience=audience) for language in Language for audience in Audience]
SOME_SOLUTIONS = 16


@dataclass(frozen=True)
class Whole:
    """A sink that keeps every report as it is."""

    folder: Path

    def begin(self) -> None:
        self.folder.mkdir()

    def take(self, name: str, report: Report) -> None:
        (self.folder / name).write_bytes(pickle.dumps(report))

    def end(self, graded: GradedClass) -> None:
        """They are all there."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Whole reports on the example class, the zoo and some solutions."""
    root = tmp_path_factory.mktemp("formats")
    source = root / "class"
    shutil.copytree(ROOT / "examples" / "class", source)
    for path in [*(ROOT / "tests" / "zoo").glob("*.py"), *(ROOT / "tests" / "zoo").glob("*.ipynb")]:
        shutil.copy(path, source / f"zoo-{path.name}")
    solutions = sorted((ROOT / "tests" / "solutions").glob("*/*/*.py"))
    for path in solutions[:: len(solutions) // SOME_SOLUTIONS]:
        shutil.copy(path, source / "-".join(path.parts[-3:]))
    batch = Batch(
        source=source,
        out=root / "out",
        selection=Selection(course=ROOT),
        runner="auto",
        jobs=2,
        language=Language.EN,
        allow_open=True,  # written by ourselves
        sinks=[Whole(root / "whole")],
    )
    _, graded = grade_many(batch, lambda _report, _done, _total: None)
    read = [pickle.loads(path.read_bytes()) for path in (root / "whole").iterdir()]
    assert len(read) == len(graded) > 110
    assert {path.name.partition("-")[0] for path in (root / "out").iterdir()} <= {
        "gradebook.sqlite3",
        ".lock",
    }  # the rest is other sinks'
    return read


@pytest.fixture(scope="module")
def half(chapter2) -> Report:
    submission = read_submission(ROOT / "tests" / "work" / "half.py", base=ROOT, student="half")
    return grade_submission(submission, chapter2, InProcessRunner())


def unescaped(name: str, text: str) -> str:
    """The text as its readers see it."""
    if name in {"html", "junit"}:
        return html.unescape(text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text) if name == "markdown" else text


@pytest.mark.kernel
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_every_report_for_every_reader(name: str, reports: list[Report]) -> None:
    form = FORMATS[name]
    assert all(each.startswith(".") and each == each.lower() for each in form.suffixes)
    for report in reports:
        for context in CONTEXTS:
            text = form.write(report, context)
            assert text == form.write(report, context)
            assert text.endswith("\n")
            shown = unescaped(name, text)
            assert report.assignment in shown
            if report.status is Status.GRADED:
                assert all(question.title.read(context.language) in shown for question in report.questions)


@pytest.mark.kernel
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_a_student_what_is_hidden(name: str, reports: list[Report]) -> None:
    for report in reports:
        kept = read_report(to_yaml(report, Language.EN))
        for each in (report, kept):
            text = FORMATS[name].write(each, Context(language=Language.EN, audience=Audience.STUDENT))
            staff = document(report, Language.EN, Audience.STAFF)
            shown = document(report, Language.EN, Audience.STUDENT)
            open_text = json.dumps(shown, ensure_ascii=False)
            for question in staff["questions"]:
                for check in question["checks"]:
                    if check["visibility"] == "hidden" and "evidence" in check:
                        call = check["evidence"].get("call", "")
                        if (
                            call.count(",") > 3
                            and json.dumps(call, ensure_ascii=False)[1:-1] not in open_text
                        ):
                            assert call not in text


@pytest.mark.kernel
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("write", [to_yaml, to_json])
def test_what_is_read_back_makes_the_same_document(write, language: Language, reports: list[Report]) -> None:
    for report in reports:
        text = write(report, language)
        read = read_report(text)
        data = document(report, language, Audience.STAFF)
        for other in Language:
            assert document(read, other, Audience.STAFF) == data
        assert write(read, language) == text


@pytest.mark.kernel
def test_table_and_screen_say_the_same_of_what_is_read_back(reports: list[Report], chapter2) -> None:
    read = [read_report(to_yaml(report, Language.EN)) for report in reports]
    assert to_csv(chapter2.assignment, read) == to_csv(chapter2.assignment, reports)
    for first, second in zip(reports, read, strict=True):
        before, after = (to_text(each, Language.EN).splitlines() for each in (first, second))
        assert len(before) == len(after)
        for one, two in zip(before, after, strict=True):
            assert one == two or "for example" in one  # its sentence is not in the format


def test_a_report_for_a_student_made_of_a_read_one_shows_no_more_than_the_first(half: Report) -> None:
    read = read_report(to_yaml(half, Language.EN))
    first, second = (document(each, Language.EN, Audience.STUDENT) for each in (half, read))
    for one, two in zip(first["questions"], second["questions"], strict=True):
        for check, again in zip(one["checks"], two["checks"], strict=True):
            if check["visibility"] == "public":
                assert check == again
            elif check["verdict"] in {"failed", "crashed"}:
                assert again["message"].endswith("go by the verdict and the hint")
                assert set(again) == set(check)


DAMAGED = {
    "": "line 1",
    "just words": "line 1",
    "- a list": "line 1",
    "schema: graders/report/1\na: [": "line 3",
    '{"schema": "graders/report/1",\n "a": }': "line 2",
    "{" * 100_000: "line 1",
    '{"a":' * 100_000: "line 1",
    "[" * 100_000: "line 1",
    "date: 2024-99-99": "line 1",
    "schema: 5": "schema",
    "{}": "schema",
    "\x00": "line 1",
}


@pytest.mark.parametrize("text", DAMAGED, ids=lambda text: text[:12])
def test_what_is_no_report_says_where_and_what_to_do(text: str) -> None:
    with pytest.raises(ReportError) as raised:
        read_report(text, "a.yaml")
    (problem,) = raised.value.notices
    assert say(problem, Language.EN) == (
        f"a.yaml: is damaged, or no report in YAML or JSON ({DAMAGED[text]}); "
        "name a report as `batch` or `grade -o` wrote it, or grade the work again"
    )
    assert say(problem, Language.ZH).startswith("a.yaml: 已损坏，或不是 YAML 或 JSON 格式的报告（")
    assert "line" not in say(problem, Language.ZH)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("score",), -1),
        (("score",), True),
        (("score",), "7"),
        (("possible",), float("nan")),
        (("status",), "lost"),
        (("student",), 5),
        (("more",), 1),
        (("run",), None),
        (("submission", "kind"), "book"),
        (("questions", 0, "checks", 1, "verdict"), "fine"),
        (("questions", 0, "checks", 1, "margin"), "big"),
        (("questions", 0, "checks"), None),
    ],
)
def test_damage_is_named_by_its_place(path, value, half: Report) -> None:
    data = yaml.safe_load(to_yaml(half, Language.EN))
    part = data
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    with pytest.raises(ReportError) as raised:
        read_report(yaml.safe_dump(data))
    assert raised.value.notices[0].details["place"].startswith(".".join(map(str, path)))


def test_another_schema_is_refused_by_its_name() -> None:
    with pytest.raises(ReportError) as raised:
        read_report("schema: graders/summary/1\n", "summary.yaml")
    assert [say(raised.value.notices[0], language) for language in Language] == [
        "summary.yaml: has the schema graders/summary/1, and only graders/report/1 is read here; "
        "name a report of one submission, or grade the work again with this version",
        "summary.yaml: 的 schema 是 graders/summary/1，而这里只能读取 graders/report/1；"
        "请指定单份提交的报告，或用本版本重新批改",
    ]


def test_control_characters_do_not_come_back(half: Report) -> None:
    data = document(half, Language.EN, Audience.STAFF)
    text = json.dumps({**data, "student": "a\x1b[31m", "notes": ["b\x1b[0m\nc"]})
    read = to_text(read_report(text), Language.EN)
    assert "\x1b" not in read
    assert "b\\x1b[0m ⏎ c" in read


@pytest.mark.parametrize(
    ("name", "asked", "form"),
    [
        ("r.yaml", None, "yaml"),
        ("r.yml", None, "yaml"),
        ("r.JSON", None, "json"),
        ("r.txt", None, "yaml"),
        ("r.html", None, "html"),
        ("summary.md", None, "markdown"),
        ("junit.xml", None, "junit"),
        ("results.json", "gradescope", "gradescope"),
        ("r", None, "yaml"),
        ("r.yaml", "json", "json"),
        ("r.json", "yaml", "yaml"),
        ("r.json", "text", "yaml"),
    ],
)
def test_the_format_of_a_file_is_the_one_asked_for_or_its_suffix_s(name, asked, form) -> None:
    assert format_of_file(Path(name), asked) == form


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
