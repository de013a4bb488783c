"""``check`` in a notebook: ``check(cosine_similarity)``, or ``check()`` for everything."""

from __future__ import annotations

import ast
import os
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.errors import GraderError, UsageError, notice
from graders.reports.words.messages import say
from graders.slugs import Slug
from graders.student.checking import check_namespace
from graders.student.kits import OpenKit, open_kit
from graders.student.language import language_for
from graders.student.panel import Panel

Asked = Callable[..., Any] | str


def check(*asked: Asked, lang: str | None = None) -> None:
    """Check functions of yours, or everything where none is named, and show what came of it.

    Args:
        asked: your functions, such as `cosine_similarity`, or the names of questions.
        lang: "en" or "zh"; by the environment, else as the assignment is written, if left out.
    """
    try:
        work = _work()
        kit = _kit(Path.cwd())
        language = language_for(lang, kit.prepared.assignment)
        names = [_name(each, work.namespace, kit) for each in asked]
        report = check_namespace(work.namespace, work.sources, kit, names, place=work.place, file=work.file)
    except GraderError as error:
        language = language_for(lang)
        for each in error.notices:
            print(say(each, language))
        return
    _show(Panel(report, language))


# Private functions


@dataclass(frozen=True, slots=True)
class _Work:
    """What has been run so far.

    Args:
        place: the number of the cell that a code object's file name stands for, from 1.
    """

    namespace: Mapping[str, Any]
    sources: Sequence[str]
    place: Callable[[str], str | None]
    file: str


_kits: dict[tuple[str, int], OpenKit] = {}  # by place and time: a notebook checks again and again


def _kit(folder: Path) -> OpenKit:
    kit = next((each for (where, _), each in _kits.items() if where == str(folder)), None)
    stamp = _stamp(folder if kit is None else kit.folder)
    if (str(folder), stamp) not in _kits:
        _kits.clear()
        opened = open_kit(folder)
        _kits[str(folder), _stamp(opened.folder)] = opened
        return opened
    return _kits[str(folder), stamp]


def _stamp(folder: Path) -> int:
    try:
        return (folder / "checks.json").stat().st_mtime_ns
    except OSError:
        return 0


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()


def _work() -> _Work:
    shell = _shell()
    if shell is None:  # a script, or the module itself
        return _of_the_script()
    history = shell.history_manager
    parsed, raw = list(history.input_hist_parsed), list(history.input_hist_raw)
    names: dict[str, str] = {}
    for number, (code, written) in enumerate(zip(parsed, raw, strict=False)):
        if number:
            names[_code_name(shell, written, code, number)] = str(number)
    sources = [code if _is_python(code) else "" for code in parsed[1:]]
    return _Work(shell.user_ns, sources, names.get, os.environ.get("JPY_SESSION_NAME", "") or "notebook")


def _code_name(shell: Any, written: str, code: str, number: int) -> str:
    try:
        return str(shell.compile.get_code_name(written, code, number))
    except Exception:  # noqa: BLE001  every version of IPython has its own way
        return ""


def _is_python(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _of_the_script() -> _Work:
    module = sys.modules["__main__"]
    file = getattr(module, "__file__", None)
    source = Path(file).read_text(encoding="utf-8") if file else ""
    name = Path(file or "script").name
    return _Work(vars(module), [source], lambda each: "1" if each == file else None, name)


def _name(asked: Asked, namespace: Mapping[str, Any], kit: OpenKit) -> str:
    """The question that somebody asks about.

    Raises:
        UsageError: there is none of that name.
    """
    ids = [question.id for question in kit.prepared.assignment.questions]
    if isinstance(asked, str):
        name = asked
    else:
        own = next((each for each in ids if namespace.get(each) is asked), None)
        name = own or str(getattr(asked, "__name__", type(asked).__name__))
    if name not in ids:
        raise UsageError(notice("check", Slug.QUESTION_UNKNOWN, name=name, names=ids))
    return name


def _show(panel: Panel) -> None:
    if _shell() is None:
        print(repr(panel))
        return
    display: types.ModuleType = sys.modules["IPython"].display
    display.display(panel)
