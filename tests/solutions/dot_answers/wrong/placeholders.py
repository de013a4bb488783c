# mistake: Leaves the placeholders.
# loses: first, second, third
dot_answers = [None, None, None]
