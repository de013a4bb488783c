# mistake: Gives the answers in another order.
# loses: first, third
# told: order
dot_answers = [0, -1, 32]
