"""The command ``grade``: all of it where it is installed, and what students need of it everywhere."""

from __future__ import annotations

from importlib.util import find_spec


def main() -> int:
    """Run the command line; return the exit code."""
    if find_spec("click") is None:  # installed without the extra `grade`, as students have it
        from graders.student.main import main as run  # noqa: PLC0415
    else:
        from graders.cli.main import main as run  # noqa: PLC0415
    return run()
