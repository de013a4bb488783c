# goal: denial
# technique: an attribute of an attribute, five thousand times, and calls of calls
# with: honest answers above
# expect: status graded
# make: "def manual_dot(x, y):\n    return x" + ".real" * 900 + " + x" + "()" * 900 + "\n"
