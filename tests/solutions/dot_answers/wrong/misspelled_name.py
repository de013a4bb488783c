# mistake: The variable has another name than asked.
# loses: first, second, third
# told: -
dot_answer = [32, -1, 0]
