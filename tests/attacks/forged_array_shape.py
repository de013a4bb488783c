# goal: denial
# technique: a reply with an empty array of a shape that NumPy refuses
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys


def manual_dot(x, y):
    return 0


sys.modules["graders.inside.calls.answers"]._encoded = lambda value: ["array", "<f8", [0, *[16777216] * 5], ""]
sys.modules["graders.inside.wire.values"].encode = lambda value: ["array", "<f8", [0, *[16777216] * 5], ""]
