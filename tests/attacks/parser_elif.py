# goal: denial
# technique: a chain of two thousand elif
# with: honest answers above
# expect: status graded
# make: "def manual_dot(x, y):\n    if x == 0: return 0\n" + "".join(f"    elif x == {n}: return {n}\n" for n in range(2000))
