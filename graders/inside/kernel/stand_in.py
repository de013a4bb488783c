"""What ``graders`` is to a submission: ``from graders.notebook import check`` works, and checks nothing."""

from __future__ import annotations

import sys
import types
from typing import Any


def hide_grader() -> None:
    """Let no import lead to this package: a submission could replace what notes that arguments changed.

    A student's notebook may check itself; while it is graded that does nothing.  Everything that is needed
    later is imported by now.
    """
    for name in [each for each in sys.modules if each.partition(".")[0] == "graders"]:
        del sys.modules[name]
    package, notebook = types.ModuleType("graders"), types.ModuleType("graders.notebook")
    package.__path__ = []  # nothing else is in it
    notebook.check = _check  # type: ignore[attr-defined]
    package.notebook = notebook  # type: ignore[attr-defined]
    sys.modules["graders"], sys.modules["graders.notebook"] = package, notebook


# Private functions


def _check(*_asked: Any, **_options: Any) -> None:
    """Check nothing: the work is being graded."""


_check.__module__ = "graders.notebook"
