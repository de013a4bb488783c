# goal: denial
# technique: a hundred thousand signs before a number, for whoever parses it recursively
# with: honest answers below
# expect: status ungradable
# make: "x = " + "-" * 100_000 + "1\n"
