"""Files of every tool and every accident: read with a note, or refused with a reason."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graders.errors import SubmissionError
from graders.model.submission import SubmissionKind
from graders.model.text import Language
from graders.reports.words.messages import say
from graders.submissions import choose, find_submissions, read_submission
from graders.submissions import read as reading

CODE = "def manual_dot(x, y):\n    return sum(a * b for a, b in zip(x, y))  # 点积\n"


def notebook(*sources, **changes) -> dict:
    cells = [
        {
            "cell_type": "code",
            "id": f"c{n}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": s,
        }
        for n, s in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | changes


def saved(tmp_path: Path, name: str, content: bytes | str | dict) -> Path:
    path = tmp_path / name
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sources(path: Path) -> list[str]:
    return [cell.source for cell in read_submission(path).cells]


def notes(path: Path) -> list[str]:
    return [say(each, Language.EN) for each in read_submission(path).notes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk"])
@pytest.mark.parametrize("kind", ["notebook", "module"])
def test_every_encoding_of_students_editors_is_read(tmp_path: Path, encoding: str, kind: str) -> None:
    text = json.dumps(notebook(CODE), ensure_ascii=False) if kind == "notebook" else CODE
    path = saved(tmp_path, "a.ipynb" if kind == "notebook" else "a.py", text.encode(encoding))
    assert "点积" in sources(path)[0] or kind == "module"
    assert len(sources(path)) == 1
    unusual = encoding not in {"utf-8", "utf-8-sig"}
    assert bool(notes(path)) == unusual


def test_a_declared_encoding_is_followed(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.py", "# coding: latin-1\nname = 'é'\n".encode("latin-1"))
    assert sources(path) == ["name = 'é'"]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    assert sources(saved(tmp_path, "a.py", "x = 1\r\ny = [\r\n]\r\n")) == ["x = 1", "y = [\n]"]
    cells = read_submission(saved(tmp_path, "b.ipynb", notebook("x = 1\r\ny = 2"))).cells
    assert cells[0].source == "x = 1\ny = 2"


@pytest.mark.parametrize(
    "changes",
    [
        {"metadata": {"kernelspec": {"name": "julia", "language": "julia"}}},
        {"nbformat": 4, "nbformat_minor": 2},
        {"metadata": None},
        {"nbformat_minor": None},
    ],
    ids=["other kernel", "older minor", "no metadata", "no minor"],
)
def test_notebooks_with_odd_metadata_are_read(tmp_path: Path, changes) -> None:
    assert sources(saved(tmp_path, "a.ipynb", notebook(CODE, **changes))) == [CODE]


def test_cells_may_lack_what_the_format_demands(tmp_path: Path) -> None:
    bare = {
        "cells": [{"cell_type": "code", "source": [CODE[:10], CODE[10:]]}, {"cell_type": "code"}, "odd", None]
    }
    path = saved(tmp_path, "a.ipynb", bare)
    assert sources(path) == [CODE, ""]
    assert notes(path) == [
        "a.ipynb: lacks metadata that notebooks have; it was read all the same, save it with Jupyter next time"
    ]


def test_copied_cells_with_one_id_are_both_read(tmp_path: Path) -> None:
    twice = notebook("x = 1", "y = 2")
    twice["cells"][1]["id"] = twice["cells"][0]["id"]
    assert sources(saved(tmp_path, "a.ipynb", twice)) == ["x = 1", "y = 2"]


def test_format_3_is_read(tmp_path: Path) -> None:
    old = {
        "metadata": {"name": ""},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [
            {
                "cells": [
                    {"cell_type": "heading", "level": 1, "source": ["Title"], "metadata": {}},
                    {"cell_type": "code", "input": [CODE], "language": "python", "outputs": [], "collapsed": False,
                     "metadata": {}, "prompt_number": 1},
                ],
                "metadata": {},
            }
        ],
    }  # fmt: skip
    assert sources(saved(tmp_path, "a.ipynb", old)) == [CODE]
    del old["worksheets"][0]["cells"][0]["level"]
    assert sources(saved(tmp_path, "b.ipynb", old)) == [CODE]


def test_a_notebook_called_py_is_read_as_a_notebook(tmp_path: Path) -> None:
    read = read_submission(saved(tmp_path, "a.py", notebook(CODE)))
    assert read.kind is SubmissionKind.NOTEBOOK
    assert [n.slug for n in read.notes] == ["notebook-named-module"]


REFUSED = {
    "empty": ("a.ipynb", b"", "a.ipynb: is empty; save your work and hand in again"),
    "blank": ("a.py", b"\n  \n", "a.py: is empty; save your work and hand in again"),
    "truncated": (
        "a.ipynb",
        json.dumps(notebook(CODE))[:90].encode(),
        "a.ipynb: is a damaged notebook, broken off near line 1; save it again and hand in the whole file",
    ),
    "a list": (
        "a.ipynb",
        b"[1]",
        "a.ipynb: is not a notebook (line 1); download it again with File > Download as .ipynb",
    ),
    "a PDF": ("a.ipynb", b"%PDF-1.7\n\x00\xff\xfe\x80\x81", "a.ipynb: is not a text file; hand in a notebook (.ipynb) or a module (.py)"),
    "HTML": (
        "a.ipynb",
        b"<html>",
        "a.ipynb: is not a notebook (line 1); download it again with File > Download as .ipynb",
    ),
    "a Word file": ("a.docx", b"PK\x03\x04", "a.docx: has the suffix .docx; hand in a notebook (.ipynb) or a module (.py)"),
    "prose": ("a.py", b"dear teacher, my dog\n", "a.py: is not Python (line 1); hand in a notebook (.ipynb) or a module (.py)"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    file, content, expected = REFUSED[name]
    with pytest.raises(SubmissionError) as caught:
        read_submission(saved(tmp_path, file, content))
    assert [say(each, Language.EN) for each in caught.value.notices] == [expected]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(SubmissionError, match="file-too-large"):
        read_submission(saved(tmp_path, "a.py", CODE))


def test_a_module_is_taken_apart_into_statements_with_their_lines(tmp_path: Path) -> None:
    text = '"""Doc."""\nimport math\n\n@staticmethod\ndef f():\n    return 1\nx = 1; y = 2\n'
    cells = read_submission(saved(tmp_path, "a.py", text)).cells
    assert [(cell.first_line, cell.source.split("\n")[0]) for cell in cells] == [
        (1, '"""Doc."""'),
        (2, "import math"),
        (4, "@staticmethod"),
        (7, "x = 1; y = 2"),
    ]


def test_a_syntax_error_costs_the_statement_it_stands_in(tmp_path: Path) -> None:
    text = (
        'def good():\n    return """\nodd text at the margin\n"""\n'
        "def bad(x:\n    return x\n"
        "if True:\n    z = 1\nelse:\n    z = 2\n"
        "def also_good():\n    return 2\n"
    )
    read = read_submission(saved(tmp_path, "a.py", text))
    assert [cell.first_line for cell in read.cells] == [1, 7, 11]
    assert [(each.line, each.text) for each in read.broken] == [(5, "def bad(x:")]


def test_ipython_syntax_in_a_module_becomes_python_line_for_line(tmp_path: Path) -> None:
    text = "!pip install numpy\n%matplotlib inline\ndef f():\n    return 1\n"
    cells = read_submission(saved(tmp_path, "a.py", text)).cells
    assert [(cell.first_line, cell.source[:24]) for cell in cells] == [
        (1, "get_ipython().system('pi"),
        (2, "get_ipython().run_line_m"),
        (3, "def f():\n    return 1"),
    ]


def test_a_syntax_error_in_a_notebook_is_told_with_cell_and_line(tmp_path: Path) -> None:
    read = read_submission(
        saved(tmp_path, "a.ipynb", notebook("x = 1", "%%time\ny = 2", "def f(:\n  pass", "!ls"))
    )
    assert [(each.number, each.line) for each in read.broken] == [(3, 1)]
    assert [cell.python for cell in read.cells] == ["x = 1", "\ny = 2", "", "get_ipython().system('ls')\n"]


def test_folders_and_files_are_found_and_everyone_is_accounted_for(tmp_path: Path) -> None:
    (tmp_path / "zoe" / "deep" / ".ipynb_checkpoints").mkdir(parents=True)
    saved(tmp_path / "zoe" / "deep", "draft.py", "x = 1")
    saved(tmp_path / "zoe" / "deep", "final.ipynb", notebook(CODE))
    saved(tmp_path / "zoe" / "deep" / ".ipynb_checkpoints", "final-checkpoint.ipynb", notebook(CODE))
    (tmp_path / "empty").mkdir()
    (tmp_path / "__MACOSX").mkdir()
    for name in ("bob.py", "bob.ipynb", ".DS_Store", "hw (1).ipynb", "late.docx"):
        os.utime(saved(tmp_path, name, "x"), (1, 1))
    files = [choose(each, "ch02_vectors", ["manual_dot"]) for each in find_submissions(tmp_path)]
    assert [
        (each.student, each.path.name, each.problem.slug if each.problem else None) for each in files
    ] == [
        ("bob", "bob.ipynb", None),
        ("empty", "empty", "folder-without-work"),
        ("hw (1)", "hw (1).ipynb", None),
        ("late", "late.docx", None),
        ("zoe", "final.ipynb", None),
    ]
    assert [n.slug for n in files[-1].notes] == ["several-files"]


def test_a_link_out_of_a_student_s_folder_is_not_followed(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.py", CODE)
    (tmp_path / "class" / "eve").mkdir(parents=True)
    (tmp_path / "class" / "eve" / "hw.py").symlink_to(secret)
    (file,) = (choose(each, "hw", []) for each in find_submissions(tmp_path / "class"))
    assert file.problem is not None


def test_an_empty_or_missing_folder_is_said(tmp_path: Path) -> None:
    for path, slug in ((tmp_path, "folder-empty"), (tmp_path / "none", "folder-missing")):
        with pytest.raises(SubmissionError) as caught:
            find_submissions(path)
        assert caught.value.notices[0].slug == slug


def test_a_broken_statement_in_a_cell_leaves_the_others(tmp_path: Path) -> None:
    cell = "def f(x):\n    return x\n\ndef g(a, b)\n    return a\n\ndef h(x):\n    return -x"
    read = read_submission(saved(tmp_path, "a.ipynb", notebook(cell)))
    assert read.cells[0].source == "def f(x):\n    return x\n\n\n\n\ndef h(x):\n    return -x"
    assert [(each.number, each.line) for each in read.broken] == [(1, 4)]


def test_magics_that_only_watch_a_cell_do_not_stand_in_its_way(tmp_path: Path) -> None:
    cells = read_submission(
        saved(tmp_path, "a.ipynb", notebook("%%time\nx = 1\nassert x", "%%bash\nls"))
    ).cells
    assert [cell.source for cell in cells] == ["\nx = 1\nassert x", "%%bash\nls"]


def test_a_module_in_a_western_encoding_is_read(tmp_path: Path) -> None:
    assert sources(saved(tmp_path, "a.py", "# calculé à la main\nx = 1\n".encode("latin-1"))) == ["x = 1"]
