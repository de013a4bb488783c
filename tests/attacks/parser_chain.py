# goal: denial
# technique: a chain of helpers, each using the next, longer than a recursive reader can go
# with: honest answers above
# expect: status graded
# make: "".join(f"def f{n}(x, y): return f{n + 1}(x, y)\n" for n in range(600)) + "def f600(x, y): return 0\ndef manual_dot(x, y):\n    return f0(x, y)\n"
