"""How fast a batch goes: the rate, the time left, and how many could not be graded so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from graders.model.report import Report, Status
from graders.model.text import Language, Text

_LEFT = Text(en="{left} left", zh="剩余 {left}")
_FAILED = Text(en="{count} not graded", zh="{count} 份未能批改")
_RATE = Text(en="{rate}/s", zh="每秒 {rate} 份")


class Pace:
    """Counts reports as they come; the first one sets the clock, since workers start before it."""

    def __init__(self, language: Language, clock: Callable[[], float] = time.monotonic) -> None:
        self._language = language
        self._clock = clock
        self._began = 0.0
        self._count = 0
        self._failed = 0

    def after(self, report: Report, done: int, total: int) -> str:
        """What there is to say after a report: "6.5/s, 0:44 left, 1 not graded"; "" at first."""
        now = self._clock()
        self._failed += report.status is not Status.GRADED
        self._count += 1
        parts = []
        if self._count == 1:
            self._began = now
        elif done < total and now > self._began:
            rate = (self._count - 1) / (now - self._began)
            left = _minutes((total - done) / rate)
            parts += [self._say(_RATE, rate=f"{rate:.2g}" if rate < 10 else f"{rate:.0f}")]
            parts += [self._say(_LEFT, left=left)]
        if self._failed:
            parts += [self._say(_FAILED, count=self._failed)]
        return ", ".join(parts)

    # Private functions

    def _say(self, text: Text, **details: object) -> str:
        return text.read(self._language).format(**details)


# Private functions


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
