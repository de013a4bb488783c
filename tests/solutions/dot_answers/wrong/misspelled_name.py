# mistake: The variable has another name than asked.
# loses: first, second, third
dot_answer = [32, -1, 0]
