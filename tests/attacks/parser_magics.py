# goal: denial
# technique: a million question marks, percent signs and brackets for whoever looks for magics
# with: honest answers below
# expect: status graded
# make: "?" * 3000 + "\n" + "%" * 3000 + "\n" + "!" * 3000 + "\nx = " + "(" * 3000 + "\n"
