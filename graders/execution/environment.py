"""The environment of a process that runs student code and is not sealed off."""

from __future__ import annotations

import os
from pathlib import Path

from graders.execution.arithmetic import arithmetic

_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")


def environment(folder: str) -> dict[str, str]:
    """The variables of such a process; `folder` is its home."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return (
        kept
        | arithmetic()
        | {
            "HOME": folder,
            "IPYTHONDIR": str(Path(folder) / ".ipython"),
            "JUPYTER_RUNTIME_DIR": folder,
            "MPLBACKEND": "Agg",
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        }
    )
