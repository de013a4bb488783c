# goal: denial
# technique: a module of thousands of lines, none of which ends
# with: honest answers below
# expect: status ungradable
# make: "def f(:\n    (((((\n" * 10_000
