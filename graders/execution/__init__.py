"""The only way to student code.  Whatever a submission does stands in the transcript, and is not raised."""

from graders.execution.runner import CallFunction, Runner, open_runner, opening

__all__ = ["CallFunction", "Runner", "open_runner", "opening"]
