# goal: denial
# technique: more questions for help than IPython's transformation has patience for
# with: honest answers below
# expect: status graded
# make: "?x\n" * 600
