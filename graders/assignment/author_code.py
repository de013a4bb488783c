"""The Python files of an assignment's author: trusted code, run here and nowhere near a submission."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from graders.assignment.apart import apart
from graders.errors import GraderError, ReferenceFailedError, notice


def load_module(path: Path, *, shown: str) -> ModuleType:
    """Run a file of the author's.

    Raises:
        ReferenceFailedError: it is missing or does not run.
    """
    spec = importlib.util.spec_from_file_location(f"graders_author_{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ReferenceFailedError(notice(shown, "file-missing"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    try:
        with apart():
            spec.loader.exec_module(module)
    except GraderError:
        raise
    except (Exception, SystemExit) as error:  # any mistake of the author's, told as what it is
        reason = f"{type(error).__name__}: {error}"
        raise ReferenceFailedError(notice(shown, "author-code-raised", reason=reason)) from error
    return module
