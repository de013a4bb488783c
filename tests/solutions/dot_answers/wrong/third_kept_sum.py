# mistake: Thinks that multiplying by the zero vector keeps the entries, so the third is 1+2+3.
# loses: third
# told: -
dot_answers = (32, -1, 6)
