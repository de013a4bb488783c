# goal: points
# technique: says that missing functions exist, that the template was filled in, and gives names of every odd kind
# expect: score == 0
# expect: status graded
import sys

_answers = sys.modules["graders.inside.calls.answers"]
_odd = ["\ud800", "<script>", "=1+1", {"a": [[]]}, None, "callable", "callable" * 10_000]


def _look(names, variables, namespace, place):
    values = [["str", "\ud800\x1b[31m"], ["list", [["bool", True]] * 3], ["int", "20"]]
    return {
        "names": dict.fromkeys(names, "callable") | {"manual_dot": _odd[3]},
        "own": _odd * 1000,
        "variables": dict(zip(variables, values)),
        "score": 100,
    }


_answers._look = _look
