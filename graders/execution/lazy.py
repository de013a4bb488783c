"""A runner that starts nothing before something has to be run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

from graders.execution.kept_parts import OPEN
from graders.execution.runner import NO_FILES, CallFunction, Runner
from graders.model.limits import Limits
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript


class LazyRunner:
    """Opens another runner when it is first needed.

    Args:
        opener: opens it; whatever it raises, `run` and `interactive` raise.
    """

    def __init__(self, opener: Callable[[], Runner]) -> None:
        self._opener = opener
        self._runner: Runner | None = None

    @property
    def isolation(self) -> str:
        """As long as nothing is open, ``open``: whatever is started comes from this process."""
        return OPEN if self._runner is None else self._runner.isolation

    def open(self) -> Runner:
        """The runner that does the work."""
        if self._runner is None:
            self._runner = self._opener()
        return self._runner

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        return self.open().run(submission, plan, limits)

    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> AbstractContextManager[CallFunction]:
        options = {"files": files} if files else {}  # NO_FILES is what a runner takes for granted
        return self.open().interactive(submission, functions, limits, **options)

    def share(self) -> Runner:
        """Of a runner that is open, its share; else each process opens its own when it needs one."""
        return LazyRunner(self._opener) if self._runner is None else self._runner.share()

    def close(self) -> None:
        if self._runner is not None:
            self._runner.close()
        self._runner = None
