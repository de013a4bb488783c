# goal: denial
# technique: a method of a method's result, ten thousand times, and as many functions on one line each
# with: honest answers above
# expect: status ungradable
# make: "def manual_dot(x, y):\n    return x" + ".f(1)" * 10_000 + "\n" + "".join(f"def f{n}(x): return f{n}(x)\n" for n in range(5_000))
