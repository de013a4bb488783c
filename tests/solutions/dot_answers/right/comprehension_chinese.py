# style: list comprehension over the vectors with Chinese comments
v = [1, 2, 3]
others = [[4, 5, 6], [1, -1, 0], [0, 0, 0]]
# 逐个计算点积
dot_answers = [sum(p * q for p, q in zip(v, w)) for w in others]
