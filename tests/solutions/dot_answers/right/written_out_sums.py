# style: the sums written out
dot_answers = [
    1 * 4 + 2 * 5 + 3 * 6,
    1 * 1 + 2 * (-1) + 3 * 0,
    1 * 0 + 2 * 0 + 3 * 0,
]
