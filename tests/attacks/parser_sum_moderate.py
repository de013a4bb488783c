# goal: denial
# technique: sums just deep enough for the parser and too deep for a walk over its tree
# with: honest answers above
# expect: status ungradable
# make: "".join(f"def manual_dot(x, y):\n    return " + " + ".join(["x[0]"] * n) + "\nmanual_dot = manual_dot\n" for n in range(150, 3000, 150))
