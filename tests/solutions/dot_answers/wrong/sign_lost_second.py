# mistake: Loses the sign of the second product.
# loses: second
# told: sign
dot_answers = [32, 1, 0]
