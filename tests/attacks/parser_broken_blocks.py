# goal: denial
# technique: a module of thousands of lines, none of which ends
# with: honest answers below
# expect: status graded
# make: "def f(:\n    (((((\n" * 10_000
