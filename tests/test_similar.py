"""Copies are listed whatever was done to hide them; independent right answers are not."""

from __future__ import annotations

import ast
import json
import os
import random
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from courses import put
from kept import Class
from lxml import html

from graders.cli.main import main
from graders.model.similarity import Match, Pair, Passage
from graders.model.text import Language
from graders.reports.pages.similar_page import LINES, PAIRS, SimilarView, similar_page
from graders.reports.similar import LISTED, percent, similar_csv, similar_text, similar_yaml
from graders.similarity import EVIDENCE, LEAST, Code, Work, similar_pairs
from graders.similarity.fragments import fragments_of
from graders.template import module_text
from graders.workflows.find_similar import FindSimilar, find_similar

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "solutions"
QUESTIONS = sorted(path.name for path in CORPUS.iterdir())
LONG = ["compare_similarity", "cosine_matrix", "cosine_similarity"]  # each copied alone says something
STUDENTS = 9


def right(question: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((CORPUS / question / "right").glob("*.py"))]


def work(student: str, text: str) -> Work:
    return Work(student=student, codes=(Code(file=f"{student}.py", cell=None, text=text),))


def alike(works: list[Work], given: str = "", least: Fraction = LEAST) -> list[set[str]]:
    return [{each.left, each.right} for each in similar_pairs(works, [work("", given)], QUESTIONS, least)]


def homework(number: int) -> str:
    """Every question in a style of its own; no two numbers below `STUDENTS` have one in common."""
    return "\n\n".join(right(question)[number] for question in QUESTIONS if len(right(question)) >= STUDENTS)


def long_f(seed: int) -> str:
    """A function of a student's own, long enough to say something."""
    rng = random.Random(seed)
    lines = [
        f"    x = x {rng.choice('+-*')} {rng.randrange(9)} {rng.choice('+-*')} len('{'s' * rng.randrange(4)}')"
        for _ in range(14)
    ]
    return "\n".join(["def f(x):", *lines, "    return x"]) + "\n"


CLASS = [work(f"student {number}", homework(number)) for number in range(STUDENTS)]


# What students do to hide a copy


