# style: pure Python with math.sqrt and Chinese comments
from math import sqrt


def projection_length(v, u):
    # u 的长度
    length = sqrt(sum(c * c for c in u))
    if length == 0:
        return 0.0  # 零向量
    return sum(p * q for p, q in zip(v, u)) / length
