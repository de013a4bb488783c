dot_answers = ["32", -1, 0.0]
