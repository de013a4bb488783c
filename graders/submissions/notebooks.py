"""Notebooks of every tool and version; the only module that knows nbformat."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graders.errors import Notice, SubmissionError, notice
from graders.model.submission import Cell, Submission, SyntaxProblem
from graders.slugs import Slug
from graders.submissions.python_source import Effort, plain_python, runnable, syntax_error

if TYPE_CHECKING:
    from nbformat import NotebookNode

MAX_CELLS = 2_000  # with code in them
_MAX_TAGS = 50  # kept of one cell; people write a few
_MAX_CONVERTED = 5_000  # cells of any kind; nbformat takes its time with each
_MAX_DIGITS = 18  # of a number in the metadata: no version or line has more
_PYTHON = {"python", "python3", "python2", "ipython", "ipython3", ""}
NotebookContent = tuple[tuple[Cell, ...], tuple[SyntaxProblem, ...], tuple[Notice, ...]]


def read_notebook(text: str, where: str, *, max_code: int) -> NotebookContent:
    """The code cells of a notebook, its syntax errors, and notes on what was unusual.

    Raises:
        SubmissionError: it is not a notebook.
    """
    raw = _parse(text, where)
    cells: list[Cell] = []
    broken: list[SyntaxProblem] = []
    sources = list(_code_cells(raw, where))
    if sum(len(source) for source, _ in sources) > max_code:
        raise SubmissionError(notice(where, Slug.CODE_TOO_LARGE, limit=f"{max_code:,}"))
    if sum(bool(source.strip()) for source, _ in sources) > MAX_CELLS:
        raise SubmissionError(notice(where, Slug.TOO_MANY_CELLS, limit=f"{MAX_CELLS:,}"))
    effort = Effort()
    for number, (source, tags) in enumerate(sources, start=1):
        if len(sources) > MAX_CELLS and not source.strip():
            continue
        work = runnable(source, effort)
        plain = plain_python(work, effort)
        cells.append(Cell(source=work, python=plain, number=number, first_line=1, tags=tags))
        error = syntax_error(source, effort)
        if error is not None:
            broken.append(
                SyntaxProblem(number=number, line=error.line, message=error.message, text=error.text)
            )
    return tuple(cells), tuple(broken), tuple(_notes(raw, where))


def notebook_of(submission: Submission) -> NotebookNode:
    """A fresh notebook of the submission's cells, for nbclient to run; modules become one as well."""
    import nbformat  # noqa: PLC0415  it is not there where students only check their work

    cells = [
        {"cell_type": "code", "id": f"cell-{index}", "metadata": {}, "outputs": [], "source": cell.source}
        for index, cell in enumerate(submission.cells)
    ]
    return nbformat.from_dict({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


# Private functions


def _parse(text: str, where: str) -> Mapping[str, Any]:
    if not text.strip():
        raise SubmissionError(notice(where, Slug.FILE_EMPTY))
    try:
        raw = json.loads(text, parse_int=_int)
    except json.JSONDecodeError as error:
        slug = Slug.NOTEBOOK_TRUNCATED if text.lstrip().startswith("{") else Slug.NOT_A_NOTEBOOK
        raise SubmissionError(notice(where, slug, line=error.lineno)) from error
    except (RecursionError, ValueError) as error:
        raise SubmissionError(notice(where, Slug.NOT_A_NOTEBOOK, line=1)) from error
    if not isinstance(raw, dict) or not ("cells" in raw or "worksheets" in raw):
        raise SubmissionError(notice(where, Slug.NOT_A_NOTEBOOK, line=1))
    return raw


def _int(digits: str) -> int:
    """A whole number; one that counts nothing, such as thousands of digits, is 0."""
    return int(digits) if len(digits) <= _MAX_DIGITS else 0


def _code_cells(raw: Mapping[str, Any], where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    cells = raw.get("cells")
    if cells is None or "worksheets" in raw:
        cells = _converted(raw, where)
    if not isinstance(cells, list):
        raise SubmissionError(notice(where, Slug.NOT_A_NOTEBOOK, line=1))
    for cell in cells:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            yield _text(cell.get("source", cell.get("input", ""))), _tags(cell)


def _converted(raw: Mapping[str, Any], where: str) -> Sequence[Any]:
    """The cells of a notebook of format 3 or older, converted by nbformat where it can."""
    sheets = raw.get("worksheets")
    if not isinstance(sheets, list):
        raise SubmissionError(notice(where, Slug.NOT_A_NOTEBOOK, line=1))
    lists = [sheet.get("cells", []) for sheet in sheets if isinstance(sheet, dict)]
    plain = [cell for cells in lists if isinstance(cells, list) for cell in cells]
    if len(plain) > _MAX_CONVERTED:
        return plain
    try:
        import nbformat  # noqa: PLC0415  it is not there where students only check their work

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(nbformat.convert(nbformat.from_dict(dict(raw)), 4).cells)
    except Exception:  # noqa: BLE001  nbformat raises anything at notebooks that lack parts
        return plain


def _text(source: object) -> str:
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _tags(cell: Mapping[str, Any]) -> tuple[str, ...]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tuple(tag for tag in tags[:_MAX_TAGS] if isinstance(tag, str)) if isinstance(tags, list) else ()


def _notes(raw: Mapping[str, Any], where: str) -> Iterator[Notice]:
    metadata = raw.get("metadata")
    if not isinstance(metadata, dict) or "nbformat" not in raw:
        yield notice(where, Slug.NOTEBOOK_LACKS_METADATA)
    if not isinstance(metadata, dict):
        return
    spec = metadata.get("kernelspec")
    info = metadata.get("language_info")
    for part, key in ((spec, "language"), (info, "name")):
        language = part.get(key) if isinstance(part, dict) else None
        if isinstance(language, str) and language.lower() not in _PYTHON:
            yield notice(where, Slug.NOTEBOOK_OTHER_LANGUAGE, language=language[:40])
            return
