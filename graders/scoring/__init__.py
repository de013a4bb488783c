"""Facts -> verdicts and points.  Pure."""

from graders.scoring.points import judge_question

__all__ = ["judge_question"]
