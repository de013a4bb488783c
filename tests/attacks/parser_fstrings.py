# goal: denial
# technique: format strings inside format strings, and long strings joined from parts
# with: honest answers above
# expect: status graded
# make: "a0 = 'dot' * 300\n" + "".join(f"a{n} = a{n-1} + a{n-1} + a{n-1}\n" for n in range(1, 40)) + "def manual_dot(x, y):\n    return getattr(x, a39)\n"
