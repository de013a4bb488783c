"""The entry point on Gradescope: ``python -m graders.cli.autograder``; what it prints is for instructors.

AUTOGRADER_ROOT     where everything lies, if not in /autograder
--try               only make the assignment ready, while the image is built
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from graders.cli.exits import Exit
from graders.cli.notices import print_notices
from graders.errors import EngineError, GraderError
from graders.execution.arithmetic import use_one_thread


def main(arguments: Sequence[str]) -> int:
    """Grade the submission that lies there; whatever it is, results are written and the exit code is 0."""
    use_one_thread()  # before NumPy is loaded
    root = Path(os.environ.get("AUTOGRADER_ROOT", "/autograder"))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if list(arguments) == ["--try"]:
        return _try(root / "source")
    from graders.workflows.autograder import autograde  # noqa: PLC0415  NumPy has to come after the above

    done = autograde(root)
    sys.stdout.write(done.report)
    sys.stdout.flush()
    print_notices(done.notices, done.language)
    return Exit.OK


# Private functions


def _try(source: Path) -> int:
    from graders.workflows.autograder import selection_in  # noqa: PLC0415  as above
    from graders.workflows.autograder_settings import SETTINGS, read_settings  # noqa: PLC0415  as above
    from graders.workflows.prepare import prepare  # noqa: PLC0415  as above

    settings = read_settings(source / SETTINGS)
    try:
        prepared = prepare(selection_in(source, settings))
    except GraderError as error:
        print_notices(error.notices, settings.language)
        return Exit.ENGINE_ERROR if isinstance(error, EngineError) else Exit.USER_ERROR
    print(f"{prepared.assignment.name}: {float(prepared.assignment.points):g}")
    return Exit.OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
