# style: plain list of ints worked out by hand
dot_answers = [32, -1, 0]
