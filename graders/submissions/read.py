"""One file -> `model.Submission`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graders.errors import Notice, SubmissionError, notice
from graders.model.submission import Cell, Submission, SubmissionKind, SyntaxProblem
from graders.slugs import Slug
from graders.submissions import plain_files
from graders.submissions.beside import NOTHING, Beside
from graders.submissions.encodings import decode, odd_encoding
from graders.submissions.handed_in import SUFFIXES
from graders.submissions.notebooks import read_notebook
from graders.submissions.python_source import Effort, split_module

MAX_BYTES = 50_000_000  # of a submission; a notebook with many figures has some megabytes
MAX_CODE = 100_000  # characters of code; reading it takes time that no limit of the run holds
MAX_LINES = 5_000  # of a module: far more than homework has
_MAX_MODULE_BYTES = 4 * MAX_CODE + 4  # no encoding takes more of a character, nor of its mark


def read_submission(
    path: Path, *, base: Path | None = None, student: str | None = None, notes: tuple[Notice, ...] = (),
    name: str | None = None, beside: Beside = NOTHING,
) -> Submission:  # fmt: skip
    """Read a notebook or module.

    Args:
        base: the folder below which no link is followed; the file's own if left out.
        student: who handed it in; the file's name without suffix if left out.
        notes: to put before the notes on the file itself.
        name: the file's name as the student calls it, without folders; that of `path` if left out.
        beside: what lies beside it.

    Raises:
        SubmissionError: it cannot be read at all: why, and what to do.
    """
    where = name or path.name
    content = read_bytes(path, base, where)
    suffix = Path(where).suffix.lower()
    if suffix not in SUFFIXES:
        raise SubmissionError(notice(where, Slug.NOT_A_SUBMISSION, suffix=suffix or "-"))
    module = suffix == ".py"
    if module and len(content) > _MAX_MODULE_BYTES and not _seems_notebook(content):
        raise SubmissionError(notice(where, Slug.CODE_TOO_LARGE, limit=f"{MAX_CODE:,}"))
    if module and (odd := odd_encoding(content)) is not None:
        raise SubmissionError(notice(where, Slug.ENCODING_NOT_READ, encoding=odd))
    decoded = decode(content, declared=module)
    if decoded is None:
        raise SubmissionError(notice(where, Slug.FILE_BINARY))
    text, all_notes = decoded.text, [*notes, *beside.notes]
    if decoded.unusual:
        all_notes.append(notice(where, Slug.FILE_ENCODING, encoding=decoded.unusual))
    if module and text.lstrip().startswith("{") and '"cells"' in text:
        module = False  # a notebook that was renamed
        all_notes.append(notice(where, Slug.NOTEBOOK_NAMED_MODULE))
    if module and (len(text) > MAX_CODE or text.count("\n") > MAX_LINES):
        raise SubmissionError(notice(where, Slug.CODE_TOO_LARGE, limit=f"{MAX_CODE:,}"))
    if module:
        cells, broken = _module(text, where)
    else:
        cells, broken, unusual = read_notebook(text, where, max_code=MAX_CODE)
        all_notes += unusual
    return Submission(
        student=student or Path(where).stem,
        file=where,
        kind=SubmissionKind.MODULE if module else SubmissionKind.NOTEBOOK,
        sha256=hashlib.sha256(content).hexdigest(),
        cells=cells,
        broken=broken,
        notes=tuple(all_notes),
        files=beside.files,
        folder=beside.folder,
        helpers=beside.helpers,
    )


def read_bytes(path: Path, base: Path | None = None, shown: str = "") -> bytes:
    """The bytes of a submission.

    Raises:
        SubmissionError: it is missing, a link, not a file, not readable, empty, or larger than 50 MB.
    """
    where = shown or path.name or str(path)
    try:
        content = plain_files.read(path, base=base or path.parent, most=MAX_BYTES)
    except FileNotFoundError:
        raise SubmissionError(notice(path, Slug.FILE_MISSING)) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise SubmissionError(notice(where, Slug.FILE_UNREADABLE, reason=reason)) from error
    if not content.strip():
        raise SubmissionError(notice(where, Slug.FILE_EMPTY))
    return content


# Private functions


def _seems_notebook(content: bytes) -> bool:
    """Whether a module may be a notebook that was renamed."""
    return content[:1_000].translate(None, b"\x00\xef\xbb\xbf\xff\xfe").lstrip().startswith(b"{")


def _module(text: str, where: str) -> tuple[tuple[Cell, ...], tuple[SyntaxProblem, ...]]:
    statements, broken = split_module(text, Effort())
    if not statements and broken and not any(word in text for word in ("def ", "=", "import ")):
        raise SubmissionError(notice(where, Slug.NOT_PYTHON, line=broken[0].line))
    cells = tuple(
        Cell(source=each.source, python=each.source, number=1, first_line=each.line) for each in statements
    )
    problems = tuple(
        SyntaxProblem(number=1, line=each.line, message=each.message, text=each.text) for each in broken
    )
    return cells, problems
