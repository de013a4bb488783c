# goal: denial
# technique: ten thousand shell commands, each of which is put into Python one at a time
# with: honest answers below
# expect: status ungradable
# make: "!x\n" * 10_000
