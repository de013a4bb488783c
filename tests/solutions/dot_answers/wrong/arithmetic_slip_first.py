# mistake: An arithmetic slip in the first product (31 instead of 32).
# loses: first
# told: -
dot_answers = [31, -1, 0]
