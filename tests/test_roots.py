"""What used to take a power of a submission's length, or to ask for all memory: each at its root."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import numpy as np
import pytest
from oversized import nested_finally

from graders.checks.same import same_again
from graders.checks.source.text import fold, parse_text
from graders.inside.wire import values as wire
from graders.model.values import Opaque
from graders.reports.literals import MAX_LITERAL, literal
from graders.submissions import choose, find_submissions
from graders.submissions.encodings import decode, odd_encoding
from graders.submissions.python_source import Effort, parses, plain_python, split_module


def folded(expression: str, **names: str) -> str | None:
    known = {name: ast.parse(text, mode="eval").body for name, text in names.items()}
    return fold(ast.parse(expression, mode="eval").body, known.get)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("'d' + 'ot'", "dot"),
        ("f'{a}ot'", "dot"),
        ("'%s%s' % (a, 'ot')", "dot"),
        ("'%5s' % 'dot'", "  dot"),
        ("'{}{}'.format(a, 'ot')", "dot"),
        ("'{:>5}'.format('dot')", "  dot"),
        ("''.join(['d', 'o', 't'])", "dot"),
        ("'tod'[::-1]", "dot"),
        ("'mat' 'mul'.replace('u', 'u')", "matmul"),
        ("+".join(["'a'"] * 60), "a" * 60),
        ("b", None),  # it stands for itself
        ("'%6000000000s' % 'a'", None),
        ("'%*s' % ('6000000000', 'a')", None),
        ("'{:>6000000000}'.format('a')", None),
        ("'{0:{1}{1}{1}{1}}'.format('a', '99')", None),
        ("+".join(["'a'"] * 500), None),
    ],
)
def test_text_is_folded_as_far_as_that_is_cheap(expression: str, text: str | None) -> None:
    assert folded(expression, a="'d'", b="b + 'x'") == text


def test_what_stands_there_a_million_times_is_folded_once() -> None:
    names = {f"a{n + 1}": "f'" + f"{{a{n}}}" * 2 + "'" for n in range(20)}
    began = time.process_time()
    assert folded("a20", a0="'x'", **names) == "x" * 1000
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", ["(a," * 200, "(a," * 199 + ")" * 199, "-" * 5000 + "1", "x = (", "a\x00"])
def test_text_that_cannot_be_parsed_has_no_tree(text: str) -> None:
    assert parse_text(text) is None or text.endswith((")", "1"))


def test_nested_finally_is_compiled_once() -> None:
    began = time.process_time()
    assert parses(nested_finally(19))
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "source",
    [
        "try:\n return 1\nfinally:\n x = 1\ntry:\n x = 2\nfinally:\n x = 3",
        "try:\n x = 1\nfinally:\n try:\n  x = 2\n finally:\n  break",
        "def f():\n try:\n  x = 1\n finally:\n  try:\n   continue\n  finally:\n   x = 2",
    ],
)
def test_errors_beside_finally_are_found_as_before(source: str) -> None:
    assert not parses(source)
    assert parses(source.replace("return 1", "x = 1").replace("break", "x = 1").replace("continue", "x = 1"))


def test_magics_are_read_until_they_take_too_long() -> None:
    effort = Effort()
    assert plain_python("%%time\n%%capture\nx = 1", effort) == "\n\nx = 1"
    assert plain_python("%%time\n" * 2500 + "x = 1", effort) == ""
    assert "run_line_magic" in plain_python("%matplotlib inline\nx = 1", effort)
    began = time.process_time()
    for n in range(60):
        plain_python(f"x = {n}\n" + "%a\n" * 399, effort)
    assert plain_python("a" * 90_000 + "?", effort) == ""
    assert time.process_time() - began < 20


def test_a_search_for_the_end_of_statements_comes_to_its_own_end() -> None:
    began = time.process_time()
    split_module("\n".join(f"x{n} = ('{'a' * 700}'" for n in range(140)), Effort())
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "name", ["punycode", "undefined", "utf-7", "idna", "unicode_escape", "raw_unicode_escape"]
)
def test_encodings_that_no_editor_writes_are_not_read(name: str) -> None:
    assert odd_encoding(f"# coding: {name}\nx = 1".encode()) is not None


@pytest.mark.parametrize(
    "name",
    ["utf-8", "latin-1", "gbk", "gb18030", "big5", "shift_jis", "cp1252", "euc-kr", "koi8-r", "no-such"],
)
def test_encodings_of_editors_are_read(name: str) -> None:
    content = f"# coding: {name}\nx = 1".encode()
    assert odd_encoding(content) is None
    decoded = decode(content, declared=True)
    assert decoded is not None
    assert decoded.text.endswith("x = 1")


@pytest.mark.parametrize("shape", [(4_000_000, 4_000_000, 0), (0, 4_000_000), (4_000_000, 0), (300, 0, 300)])
def test_nothing_in_endless_lists_does_not_cross_the_wire(shape: tuple[int, ...]) -> None:
    assert wire.encode(np.empty(shape))[:2] == ["other", "ndarray"]
    with pytest.raises(wire.WireError):
        wire.decode(["array", "<f8", list(shape), ""], Opaque)


@pytest.mark.parametrize("shape", [(0,), (0, 3), (1000, 0), (2, 0, 3)])
def test_empty_arrays_cross_the_wire(shape: tuple[int, ...]) -> None:
    assert wire.decode(wire.encode(np.empty(shape)), Opaque).shape == shape


def test_a_long_text_among_many_is_not_given_to_each() -> None:
    texts = ["a"] * 19_980 + ["b" * 19_000]
    began = time.process_time()
    assert same_again(texts, texts)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "value",
    [
        [[0.0] * 20_000],
        [np.zeros(4_000_000, dtype=np.int8)] * 4,
        {"a": [1] * 20_000, "b": 2},
        ["x" * 20_000] * 300,
        [[[[["x" * 20_000]]]]],
        np.zeros((1, 400_000)),
        [[]] * 20_000,
    ],
    ids=["nested", "arrays", "dict", "texts", "deep", "wide", "empty"],
)
def test_a_giant_is_never_written_out(value: object) -> None:
    began = time.process_time()
    assert len(literal(value)) <= 3 * MAX_LITERAL
    assert time.process_time() - began < 0.5


def test_only_the_beginning_of_a_file_is_looked_at_to_choose_it(tmp_path: Path) -> None:
    folder = tmp_path / "class" / "alice"
    folder.mkdir(parents=True)
    (folder / "work.py").write_text("def manual_dot(x, y): ...", encoding="utf-8")
    with (folder / "data.py").open("wb") as file:
        file.truncate(2**40)
    (folder_of_alice,) = find_submissions(tmp_path / "class")
    assert choose(folder_of_alice, "hw", ["manual_dot"]).path.name == "work.py"
