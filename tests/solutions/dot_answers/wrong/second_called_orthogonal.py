# mistake: Takes the second pair for orthogonal.
# loses: second
# told: -
dot_answers = [32, 0, 0]