class Renamed(ast.NodeTransformer):
    def __init__(self, tree: ast.AST) -> None:
        stored = [
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        ]
        taken = [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)]
        self.names = {name: f"other_{number}" for number, name in enumerate(dict.fromkeys(stored + taken))}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(id=self.names.get(node.id, node.id), ctx=node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(arg=self.names[node.arg])


def renamed(text: str) -> str:
    tree = ast.parse(text)
    return ast.unparse(Renamed(tree).visit(tree))


def reordered(text: str) -> str:
    tree = ast.parse(text)
    tree.body.reverse()
    return ast.unparse(tree)


def reformatted(text: str) -> str:
    """No blank lines, wider steps, brackets around what is returned and assigned, over several lines."""
    wide = re.sub(r"^( +)", lambda found: found[1] * 2, ast.unparse(ast.parse(text)), flags=re.MULTILINE)
    return re.sub(r"^( +(?:return|\w+ =) )(\S.*)$", r"\1(\n  \2\n)", wide, flags=re.MULTILINE)


def commented(text: str) -> str:
    """Other comments on each line, docstrings and annotations; none of the old ones."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body.insert(0, ast.Expr(ast.Constant("What I thought myself.")))
            node.returns = ast.Constant("whatever")
    return "\n".join(f"{line}  # mine" for line in ast.unparse(tree).split("\n"))


def swapped(text: str) -> str:
    """Two statements of each function change places, wherever there are enough."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and len(node.body) > 3:
            node.body[1], node.body[2] = node.body[2], node.body[1]
    return ast.unparse(tree)


def all_of_it(text: str) -> str:
    return commented(reordered(renamed(swapped(text))))


@pytest.mark.parametrize("hide", [str, renamed, reordered, reformatted, commented, swapped, all_of_it])
def test_a_copy_of_a_homework_is_listed_however_it_is_hidden(hide: Callable[[str], str]) -> None:
    changed = hide(homework(3))
    ast.parse(changed)
    assert alike([*CLASS, work("copy", changed)]) == [{"student 3", "copy"}]


@pytest.mark.parametrize("hide", [renamed, reordered, reformatted, commented])
@pytest.mark.parametrize("question", LONG)
def test_one_copied_function_among_own_others_is_listed(question: str, hide: Callable[[str], str]) -> None:
    own = [
        right(other)[STUDENTS - 1]
        for other in QUESTIONS
        if len(right(other)) >= STUDENTS and other != question
    ]
    mine = work("copy", "\n\n".join([*own, hide(right(question)[4])]))
    (pair,) = similar_pairs([*CLASS[:-1], mine], [], QUESTIONS)
    assert {pair.left, pair.right} == {"copy", "student 4"}
    assert [match.question for match in pair.matches] == [question]
    assert pair.share < LEAST < pair.matches[0].share


def test_a_copy_is_found_in_a_notebook_and_in_modules_beside_the_work() -> None:
    cells = [ast.unparse(each) for each in ast.parse(homework(3)).body]
    half = len(cells) // 2
    notebook = [Code(file="a.ipynb", cell=n, text=text) for n, text in enumerate(cells[:half], start=1)]
    beside = Code(file="helper.py", cell=None, text="\n".join(cells[half:]))
    copy = Work(student="copy", codes=(*notebook, beside))
    (pair,) = similar_pairs([*CLASS, copy], [], QUESTIONS)
    assert {pair.left, pair.right} == {"student 3", "copy"}
    assert {each.file for match in pair.matches for each in match.right} == {"a.ipynb", "helper.py"}


def prints(text: str) -> frozenset[int]:
    return frozenset(fragments_of(ast.parse(text).body))


LINES_OF_CODE = (
    "def f(x, n=3):\n    total = sum(x[:n]) + abs(n)\n    return np.sqrt(total) if total else 'none'\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("total", "s"), ("(x, n=3)", "(x: list, n: int = 3) -> float"), ("total =", "total: float ="),
     (":\n    total", ":\n    'It adds.'\n    total"), ("sum(x[:n]) + abs(n)", "(sum(x[:n],) + (abs(n)))"),
     ("def f", "import math\ndef f"), ("'none'", '"nothing"'), ("\n    return", "  # so\n\n    return"), ("np.", "numpy.")],
)  # fmt: skip
def test_what_is_easily_changed_changes_no_fragment(old: str, new: str) -> None:
    assert old in LINES_OF_CODE
    assert prints(LINES_OF_CODE.replace(old, new)) == prints(LINES_OF_CODE)


@pytest.mark.parametrize(
    ("old", "new"),
    [(" + ", " - "), ("sum(", "max("), ("sqrt", "cbrt"), ("n=3", "n=4"), ("[:n]", "[n]"), ("'none'", "None")],
)
def test_what_the_code_does_makes_its_fragments(old: str, new: str) -> None:
    assert prints(LINES_OF_CODE.replace(old, new)) != prints(LINES_OF_CODE)


def test_a_helper_belongs_to_the_question_that_makes_use_of_it() -> None:
    body = right("cosine_similarity")[4].replace("def cosine_similarity(", "def helper(")
    text = f"{body}\ndef cosine_similarity(a, b):\n    return helper(a, b)\n"
    (pair,) = similar_pairs([work("a", text), work("b", renamed(text))], [], QUESTIONS)
    assert [match.question for match in pair.matches] == ["cosine_similarity"]
    assert any("def helper" in line for each in pair.matches[0].left for line in each.lines)


# What is no copy


@pytest.mark.parametrize("question", QUESTIONS)
def test_independent_right_answers_to_a_question_are_not_alike(question: str) -> None:
    works = [work(f"student {number}", text) for number, text in enumerate(right(question))]
    assert alike(works) == []


def test_independent_right_homework_is_not_alike() -> None:
    assert alike(CLASS) == []
    pairs = similar_pairs(CLASS, [], QUESTIONS, Fraction(1, 100))
    assert max((pair.share for pair in pairs), default=Fraction(0)) < LEAST / 2


def test_the_template_s_own_code_does_not_count(chapter2) -> None:
    template = module_text(chapter2.assignment)
    untouched = [work(f"student {number}", template) for number in range(3)]
    assert alike(untouched, given=template) == []
    assert len(alike(untouched)) == 3  # without it they would
    assert alike([work("a", template + homework(1)), work("b", template + homework(2))], given=template) == []


