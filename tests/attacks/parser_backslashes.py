# goal: denial
# technique: fifty thousand lines that are continued by the next
# with: honest answers below
# expect: status ungradable
# make: "x = 1 \\\n" * 50_000 + "\n"
