# mistake: Gives the elementwise products instead of their sums.
# loses: first, second, third
# told: not_summed
dot_answers = [[4, 10, 18], [1, -2, 0], [0, 0, 0]]