def test_what_more_than_a_third_of_the_class_has_does_not_count() -> None:
    for copies, listed in ((4, 6), (5, 0)):
        same = [work(f"same {number}", homework(0)) for number in range(copies)]
        others = [work(f"other {number}", homework(number)) for number in range(1, STUDENTS)]
        assert len(alike([*same, *others][:12] if copies == 4 else [*same, *others])) == listed


def test_three_of_a_small_class_are_never_the_course_s_own_way() -> None:
    assert len(alike([work(name, homework(0)) for name in "abc"])) == 3


def test_a_short_function_is_no_evidence() -> None:
    short = "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y))\n"
    assert alike([work("a", short), work("b", short)]) == []
    assert len(alike([work("a", homework(0)), work("b", homework(0))])) == 1


def test_little_things_in_common_do_not_add_up() -> None:
    short = right("manual_dot")[14]
    first, second, third = (long_f(seed).splitlines() for seed in (1, 2, 3))
    works = [
        work(name, "\n".join([short, "def cosine_similarity(x):", *first[1:3], *own[3:]]))
        for name, own in (("a", second), ("b", third))
    ]
    assert (
        len(prints(short)) < EVIDENCE < len(prints(works[0].codes[0].text) & prints(works[1].codes[0].text))
    )
    assert alike(works) == []


def test_what_is_shared_is_counted_against_the_smaller_work() -> None:
    (pair,) = similar_pairs([work("a", right("cosine_matrix")[3]), work("b", homework(3))], [], QUESTIONS)
    assert pair.share == 1
    assert pair.fragments >= EVIDENCE


# What anybody may hand in


@pytest.mark.parametrize(
    "text",
    ["", "def f(:\n", "x = " + "(" * 5000, "x = " + " + ".join(["1"] * 20_000), "x = 0x" + "f" * 9000,
     "x = " + "[" * 90 + "]" * 90, "x = 'a\0b'", "\ufeffx = 1", "é = '\\ud800'", "x = 1\f\r\x85y = 2"],
    ids=range(10),
)  # fmt: skip
def test_odd_code_costs_nobody_else(text: str) -> None:
    odd = [work("odd", text), work("odd too", text)]
    assert {"student 3", "copy"} in alike([*odd, *CLASS, work("copy", renamed(homework(3)))])


def test_long_sums_are_compared_as_well() -> None:
    rng = random.Random(1)
    text = "x = " + " + ".join(f"{rng.choice('abc')}.{rng.choice('stuvw')}" for _ in range(500))
    assert alike([work("a", text), work("b", text)]) == [{"a", "b"}]


def test_a_class_is_compared_in_seconds() -> None:
    program = textwrap.dedent("""
        import random, sys, time
        import test_similar as t
        rng = random.Random(1)
        works = [t.work(str(n), "\\n".join(rng.choice(t.right(q)) for q in t.QUESTIONS)) for n in range(120)]
        start = time.process_time()
        t.similar_pairs(works, [], t.QUESTIONS)
        sys.exit(time.process_time() - start > 9)
    """)
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT / "tests",
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


# How it is said


def passage(*lines: str, matching: tuple[int, ...] = (0,), cell: int | None = 3) -> Passage:
    return Passage(file="a.ipynb", cell=cell, first_line=1, lines=lines, matching=matching)


def pair(left: str = "ann", right: str = "bob", *sides: Passage) -> Pair:
    sides = sides or (passage("a = 1"), passage("b = 1", "c = 2", matching=(0, 1)))
    match = Match(
        question="manual_dot", share=Fraction(999, 1000), fragments=31, left=sides[:1], right=sides[1:]
    )
    return Pair(left=left, right=right, share=Fraction(2, 3), fragments=40, matches=(match,))


