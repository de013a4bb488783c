"""The one door to student code.  Whatever a submission does is told in the transcript, not raised."""

from graders.execution.door import Ask, Runner, open_runner, opening

__all__ = ["Ask", "Runner", "open_runner", "opening"]
