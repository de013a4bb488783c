# mistake: Leaves the placeholders.
# loses: first, second, third
# told: -
dot_answers = [None, None, None]
