# mistake: Gives only two answers.
# loses: third
dot_answers = [32, -1]