def test_the_table_says_where_to_look_and_that_it_is_no_verdict() -> None:
    assert similar_text([pair()], 9, Language.EN).splitlines() == [
        "student  student  share  lines  questions",
        "ann      bob       67 %      1  manual_dot 99 %",
        "1 pairs are alike among 9 works.",
        "A place to look, not a verdict: right answers to a short question are often alike, and students may "
        "work together where the course allows it.",
    ]
    assert (
        similar_text([pair("李娜", "bob")], 9, Language.ZH).splitlines()[1]
        == "李娜  bob   67 %     1  manual_dot 99 %"
    )
    assert "No two of 9 works are alike" in similar_text([], 9, Language.EN)


def test_a_long_table_says_how_many_are_left_out() -> None:
    text = similar_text([pair()] * (LISTED + 7), 99, Language.EN)
    assert text.count("bob") == LISTED
    assert "7 weaker pairs are not shown here" in text


def test_only_all_is_100_percent_and_only_nothing_is_0() -> None:
    assert [percent(Fraction(n, 1000)) for n in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]


def test_csv_and_yaml_list_every_pair_and_nothing_is_taken_for_a_formula() -> None:
    assert similar_csv([pair("=SUM(A1)")]) == (
        "student,other,share,fragments,lines,questions\n'=SUM(A1),bob,0.667,40,1,manual_dot:0.999\n"
    )
    entry = yaml.safe_load(similar_yaml([pair()], 9, Language.EN))
    assert entry["pairs"] == [
        {"students": ["ann", "bob"], "share": 0.667, "fragments": 40, "lines": 1,
         "questions": [{"question": "manual_dot", "share": 0.999, "fragments": 31, "lines": [1, 2]}]}
    ]  # fmt: skip
    assert entry["note"].startswith("A place to look, not a verdict")


EVIL = "</pre><script>alert(1)</script>\u202e"


@pytest.mark.parametrize("language", Language)
def test_the_page_escapes_everything_and_runs_nothing(language: Language, chapter2) -> None:
    evil = pair(EVIL, "bob", passage(EVIL, "x = 2"), passage("y", EVIL))
    text = similar_page(
        SimilarView(assignment=chapter2.assignment, pairs=[evil], compared=2, unread=[EVIL]), language
    )
    tree = html.document_fromstring(text)
    assert not tree.xpath("//script|//link|//img|//@onclick|//@src")
    assert "\u202e" not in text
    assert tree.get("lang") == {Language.EN: "en", Language.ZH: "zh-Hans"}[language]
    assert "</pre><script>alert(1)" in tree.xpath("//h2[@id='pair-1']")[0].text_content()
    assert tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)").startswith(
        "default-src 'none'"
    )


def test_the_page_shows_both_side_by_side_with_the_lines_that_both_have(chapter2) -> None:
    long = passage("def f():", *["    # own"] * 20, "    return 1", matching=(0, 21), cell=None)
    view = SimilarView(
        assignment=chapter2.assignment, pairs=[pair("ann", "bob", long, passage("x = 1"))], compared=2
    )
    tree = html.document_fromstring(similar_page(view, Language.EN))
    sides = tree.xpath("//div[@class='sides']/div")
    assert [each.findtext("h4") for each in sides] == ["ann", "bob"]
    assert [each.text_content() for each in sides[0].iter("mark")] == ["1def f():", "22    return 1"]
    assert "16 more lines" in sides[0].text_content()
    assert [each.findtext("p") for each in sides] == ["a.ipynb, line 1", "a.ipynb, cell 3, line 1"]


def test_the_size_of_the_page_is_bounded(chapter2) -> None:
    long = passage(*["x = 1" * 1000] * 2000, matching=tuple(range(2000)))
    view = SimilarView(
        assignment=chapter2.assignment, pairs=[pair("a", "b", long, long)] * (PAIRS + 9), compared=99
    )
    text = similar_page(view, Language.EN)
    assert "9 weaker pairs are not on this page" in text
    assert text.count("<mark>") == PAIRS * 2 * LINES


# The whole way


@pytest.fixture
def small(tmp_path: Path, monkeypatch) -> Class:
    one = Class(tmp_path, monkeypatch)
    one.hand_in(ann=long_f(1), bob=renamed(long_f(1)), cyd=long_f(2), dee=long_f(3), eve="")
    return one


