"""Runs nbclient's own test notebooks through the sealed kernel and through a stock one, and compares.

    pip download --no-binary :all: --no-deps nbclient==$(pip show nbclient | sed -n 's/^Version: //p')
    tar xzf nbclient-*.tar.gz && pip install ipywidgets    # two of the notebooks need it
    python benchmarks/nbclient_files.py nbclient-*/tests/files

Both kernels are driven by nbclient, in an empty folder; the files' options are those of nbclient's tests.
Outputs are compared as there (ANSI colours, addresses, models' ids and the lines around a mistake aside).
Any other folder of notebooks will do.  The exit code is 1 if a difference is not a known one.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import difflib
import itertools
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from graders.execution.channel import Allowance
from graders.execution.sealed import SealedRunner
from graders.model.limits import Limits

TIMEOUT = {"timeout": 3, "interrupt_on_timeout": True, "allow_errors": True}
# How nbclient's tests run each file; and, where errors matter, the other way as well.
OPTIONS: dict[str, tuple[dict[str, Any], ...]] = {
    "Interrupt.ipynb": (TIMEOUT, {"timeout": 1}),
    "Disable Stdin.ipynb": ({"allow_errors": True}, {}),
    "Error.ipynb": ({"allow_errors": True}, {}),
    "Skip Exceptions.ipynb": ({"allow_errors": True}, {}),
    "Skip Exceptions with Cell Tags.ipynb": ({}, {"force_raise_errors": True}),
}
# Differences that are meant; docs/kernel.md says why.
KNOWN = {
    "Autokill.ipynb": "a submission is the first process of its namespace, which ignores SIGTERM",
    "Interrupt.ipynb": "our handler is in the traceback; at the end we kill and do not interrupt",
    "Output.ipynb": "the stock kernel points at the line that left the block, ours at the one that raised",
    "Parallel Execute A.ipynb": "the statements behind one that fails are run",
    "Parallel Execute B.ipynb": "the statements behind one that fails are run",
}
SECONDS = 60  # for one notebook
TRIES = 2
LOG = logging.getLogger("nbclient_files")
LOG.disabled = True

Book = Any
Opener = Callable[[Book, dict[str, Any]], AbstractAsyncContextManager[NotebookClient]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder with notebooks")
    parser.add_argument("-k", dest="only", default="", help="only files with this in their name")
    selection = parser.parse_args()
    os.environ |= {"COLUMNS": "80", "LINES": "24", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    runner = SealedRunner([selection.folder])
    unknown = 0
    try:
        for path in sorted(selection.folder.glob("*.ipynb")):
            if selection.only in path.name:
                unknown += _compare(path, runner)
    finally:
        runner.close()
    print(f"{unknown} differences that are not known" if unknown else "no difference that is not known")
    return min(unknown, 1)


# Private functions


def _compare(path: Path, runner: SealedRunner) -> int:
    """Print how one file fares each way; how many differences are not known."""
    unknown = 0
    for options in OPTIONS.get(path.name, ({},)):
        theirs = asyncio.run(_bounded(path, options, _stock))
        ours = asyncio.run(_bounded(path, options, _sealed(runner)))
        how = " ".join(f"{key}={value}" for key, value in options.items())
        known = KNOWN.get(path.name, "")
        verdict = "equal" if ours == theirs else f"different: {known}" if known else "DIFFERENT"
        print(f"{path.name:38} {how:56} {verdict}")
        if ours != theirs:
            print(
                "\n".join(
                    f"    {line}"
                    for line in difflib.unified_diff(theirs, ours, "stock", "sealed", n=1, lineterm="")
                )
            )
            unknown += not known
    return unknown


@contextlib.asynccontextmanager
async def _stock(book: Book, options: dict[str, Any]) -> AsyncIterator[NotebookClient]:
    with tempfile.TemporaryDirectory() as folder:
        resources = {"metadata": {"path": folder}}
        client = NotebookClient(book, kernel_name="python3", resources=resources, log=LOG, **options)
        async with client.async_setup_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            yield client


def _sealed(runner: SealedRunner) -> Opener:
    @contextlib.asynccontextmanager
    async def opened(book: Book, options: dict[str, Any]) -> AsyncIterator[NotebookClient]:
        limits = Limits()
        # The public methods of a runner take submissions only; a notebook that is none needs the private one.
        async with runner._open(limits, Allowance(limits)) as session:  # noqa: SLF001
            client = NotebookClient(book, km=session.manager, log=LOG, **options)
            client.kc = session.client
            client.reset_execution_trackers()
            yield client

    return opened


async def _bounded(path: Path, options: dict[str, Any], opener: Opener) -> list[str]:
    """A stock kernel whose first message is lost, on a busy machine, is waited for without end."""
    for _ in range(TRIES):
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(_run(path, options, opener), SECONDS)
    return ["no end"]


async def _run(path: Path, options: dict[str, Any], opener: Opener) -> list[str]:
    """What becomes of each cell, and what ended the run, as lines."""
    book = nbformat.read(path, 4)
    for cell in book.cells:
        cell.pop("execution_count", None)
        cell["outputs"] = []
    ending = ""
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    async with opener(book, options) as client:
        try:
            for index, cell in enumerate(book.cells):
                await client.async_execute_cell(cell, index, execution_count=client.code_cells_executed + 1)
        except Exception as error:  # noqa: BLE001  how a run ends is compared, too
            ending = type(error).__name__
        client.set_widgets_metadata()
    cells = [
        {"execution_count": cell.get("execution_count"), "outputs": cell["outputs"]} for cell in book.cells
    ]
    seen = _normal({"cells": cells, "ending": ending, "widgets": book.metadata.get("widgets", {})})
    return _named(json.dumps(seen, indent=1, ensure_ascii=False)).splitlines()


def _normal(plain: Any) -> Any:
    """Outputs, those of widgets included, as nbclient's tests compare them."""
    if isinstance(plain, list):
        return _joined([_normal(each) for each in plain])
    if not isinstance(plain, dict):
        return plain
    is_output = "output_type" in plain
    plain = {key: _normal(value) for key, value in plain.items() if not (is_output and key == "metadata")}
    if "traceback" in plain:
        text = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(plain["traceback"]))
        text = re.sub(r"(Cell In\s?\[\d+\]|File cell:\d+|<ipython-input-[\w-]+>), line \d+", "<INPUT>", text)
        plain["traceback"] = [line for line in text.splitlines() if not re.match(r"\s+\d+( |$)", line)]
    return plain


def _joined(plain: list[Any]) -> list[Any]:
    """Neighbouring text as one, stderr before stdout: the stock kernel sends them in either order."""
    joined: list[Any] = []
    for is_text, run in itertools.groupby(plain, key=_is_text):
        if not is_text:
            joined += run
            continue
        texts: dict[str, str] = {}
        for each in run:
            texts[each["name"]] = texts.get(each["name"], "") + each["text"]
        joined += [{"output_type": "stream", "name": name, "text": texts[name]} for name in sorted(texts)]
    return joined


def _is_text(plain: Any) -> bool:
    return isinstance(plain, dict) and plain.get("output_type") == "stream"


def _named(text: str) -> str:
    """Ids of widgets, addresses and times, by the order in which they appear."""
    changing = r"0x[0-9a-f]{7,16}\b|[0-9a-f]{32}\b|\d{4}-\d\d-\d\dT[\d:.]+Z"
    names: dict[str, str] = {}
    return re.sub(changing, lambda match: names.setdefault(match[0], f"<{len(names)}>"), text)


if __name__ == "__main__":
    sys.exit(main())
