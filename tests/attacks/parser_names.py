# goal: denial
# technique: a name for a name for a name, a thousand times, and one that is wrapped a thousand times
# with: honest answers above
# expect: status graded
# make: "a0 = max\n" + "".join(f"a{n} = a{n - 1}\n" for n in range(1, 1200)) + "f = a1199\n" + "f = max(f, 1)\n" * 1200 + "def manual_dot(x, y):\n    return f(x)\n"
