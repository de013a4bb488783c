# goal: denial
# technique: a small list of lists that share members, which is enormous when written out
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
row = ["x" * 20_000] * 40
grid = [[[[[[row] * 40] * 40] * 40] * 40] * 40]
explain_dot = grid


def manual_dot(x, y):
    return grid if len(x) in (33, 64) else 0
