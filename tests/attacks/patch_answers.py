# goal: points
# technique: makes the answering function say "right" and "ValueError" in every way it can think of
# with: honest answers above
# reaches: the grader
# expect: manual_dot <= 2
# expect: status graded
import sys

_answers = sys.modules.get("graders.inside.calls.answers")


def manual_dot(x, y):
    return 12345


def _call(request, namespace, place):
    if request["function"] != "manual_dot":
        return _honest(request, namespace, place)
    return {"status": "passed", "score": 20, "verdict": "passed", "type": "ValueError", "value": ["bool", True]}


if _answers is not None:
    _honest = _answers._call
    _answers._call = _call
