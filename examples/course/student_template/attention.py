"""Softmax and attention
Softmax 与注意力
"""

import numpy as np


def softmax(x, axis):
    """softmax / softmax

    Return exp(x) / Σ exp(x), where the sum runs along `axis` (the last axis, if it is left out). `x` is an array of
    one or two dimensions. The result is a new array of the same shape; `x` stays as it is. Numbers as large as
    1000 must not overflow: subtract the largest one first.

    返回 exp(x) / Σ exp(x)，求和沿 `axis` 方向（省略时为最后一维）。`x` 是一维或二维数组；返回形状相同的新数组，
    不要改动 `x`。数值可能大到 1000，不能溢出：请先减去最大值。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def causal_mask(n):
    """causal_mask / causal_mask

    Return a Boolean array of n rows and n columns that is True in row i, column j if j <= i, else False.

    返回 n 行 n 列的布尔数组：第 i 行第 j 列在 j <= i 时为 True，否则为 False。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# With queries `Q` (n × d), keys `K` (m × d) and values `V` (m × e), compute the weights softmax(`scale`·QKᵀ),
# row by row, and return the pair of arrays (weights·V, weights). `scale` is 1/√d if it is None.
# `mask` is None or a Boolean array (n × m): where it is False the weight is 0, as if the score were −∞. A row
# without any True has weights 0 throughout. All arrays hold floats; none of them is changed.
#
# 给定查询 `Q`（n × d）、键 `K`（m × d）和值 `V`（m × e），逐行计算权重 softmax(`scale`·QKᵀ)，
# 返回一对数组 (权重·V, 权重)。`scale` 为 None 时取 1/√d。
# `mask` 为 None 或布尔数组（n × m）：为 False 处权重为 0，相当于得分为 −∞；整行没有 True 时，该行权重全为 0。
# 所有数组都是浮点数，都不能改动。

def attention(Q, K, V, mask=None, scale=None):
    raise NotImplementedError


if __name__ == "__main__":
    # Try it / 试一试
    print(np.array([1.0, 2.0, 3.0]))
    # print(softmax(np.array([0.0, 1.0])))
    # print(causal_mask(3))
    # print(attention(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([[1.0], [2.0], [4.0]])))
