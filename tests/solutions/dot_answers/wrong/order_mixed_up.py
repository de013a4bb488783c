# mistake: Gives the answers in another order.
# loses: first, third
# told: -
dot_answers = [0, -1, 32]
