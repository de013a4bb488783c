# goal: denial
# technique: names by the hundred thousand that nearly are the missing one, for whoever looks for the nearest
# expect: status graded
# expect: score == 0
import sys

_names = [f"manual_tod{n}" for n in range(300_000)]
sys.modules["graders.inside.calls.answers"]._look = lambda names, variables, namespace, place: {
    "names": {}, "own": _names, "variables": {}
}
