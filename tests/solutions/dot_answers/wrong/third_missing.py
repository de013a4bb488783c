# mistake: Gives only two answers.
# loses: third
# told: -
dot_answers = [32, -1]
