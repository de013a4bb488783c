"""`check` in a notebook: real notebooks, executed; and what the panel is made of."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from kits import ROOT, put_kit
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from graders.model.text import Language
from graders.student.checking import check_namespace
from graders.student.kits import open_kit
from graders.student.panel import Panel

HALF = (ROOT / "tests" / "work" / "half.py").read_text(encoding="utf-8").split("assert manual")[0]
IMPORT = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom graders.notebook import check"


def executed(folder: Path, *sources: str) -> list[nbformat.NotebookNode]:
    """The cells of a notebook that was run in a folder, after the import of `check`."""
    notebook = new_notebook(cells=[new_code_cell(IMPORT), *map(new_code_cell, sources)])
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook.cells[1:]


def shown(cell: nbformat.NotebookNode, kind: str) -> str:
    return "".join(out["data"].get(kind, "") for out in cell.outputs if "data" in out)


def printed(cell: nbformat.NotebookNode) -> str:
    return "".join(out.get("text", "") for out in cell.outputs)


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    folder = put_kit(tmp_path_factory.mktemp("kit"))
    asked = {
        "half": HALF,
        "one": "check(cosine_similarity)",
        "zh": "check(cosine_similarity, lang='zh')",
        "all": "check()",
        "variable": "check('dot_answers')",
        "unknown": "check('nix')",
        "other": "def mine(x): return x\ncheck(mine)",
        "mended": "def manual_dot(x, y):\n    if len(x) != len(y):\n        raise ValueError\n"
        "    return sum(a * b for a, b in zip(x, y))",
        "right": "check(manual_dot)",
        "line": "def project(X, W):\n    y = 1\n    return X @ W / oops",
        "at": "check(project)",
        "magic": "%time check(manual_dot)",
        "files": "import os; before = sorted(os.listdir()); check(); print(before == sorted(os.listdir()), os.getcwd())",
    }
    return dict(zip(asked, executed(folder, *asked.values()), strict=True))


def test_a_panel_says_what_works_and_the_first_thing_that_does_not(cells) -> None:
    text = shown(cells["one"], "text/plain")
    assert "4 of 5 checks passed" in text
    assert "cosine_similarity([0], [5]): the answer is nan, but should be 0.0" in text
    html = shown(cells["one"], "text/html")
    for part in ("4 of 5 checks passed", "first to mend", "cosine_similarity([0], [5])", "next step"):
        assert part in html


def test_the_same_in_chinese(cells) -> None:
    assert "5 项检查中通过 4 项" in shown(cells["zh"], "text/html")
    assert "先改这里" in shown(cells["zh"], "text/html")


def test_without_a_name_there_is_a_table_of_everything(cells) -> None:
    html = shown(cells["all"], "text/html")
    assert html.count("<tr>") == 12  # head, ten questions, total
    assert "18/50.5" in html


def test_what_was_defined_last_counts(cells) -> None:
    assert "all public checks passed" in shown(cells["right"], "text/html")


def test_a_mistake_has_the_cell_and_line_that_it_stands_in(cells) -> None:
    assert "cell 11, line 3 (`return X @ W / oops`)" in shown(cells["at"], "text/plain")


@pytest.mark.parametrize(("name", "asked"), [("unknown", "nix"), ("other", "mine")])
def test_what_is_no_question_is_said_in_one_line(cells, name: str, asked: str) -> None:
    said = printed(cells[name])
    assert f"check: `{asked}` is no question of this assignment; use one of: manual_dot, " in said


def test_magics_and_folders_stay_as_they_are(cells) -> None:
    assert "all public checks passed" in shown(cells["magic"], "text/html")
    assert "True" in printed(cells["files"])


def test_without_a_kit_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    (cell,) = executed(tmp_path, "check()")
    assert "no `checks.json` here or above, so nothing can be checked; work in the folder" in printed(cell)


# The panel's HTML


class Elements(HTMLParser):
    """Every tag with its attributes, and whether they close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def kit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_kit(tmp_path_factory.mktemp("panel"))


def html_of(folder: Path, source: str, *questions: str) -> str:
    namespace: dict = {}
    exec(source, namespace)
    report = check_namespace(namespace, [source], open_kit(folder), questions)
    return Panel(report, Language.EN)._repr_html_()


def test_the_html_has_no_script_no_style_sheet_and_nothing_from_outside(kit_folder: Path) -> None:
    html = html_of(kit_folder, HALF)
    elements = Elements(html)
    assert not elements.open
    assert not {tag for tag, _ in elements.tags} & {"script", "style", "link", "img", "iframe", "object"}
    assert "http" not in html
    assert "url(" not in html


def test_a_reader_of_the_screen_is_told_what_it_is_about(kit_folder: Path) -> None:
    one = Elements(html_of(kit_folder, HALF, "cosine_similarity"))
    section = next(attributes for tag, attributes in one.tags if tag == "section")
    assert (section["role"], section["aria-label"]) == ("status", "Cosine similarity")
    table = Elements(html_of(kit_folder, HALF))
    assert all("scope" in attributes for tag, attributes in table.tags if tag == "th")


def test_what_a_student_writes_cannot_become_html(kit_folder: Path) -> None:
    work = "def manual_dot(x, y):\n    raise TypeError('<img src=x onerror=alert(1)> </section> & \\u202e')\n"
    html = html_of(kit_folder, work, "manual_dot")
    assert not [tag for tag, _ in Elements(html).tags if tag == "img"]
    assert "&lt;img src=x" in html
    assert "\u202e" not in html