def run(*arguments: object, capsys) -> tuple[int, str, str]:
    code = main([str(each) for each in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_lists_the_pairs_of_a_graded_class_and_writes_the_page(small: Class, capsys) -> None:
    small.grade()
    code, out, err = run("similar", small.out, "--course", small.root, capsys=capsys)
    assert code == 0
    assert out.splitlines()[1] == "ann      bob      100 %     16  f"
    assert out.splitlines()[2] == "1 pairs are alike among 4 works."
    assert out.splitlines()[-1] == str(small.out / "similar.html")
    assert (
        err
        == "eve: could not be compared (1 in all), since nothing of the work could be read; look at them by hand\n"
    )
    assert "ann · bob" in (small.out / "similar.html").read_text(encoding="utf-8")


def test_a_notebook_is_compared_with_a_module(small: Class, capsys) -> None:
    cell = {
        "cell_type": "code",
        "source": "%matplotlib inline\n" + long_f(3),
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    put(
        small.source / "fay.ipynb",
        json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}),
    )
    small.grade()
    _, out, _ = run("similar", small.out, "--course", small.root, "--format", "csv", capsys=capsys)
    assert [line.split(",")[:3] for line in out.splitlines()[1:]] == [
        ["dee", "fay", "1.0"],
        ["ann", "bob", "1.0"],
    ]


def test_a_module_beside_the_work_is_compared_too(small: Class, capsys) -> None:
    put(small.source / "gus" / "hw.py", "from helper import f\n")
    put(small.source / "gus" / "helper.py", long_f(2))
    small.grade()
    _, out, _ = run("similar", small.out, "--course", small.root, "--format", "csv", capsys=capsys)
    assert [line.split(",")[:3] for line in out.splitlines()[1:]] == [
        ["cyd", "gus", "1.0"],
        ["ann", "bob", "1.0"],
    ]


def test_the_same_class_gives_the_same_bytes_in_every_process(small: Class) -> None:
    small.grade()
    seen = set()
    for seed in ("1", "2"):
        command = [
            sys.executable,
            str(ROOT / "grade.py"),
            "similar",
            str(small.out),
            "--course",
            str(small.root),
            "--format",
            "yaml",
        ]
        done = subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        seen.add((done.stdout, (small.out / "similar.html").read_bytes()))
    assert len(seen) == 1


METADATA = """\
submission_1:
  :submitters:
  - :name: ann
  - :name: bob
  :created_at: 2026-01-02 10:00:00 +00:00
submission_2:
  :submitters:
  - :name: cyd
  :created_at: 2026-01-02 10:00:00 +00:00
"""


def test_a_group_that_handed_in_together_is_one(tmp_path: Path, monkeypatch) -> None:
    small = Class(tmp_path, monkeypatch)
    put(small.source / "submission_metadata.yml", METADATA)
    for number in (1, 2):
        put(small.source / f"submission_{number}" / "hw.py", long_f(1))
    assert set(small.grade()) == {"ann", "bob", "cyd"}
    found = find_similar(FindSimilar(out=small.out, language=Language.EN, course=small.root))
    assert [(each.left, each.right) for each in found.pairs] == [("ann, bob", "cyd")]


def test_a_folder_without_a_class_says_so(tmp_path: Path, capsys) -> None:
    code, _, err = run("similar", tmp_path, capsys=capsys)
    assert code == 2
    assert "keeps nothing of a class; name a folder that `grade.py batch -o` has graded into" in err


def test_one_work_alone_cannot_be_compared(small: Class, capsys) -> None:
    for name in ("bob", "cyd", "dee"):
        (small.source / f"{name}.py").unlink()
    small.grade()
    code, _, err = run("similar", small.out, "--course", small.root, capsys=capsys)
    assert code == 2
    assert err.endswith(
        "has fewer than two works that can be compared; grade the class into it with `grade.py batch` first\n"
    )


def test_a_share_that_is_none_is_refused_in_both_languages(tmp_path: Path, capsys) -> None:
    assert run("similar", tmp_path, "--least", "1.5", "--lang", "zh", capsys=capsys)[::2] == (
        2, "least: 参数不合要求（应为 0.01 到 1 的数）；用 `grade.py similar --help` 查看要求\n",
    )  # fmt: skip
