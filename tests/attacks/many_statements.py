# goal: denial
# technique: thousands of statements, each of which fails
# with: honest answers below
# expect: status graded
# make: 'raise ValueError("x" * 5000)\n' * 400
