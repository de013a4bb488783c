"""Chinese sentences are Chinese: no word of English stands in one, but for names, code and what others said."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from courses import course, graded
from test_assignment import GOOD, MISTAKES
from test_messages import CALL, FACTS

import graders
from graders.assignment.load import load_assignment
from graders.cli.main import main
from graders.cli.progress import class_table
from graders.errors import AssignmentError
from graders.model.facts import Finding
from graders.model.text import Language, Text
from graders.reports.assignment_table import assignment_table
from graders.reports.disclosure import Disclosure
from graders.reports.terminal import to_text
from graders.reports.wording import message
from graders.reports.words import operators
from graders.reports.words.message import Message
from graders.reports.words.messages import say
from graders.reports.words.operators import operator_text


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names of things that have no other name in Chinese, and are written so by those who use them.
NAMES = words(
    """
    Python NumPy IPython Jupyter Linux Landlock YAML JSON UTF CPU Ctrl C Apache MB Unicode None NaN
    inf nan True False true false ipynb py s def return CONFIG_SECCOMP_FILTER lsm landlock root
    sysctl seccomp aarch64 x86_64 bubblewrap tmp TMPDIR os _exit en zh id schema args family case
    cases item raises names operators syntax low high integers magnitudes rtol atol forbid starter
    gauge value roundings idea needs check builds_on values_for open sealed doctor batch grade
    LeftOpenError CARRIED_FORWARD ALTERNATIVES ValueError rounding close axis einsum np array pop append sort
    x y and or not for with except float32 float64 in range while if else T kernel unprivileged_userns_clone
    apparmor_restrict_unprivileged_userns user max_user_namespaces unconfined docs assignment format
    md pip install e m python
    Matplotlib CSV LTI FILE DIR Dask zip Gradescope VS Code PyCharm pytest Windows T23
    """
)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
CODE = re.compile(
    r"`[^`]*`|\{[^{}]*\}|--?[A-Za-z][\w=-]*|[\w./-]+\.(?:md|py|yaml|ipynb)|[A-Za-z_]+(?:\.[A-Za-z_]+)+"
)


def english(text: str) -> list[str]:
    """The words of a Chinese text that are neither code nor names."""
    return [word for word in WORD.findall(CODE.sub(" ", text)) if word not in NAMES]


def texts(value: object, seen: set[int]) -> Iterator[Text]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Message):
        yield from (value.what, value.remedy)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from texts(each, seen)


def all_texts() -> list[tuple[str, Text]]:
    named_texts = []
    for info in pkgutil.walk_packages(graders.__path__, "graders."):
        if ".inside" in info.name or info.name == "graders.workflows.slim":  # which keeps what reports say
            continue
        module = importlib.import_module(info.name)
        seen: set[int] = set()
        for value in list(vars(module).values()):
            named_texts += [(info.name, text) for text in texts(value, seen)]
    return named_texts


def test_every_text_of_the_program_is_found() -> None:
    assert len({text for _, text in all_texts()}) > 200


def test_no_text_has_english_words_in_its_chinese() -> None:
    odd = {text.zh: words for _, text in all_texts() if (words := english(text.zh))}
    assert odd == {}


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("disclosure", Disclosure)
def test_no_sentence_about_a_fact_has_english_words(name: str, disclosure: Disclosure) -> None:
    said = message(Finding(fact=FACTS[name], **CALL), Language.ZH, disclosure)
    own = OWN
    assert [word for word in english(said) if word not in own] == []


OWN = words(
    """
    manual_dot manual_dto cosine_similarity helper float32 float64 dtype dot X matmul worked examples ndarray
    shape list str int NoneType NotImplementedError ZeroDivisionError Pair never closed was division by zero
    """
)
SLIPS = MISTAKES | {
    "points that are a list": (("  points: 3\n  parameters", "  points: [3]\n  parameters"), ""),
    "a seed that is a word": (("seed: 1", "seed: one"), ""),
    "a seed with a fraction": (("seed: 1", "seed: 1.5"), ""),
    "a title that is a number": (("{en: F, zh: F}", "{en: 1, zh: F}"), ""),
    "a title that is a list": (("{en: F, zh: F}", "[F]"), ""),
    "parameters that are a word": (("[x]", "x"), ""),
    "a limit that is a word": (("seed: 1", "seed: 1\nlimits: 3"), ""),
    "too few integers": (("{args: [1]}", "{family: random, shapes: [[2]], values: {integers: [1]}}"), ""),
    "a shape that is a fraction": (("{args: [1]}", "{family: random, shapes: [[2.5]]}"), ""),
    "as_rows that is a word": (("{args: [1]}", "{family: parallel, lengths: [2], factors: [1], as_rows: maybe}"), ""),
    "no questions": ((GOOD[GOOD.index("questions:") :], "questions: []\n"), ""),
    "infinite points": (("  points: 3\n  parameters", "  points: .inf\n  parameters"), ""),
    "a kind that does not exist": (("kind: function", "kind: essay"), ""),
    "a factor of zero": (("  returns: scalar", "  returns: scalar\n  tolerance: {kind: rounding, factor: 0}"), ""),
    "a text in an array": (("{args: [1]}", "{args: [[one]], container: [array]}"), ""),
    "a mix in an array": (("{args: [1]}", "{args: [[true, 1]], container: [array]}"), ""),
    "a starter": (("  returns: scalar", "  returns: scalar\n  starter: '('"), ""),
}  # fmt: skip
QUOTED = re.compile(  # what YAML and Python said; values
    r"（(?:did not|'\(' was|[^（）]* was never closed|expected|[a-z ]+ in )[^（）]*）|（ was never closed）|\([^)]*\)"
)
KEYS = words(
    """
    questions checks one parameters points title kind returns tolerance visibility id shapes values
    args int float str list bool dict hw seed limits factor as_rows function variable text public
    hidden parallel lengths factors statement required container require starter
    """
)


@pytest.mark.parametrize("name", SLIPS)
def test_no_mistake_in_an_assignment_file_is_told_half_in_english(name: str, tmp_path: Path) -> None:
    (old, new), _ = SLIPS[name]
    path = tmp_path / "assignment.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(AssignmentError) as caught:
        load_assignment(path, shown="hw.yaml")
    for each in caught.value.notices:
        message = say(each, Language.ZH).partition(": ")[2]
        words = english(
            QUOTED.sub(" ", re.sub(r"'[^']*'|可用的键有 .*|它的键有 .*|^[\w.\[\]]+: ", " ", message))
        )
        assert [word for word in words if word not in KEYS] == []


def literal_details() -> Iterator[tuple[str, str, Any]]:
    """Details of notices that the program itself writes as words."""
    import ast

    for path in sorted((Path(graders.__file__).parent).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "notice":
                for keyword in node.keywords:
                    for part in ast.walk(keyword.value):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield path.name, str(keyword.arg), part.value


def test_no_notice_is_given_english_words_to_fill_in() -> None:
    odd = [
        (file, name, text)
        for file, name, text in literal_details()
        if " " in text.strip() and WORD.search(text)
    ]
    assert odd == []


def test_tables_have_chinese_heads_and_words(tmp_path: Path, chapter2) -> None:
    root = course(tmp_path, "def f(x):\n    return 1\n")
    report = graded(root, "def f(x):\n    return 2\n")
    own = {"hw", "f", "one", "work", "py", "defined", "scalar", "exact"}
    from courses import ready

    assignment = ready(root).assignment
    for text in (
        to_text(report, Language.ZH),
        assignment_table(assignment, Language.ZH, color=False, width=100),
        class_table(assignment, [report], Language.ZH, color=False, width=100),
    ):
        assert [word for word in english(text) if word not in own] == []


def test_what_was_changed_in_a_mutant_is_said_in_chinese() -> None:
    names = [*operators._CHINESE, *(f"argument-1-{each}" for each in operators._IN_PLACE)]
    assert {name: said for name in names if (said := english(operator_text(name).zh))} == {}


@pytest.mark.parametrize(
    "words",
    [
        ("grade",),
        ("grade", "a.py", "b.py"),
        ("grade", "a.py", "--format", "pdf"),
        ("grade", "a.py", "--seed", "one"),
        ("grade", "a.py", "--seed"),
        ("grade", "a.py", "--colour"),
        ("grade", "a.py", "--audience", "all"),
        ("grade", "none.py"),
        ("batch", "none", "-o", "out", "--jobs", "0"),
        ("batch", "none"),
        ("grate", "a.py"),
        ("show", "ch03"),
        ("doctor", "--out=3"),
        ("new", "1st"),
    ],
    ids=" ".join,
)
def test_no_mistake_on_the_command_line_is_told_half_in_english(words, capsys, monkeypatch) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[1])
    assert (
        main([*words, "--lang", "zh"] if words != ("grade", "a.py", "--seed") else ["--lang=zh", *words]) == 2
    )
    message = capsys.readouterr().err.strip()
    own = {"grade", "grate", "batch", "a", "b", "none", "pdf", "text", "yaml", "json", "html", "markdown",
           "junit", "gradescope", "classroom", "one", "staff", "student", "FILE",
           "SOURCE", "ch03", "ch02_vectors", "form", "jobs", "out", "seed", "audience", "doctor", "show", "new", "st"}  # fmt: skip
    assert message
    assert [word for word in english(message) if word not in own] == []
