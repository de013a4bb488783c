# goal: injection
# technique: says that the grader itself failed, so that a person must settle the points
# with: honest answers above
# reaches: the grader
# expect: status graded
# expect: manual_dot == 0
# expect: withheld == 0
import sys

_answers = sys.modules.get("graders.inside.calls.answers")


def manual_dot(x, y):
    return 0


def _call(*_):
    return {"status": "broken", "message": "grader failed", "value": ["none"]}


if _answers is not None:
    _answers._call = _call
