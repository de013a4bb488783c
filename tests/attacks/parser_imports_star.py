# goal: denial
# technique: names that stand for one another in rings, and definitions by the thousand
# with: honest answers above
# expect: status graded
# make: "".join(f"f{n} = lambda x, y: f{(n + 1) % 1500}(x, y)\n" for n in range(1500)) + "def manual_dot(x, y):\n    return f0(x, y)\n"
