"""Pages: complete without the network, accessible, in both languages, and silent about what is hidden."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from courses import course, graded
from fakes import InProcessRunner
from lxml import html

from graders.model.facts import Charge, Diagnosis, WrittenSentence
from graders.model.report import Audience, Report, Score, Status, Verdict
from graders.model.text import Language, Text
from graders.reports.document import document
from graders.reports.formats import FORMATS, Context
from graders.reports.markdown import code, escape, to_markdown
from graders.reports.pages import class_page as page_module
from graders.reports.pages import templating
from graders.reports.pages.causes import causes, losses
from graders.reports.pages.class_page import ClassView, class_page
from graders.reports.pages.clusters import clusters
from graders.reports.pages.lists import Links
from graders.reports.pages.report_page import report_page
from graders.reports.pages.statistics import histogram
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission
from graders.workflows.pages_sink import ClassPage, Feedback
from graders.workflows.sinks import GradedClass
from graders.workflows.slim import brief

ROOT = Path(__file__).resolve().parents[1]
STAFF = Context(language=Language.EN, audience=Audience.STAFF)
EVIL = '<script>alert(1)</script> & "O\'Brien" ](javascript:x) `| # @all'
SOME_SOLUTIONS = 12


@pytest.fixture(scope="module")
def reports(chapter2) -> list[Report]:
    """Whole reports on wrong solutions of every question, and on half a homework."""
    paths = sorted((ROOT / "tests" / "solutions").glob("*/wrong/*.py"))
    chosen = [ROOT / "tests" / "work" / "half.py", *paths[:: max(1, len(paths) // SOME_SOLUTIONS)]]
    made = []
    for number, path in enumerate(chosen):
        work = read_submission(path, base=path.parent, student=f"student {number:02}")
        made.append(grade_submission(work, chapter2, InProcessRunner()))
    return made


@pytest.fixture(scope="module")
def view(reports: list[Report], chapter2) -> ClassView:
    again = [dataclasses.replace(each, student=f"{each.student} again") for each in reports[:4]]
    evil = dataclasses.replace(reports[0], student=EVIL)
    absent = dataclasses.replace(
        reports[0],
        student="absent",
        status=Status.UNGRADABLE,
        questions=(),
        error=WrittenSentence(text="a: is empty", remedy="save"),
    )
    missing = dataclasses.replace(absent, student="missing one", status=Status.MISSING)
    every = sorted([*reports, *again, evil, absent, missing], key=lambda each: each.student)
    short = [brief(each, STAFF) for each in every]
    links = [Links(report=f"reports/{n}.yaml", feedback=f"feedback/{n}.html") for n in range(len(short))]
    return ClassView(
        assignment=chapter2.assignment, reports=short, links=links, run={"seed": 1, "jobs": 2, "seconds": 3.5}
    )


@pytest.fixture(scope="module", params=Language, ids=lambda each: each.value)
def page(request, view: ClassView) -> str:
    return class_page(view, request.param)


def headings(tree: html.HtmlElement) -> list[int]:
    return [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


def assert_accessible(text: str, language: Language) -> None:
    tree = html.document_fromstring(text)
    assert tree.get("lang") == {"en": "en", "zh": "zh-Hans"}[language.value]
    assert tree.findtext("head/title").strip()
    levels = headings(tree)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for svg in tree.iter("svg", "img"):
        (title,) = svg.xpath(f"//*[@id='{svg.get('aria-labelledby')}']")
        assert svg.get("role") == "img"
        assert title.text_content().strip()
    for table in tree.iter("table"):
        assert table.xpath("thead/tr/th")
        assert all(each.get("scope") in {"col", "row"} for each in table.iter("th"))
    ids = [each.get("id") for each in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for link in tree.xpath("//a[starts-with(@href, '#')]/@href | //*[@aria-labelledby]/@aria-labelledby"):
        assert link.removeprefix("#") in ids
    assert tree.xpath("//main")


def assert_alone(text: str) -> None:
    """Nothing is fetched, and no name of a student is more than text."""
    assert not re.search(r"https?://|//[a-z]|@import|url\((?!#)", text)
    tree = html.document_fromstring(text)
    assert not tree.xpath("//link | //iframe | //object | //embed | //form | //*[@src] | //base")
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy.partition("script-src")[2]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("audience", Audience)
def test_a_report_is_an_accessible_page_that_stands_alone(language, audience, reports: list[Report]) -> None:
    for report in [*reports[:3], dataclasses.replace(reports[0], student=EVIL)]:
        text = report_page(report, language, audience)
        assert_accessible(text, language)
        assert_alone(text)
        assert "<script" not in text


def test_the_page_of_a_class_is_accessible_and_stands_alone(page: str) -> None:
    language = Language.ZH if 'lang="zh-Hans"' in page else Language.EN
    assert_accessible(page, language)
    assert_alone(page)
    tree = html.document_fromstring(page)
    (script,) = tree.xpath("//script")
    assert script.text == templating.script()
    assert EVIL in tree.xpath("//section[@aria-labelledby='everyone']")[0].text_content()


def test_the_policy_allows_our_script_and_no_other(page: str) -> None:
    import base64
    import hashlib

    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"&#39;sha256-{digest}&#39;" in page or f"'sha256-{digest}'" in page


def test_what_to_teach_again_stands_first_and_names_what_costs_most(view: ClassView) -> None:
    tree = html.document_fromstring(class_page(view, Language.EN))
    sections = [each.get("aria-labelledby") for each in tree.xpath("//section")]
    assert sections[0] == "teach"
    shown = tree.xpath("//ol[@class='teach']/li")
    ranked = [each for each in causes(view.reports) if each.students > 1 and each.ids[0].name != "defined"]
    assert 1 <= len(shown) <= 5
    assert len(shown) == min(5, len(ranked))
    for item, cause in zip(shown, ranked, strict=False):
        assert f"{cause.students} of " in item.text_content()
    assert [each.lost for each in ranked] == sorted((each.lost for each in ranked), reverse=True)


def test_the_headline_counts_everyone_once(view: ClassView) -> None:
    tree = html.document_fromstring(class_page(view, Language.EN))
    numbers = {
        each.text_content().split(None, 1)[1].strip(): int(float(each.text_content().split()[0]))
        for each in tree.xpath("//ul[@class='numbers']/li")
    }
    handed_in = len(view.reports) - 1
    assert numbers["submissions"] == handed_in
    assert numbers["graded"] == handed_in - 1
    assert numbers["not graded"] == numbers["missing"] == 1
    assert "missing one" in tree.xpath("//section[@aria-labelledby='not-graded']")[0].text_content()


def test_the_causes_of_a_class_cost_what_it_lost(view: ClassView) -> None:
    lost = Fraction(0)
    for report in view.reports:
        for question in report.questions:
            score = question.score
            whole = score.possible - score.earned - score.pending - score.withheld
            assert sum(losses(question).values(), Fraction(0)) == whole
            lost += whole
    assert lost > 100
    assert sum((each.lost for each in causes(view.reports)), Fraction(0)) == lost


def test_ideas_that_cost_more_than_is_left_and_caps_share_what_was_lost(reports: list[Report]) -> None:
    question = next(each for each in reports[0].questions if each.verdict is Verdict.FAILED)
    check = next(each for each in question.checks if each.verdict is Verdict.FAILED)
    nothing, text = Fraction(0), Text(en="An idea.", zh="想法。")
    charges = tuple(Charge(idea=name, text=text, costs=Fraction(15), checks=(), says=Text()) for name in "ab")
    charged = dataclasses.replace(
        question, checks=(), charges=charges, score=Score(earned=nothing, possible=Fraction(10))
    )
    assert set(losses(charged).values()) == {Fraction(5)}
    free = dataclasses.replace(check, diagnosis=None, max_points=Fraction(4), score=Score())
    capped = dataclasses.replace(
        question, checks=(free,), charges=(), score=Score(earned=Fraction(4), possible=Fraction(10))
    )
    assert {cause.name: lost for cause, lost in losses(capped).items()} == {check.id: Fraction(6)}


def test_one_misconception_in_two_questions_is_one_cause_and_one_student(reports: list[Report]) -> None:
    report = next(each for each in reports if sum(q.verdict is Verdict.FAILED for q in each.questions) > 1)
    idea = Diagnosis(misconception="shared", text=Text(en="One idea.", zh="一个想法。"))
    questions = [
        dataclasses.replace(
            question,
            charges=(),
            checks=tuple(
                dataclasses.replace(each, diagnosis=idea, charged=())
                if each.verdict is Verdict.FAILED
                else each
                for each in question.checks
            ),
        )
        for question in report.questions
    ]
    made = causes([dataclasses.replace(report, questions=tuple(questions))])
    (shared,) = [each for each in made if each.ids[0].name == "shared"]
    assert shared.students == 1
    assert len(shared.ids) > 1


def test_students_who_fail_alike_are_together_whatever_their_last_digits(tmp_path: Path) -> None:
    root = course(tmp_path, "def f(x):\n    return x\n", "{args: [1]}", "{args: [2]}")
    answers = {"a": "1.5", "b": "1.5000001", "c": "'text'", "d": "x"}
    made = [
        brief(dataclasses.replace(graded(root, f"def f(x):\n    return {value}\n"), student=name), STAFF)
        for name, value in answers.items()
    ]
    (together,) = clusters(made)
    assert together.students == ("a", "b")
    assert clusters(list(reversed(made))) == [together]


def test_brief_reports_keep_one_sentence_for_their_readers_and_no_value(reports: list[Report]) -> None:
    for report in reports:
        short = brief(report, STAFF)
        hash(short.questions)
        for before, question in zip(report.questions, short.questions, strict=True):
            for whole, check in zip(before.checks, question.checks, strict=True):
                assert check.counterexample is None
                if check.finding is not None:
                    assert whole.verdict in {Verdict.FAILED, Verdict.CRASHED}
                    assert isinstance(check.finding.fact, WrittenSentence)
                    assert check.finding.args is None
                    assert len(check.finding.fact.text) <= 300
        assert brief(short, STAFF) == short


def test_brief_reports_for_students_say_nothing_of_hidden_calls(reports: list[Report]) -> None:
    student = Context(language=Language.EN, audience=Audience.STUDENT)
    secret = hidden_texts(reports)
    said = [
        check.finding.fact.text
        for report in reports
        for question in brief(report, student).questions
        for check in question.checks
        if check.finding is not None
    ]
    assert said
    assert not [(text, each) for text in said for each in secret if each in text]


def test_the_same_class_gives_the_same_bytes_but_for_the_times(view: ClassView) -> None:
    slower = [dataclasses.replace(each, run={"seconds": 99.25}) for each in view.reports]
    other = dataclasses.replace(view, reports=slower, run={"seed": 1, "jobs": 8, "seconds": 77.0})
    first, second = class_page(view, Language.EN), class_page(other, Language.EN)
    assert first == class_page(view, Language.EN)
    assert first != second
    times = re.compile(r'<section aria-labelledby="time".*?</section>', re.DOTALL)
    assert times.sub("", first) == times.sub("", second)


def test_a_large_class_has_links_in_place_of_reports(view: ClassView, monkeypatch) -> None:
    monkeypatch.setattr(page_module, "EMBEDDED", 5)
    tree = html.document_fromstring(class_page(view, Language.EN))
    assert not tree.xpath("//section[@aria-labelledby='reports']//details")
    rows = tree.xpath("//section[@aria-labelledby='everyone']//tbody/tr")
    assert len(rows) == len(view.reports)
    assert all(row.xpath(".//a[starts-with(@href, 'feedback/')]") for row in rows)


def test_ten_thousand_students_make_a_page_of_bounded_size(view: ClassView) -> None:
    many = [dataclasses.replace(view.reports[n % 10], student=f"s{n:05}") for n in range(10_000)]
    text = class_page(
        dataclasses.replace(view, reports=many, links=[Links(report="r", feedback="f")] * 10_000), Language.EN
    )
    assert len(text) < 6_000_000


def test_lists_are_cut_and_say_how_many_more_there_are(view: ClassView, monkeypatch) -> None:
    monkeypatch.setattr(page_module, "LISTED", 1)
    text = class_page(view, Language.EN)
    ideas = [each for each in causes(view.reports) if each.ids[0].is_idea]
    assert f"and {len(ideas) - 1} more" in text


def test_charts_draw_every_check_and_speak_every_language(view: ClassView) -> None:
    tree = html.document_fromstring(class_page(view, Language.ZH))
    charts = tree.xpath("//figure/svg")
    assert len(charts) == 1 + len(view.assignment.questions)
    words = "".join(charts[0].itertext())
    assert "人数" in words
    assert "分数" in words
    for chart, question in zip(charts[1:], view.assignment.questions, strict=True):
        drawn = {"".join(each.itertext()).strip() for each in chart.iter("text")}
        assert {check.id for check in question.checks} <= drawn
    assert "#0" not in html.tostring(charts[1]).decode().replace("#question", "")


def test_a_full_score_is_in_the_last_range_and_none_is_lost() -> None:
    scores = [Fraction(0), Fraction(99, 10), Fraction(10), Fraction(100), Fraction(999, 10)]
    assert histogram(scores, Fraction(100)) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]


def test_without_a_plotting_library_the_page_says_so_and_has_the_numbers(
    view: ClassView, monkeypatch
) -> None:
    monkeypatch.setattr(page_module, "has_library", lambda _name: False)
    text = class_page(view, Language.EN)
    assert "<svg" not in text
    assert "Matplotlib is not installed" in text
    assert html.document_fromstring(text).xpath("//section[@aria-labelledby='by-question']//td")


def test_without_the_template_library_a_class_is_graded_and_a_page_says_what_to_install(
    reports, view: ClassView, monkeypatch, tmp_path: Path
) -> None:
    from graders.errors import UsageError
    from graders.reports.words.messages import say
    from graders.workflows import pages_sink

    monkeypatch.setattr(templating, "has_library", lambda _name: False)
    with pytest.raises(UsageError) as raised:
        FORMATS["html"].write(reports[0], STAFF)
    assert say(raised.value.notices[0], Language.EN) == (
        "html: needs Jinja2, which is not installed; run `pip install 'graders[class]'`"
    )
    monkeypatch.setattr(pages_sink, "has_library", lambda _name: False)
    sink, feedback = ClassPage(tmp_path / "index.html", STAFF), Feedback(tmp_path, Language.EN)
    feedback.take("one", reports[0])
    sink.end(GradedClass(assignment=view.assignment, reports=view.reports, run={}))
    assert [path.name for path in tmp_path.iterdir()] == ["one.yaml"]
    assert "pip install 'graders[class]'" in say(pages_sink.left_out(tmp_path)[0], Language.EN)


# What a student may see


def hidden_texts(reports: list[Report]) -> set[str]:
    """Calls and values of hidden checks, as staff see them, that no public check has as well."""
    hidden: set[str] = set()
    public: set[str] = set()
    for report in reports:
        shown = document(report, Language.EN, Audience.STUDENT)
        public.add(json.dumps(shown, ensure_ascii=False))
        for question in document(report, Language.EN, Audience.STAFF)["questions"]:
            for check in question["checks"]:
                evidence = check.get("evidence", {})
                if check["visibility"] == "hidden":
                    hidden |= {
                        evidence[key]
                        for key in ("call", "expected", "actual")
                        if len(evidence.get(key, "")) > 12
                    }
    everything = "".join(public)
    return {each for each in hidden if json.dumps(each, ensure_ascii=False)[1:-1] not in everything}


def test_no_feedback_shows_a_hidden_input_an_expected_value_or_a_hidden_answer(
    reports: list[Report], tmp_path: Path
) -> None:
    secret = hidden_texts(reports)
    assert len(secret) > 20
    for language in Language:
        sink = Feedback(tmp_path / language.value, language)
        sink.begin()
        for number, report in enumerate(reports):
            sink.take(str(number), report)
            assert not sink.lacks([str(number)])
        for path in (tmp_path / language.value).iterdir():
            text = path.read_text(encoding="utf-8")
            plain = (
                html.document_fromstring(text).find("body").text_content() if path.suffix == ".html" else text
            )
            assert not [each for each in secret if each in plain or each in text]
            assert not [
                line for line in plain.splitlines() if line.strip().startswith(("margin:", "seconds"))
            ]


def test_a_hidden_case_is_in_no_format_that_a_student_may_get(reports: list[Report]) -> None:
    secret = hidden_texts(reports)
    student = Context(language=Language.EN, audience=Audience.STUDENT)
    for name in ("html", "markdown", "junit", "gradescope", "classroom", "yaml", "json"):
        for report in reports:
            text = FORMATS[name].write(report, student)
            assert not [each for each in secret if each in text or each in plain_text(name, text)], name
    for name in ("gradescope", "classroom"):  # which students see, whoever made it
        assert FORMATS[name].write(reports[0], STAFF) == FORMATS[name].write(reports[0], student)


def plain_text(name: str, text: str) -> str:
    if name in {"html", "junit"}:
        return (
            html.fromstring(text.partition("?>")[2] or text).text_content()
            if name == "junit"
            else html.document_fromstring(text).text_content()
        )
    return re.sub(r"\\(.)", r"\1", text)


def test_a_student_s_text_is_neither_markdown_nor_html(reports: list[Report]) -> None:
    assert (
        escape("<b>*x*</b> [a](b) @all #1\n- y")
        == "\\<b\\>\\*x\\*\\<\\/b\\> \\[a\\]\\(b\\) &#64;all \\#1 \\- y"
    )
    assert code("a `b` ``c``") == "``` a `b` ``c`` ```"
    text = to_markdown(dataclasses.replace(reports[0], student=EVIL), Language.EN)
    assert "<script" not in text.replace("\\<script", "")
    assert "](" not in text
    assert text.count("\n## ") == 0
    assert text.startswith("## ")


def test_markdown_shows_what_to_look_at_first(reports: list[Report]) -> None:
    text = to_markdown(reports[0], Language.ZH, Audience.STUDENT)
    failing = [each for each in reports[0].questions if each.verdict in {Verdict.FAILED, Verdict.CRASHED}]
    assert failing
    for question in failing:
        assert f"### {escape(question.title.zh)}" in text


def test_a_value_that_failed_stands_in_the_page_with_its_next_step() -> None:
    from graders.reports.pages.report_page import question_views

    check = {
        "id": "c",
        "title": "C",
        "verdict": "failed",
        "score": 0,
        "possible": 2,
        "message": "f(1): returned 2; look",
        "hint": "Add one.",
        "evidence": {"call": "f(1)"},
    }
    charged = {**check, "id": "b", "charged_to": ["idea"]}
    (view,) = question_views({"questions": [{"id": "f", "checks": [charged, check]}]})
    assert view.first is check  # the one that costs points by itself
    assert (view.example, view.next_step) == ({"call": "f(1)"}, "Add one.")


# Looks


def variables(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL):
        yield block, dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_color_can_be_read_on_every_background_in_light_dark_and_print() -> None:
    themes = list(variables(templating.style()))
    assert len(themes) == 3
    for _, colors in themes:
        for name in ("ink", "muted", "accent", *(each.value for each in Verdict)):
            for ground in ("paper", "soft"):
                assert contrast(colors[name], colors[ground]) >= 4.5, (name, ground)


def test_templates_are_shipped_with_the_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = settings["tool"]["setuptools"]["package-data"]["graders.reports.pages"]
    folder = ROOT / "graders" / "reports" / "pages"
    files = {path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert files
    assert files == {path for pattern in shipped for path in folder.glob(pattern)}


# A browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PROBE = """
<script>
const wide = [...document.querySelectorAll("body *")].filter((each) => !each.closest(".scroll") && each.getBoundingClientRect().right > innerWidth + 1);
document.title = JSON.stringify({
  wide: document.documentElement.scrollWidth > innerWidth || wide.length > 0,
  width: innerWidth, fetched: performance.getEntriesByType("resource").length, sortable: document.querySelectorAll("th button").length,
});
</script></body>"""


def look(path: Path, folder: Path, width: int = 390) -> dict[str, Any]:
    """What Chromium says of a page in a frame that is as wide as a phone; nothing else may be fetched.

    A window is never narrower than 500 pixels, so the page is looked at in a frame.
    """
    page = path.read_text(encoding="utf-8")
    script = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</body>", PROBE)
    (folder / "probed.html").write_text(script, encoding="utf-8")
    frame = f'<iframe src="probed.html" width="{width}" height="800" style="border:0"></iframe><script>onload = () => {{ document.title = frames[0].document.title }}</script>'
    (folder / "frame.html").write_text(f"<!DOCTYPE html>{frame}", encoding="utf-8")
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
         f"--user-data-dir={folder / 'profile'}", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=4000", "--dump-dom", (folder / "frame.html").as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    (title,) = re.findall(r"<title>(.*?)</title>", done.stdout, re.DOTALL)
    return json.loads(html.fromstring(f"<p>{title}</p>").text_content())


def complaints(path: Path, folder: Path) -> list[str]:
    """What Chromium's console says of the page as it is, policy included."""
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         "--enable-logging=stderr", "--virtual-time-budget=3000",
         "--dump-dom", path.as_uri()],
        capture_output=True, text=True, errors="replace", timeout=120, check=True,
    )  # fmt: skip
    return [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.kernel
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed; .ci/run installs it")
def test_a_browser_shows_the_pages_at_phone_width_without_a_complaint(
    page: str, reports: list[Report], tmp_path: Path
) -> None:
    path = tmp_path / "index.html"
    path.write_text(page, encoding="utf-8")
    seen = look(path, tmp_path)
    assert seen == {"wide": False, "width": 390, "fetched": 0, "sortable": 3}
    assert complaints(path, tmp_path) == []
    path.write_text(page.replace("</body>", "<script>forbidden()</script></body>"), encoding="utf-8")
    assert any("Content Security Policy" in line for line in complaints(path, tmp_path))
    path.write_text(
        page.replace("</body>", "<img src='https://a.test/b.png' alt='b'></body>"), encoding="utf-8"
    )
    assert look(path, tmp_path)["fetched"] == 1
    path.write_text(report_page(reports[0], Language.EN, Audience.STUDENT), encoding="utf-8")
    assert look(path, tmp_path) == {"wide": False, "width": 390, "fetched": 0, "sortable": 0}
