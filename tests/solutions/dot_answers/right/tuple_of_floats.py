# style: tuple of floats
dot_answers = (32.0, -1.0, 0.0)
