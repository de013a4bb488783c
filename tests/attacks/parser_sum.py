# goal: denial
# technique: a sum of fifty thousand terms, read by the source rule
# with: honest answers above
# expect: status ungradable
# make: "def manual_dot(x, y):\n    return " + " + ".join(["x[0]"] * 50_000) + "\n"
