"""The only way to student code.  What a submission does is recorded in the transcript, never raised."""

from graders.execution.runner import CallFunction, Runner, open_runner, opening

__all__ = ["CallFunction", "Runner", "open_runner", "opening"]
