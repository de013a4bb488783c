"""Chapter 2: Vectors, the soul of attention
第 2 章：向量——注意力的灵魂

Attention asks one question again and again: *how much do these two vectors have to do with each
other?* This chapter builds the tools that answer it: the dot product, the cosine similarity, the
matrix of all similarities, the scores QKᵀ, and projection.

**How to work.** Replace each `raise NotImplementedError` by your code; keep the names of the
functions. Try things out in the cells marked *Try it*: nothing there is graded. What each statement
says is all that is asked. Helper functions, extra imports and extra cells are welcome.

**For all functions:** answers may differ from the exact ones by rounding errors, in any order of
summation; do not round, and do not cut decimals off; do not compute in `float32` when the input
is `float64` or made of Python numbers; `float32` input comes as well. The arguments stay as they are:
change no list or array that you are given. The same call gives the same answer every time. Results
are returned, not printed. Vectors have at most 300 elements, of size 1e-5 to 1e6. Never asked: a zero vector together
with different lengths, cosines of empty vectors, mixed precision, overflow. A *scalar* is a plain Python or
NumPy number or a 0-d array: no text, and no list or array of one element around it. An *array* is a
NumPy array, and no list of lists.

注意力机制反复追问同一个问题：*这两个向量有多大关系？* 本章搭建回答它的工具：点积、余弦相似度、
相似度矩阵、打分 QKᵀ 以及投影。

**怎么做。** 把每个 `raise NotImplementedError` 换成你的代码，函数名保持不变。标有“试一试”的单元格随便用，
不评分。题目说明里写了什么，就只要求什么。可以自己加辅助函数、import 和单元格。

**所有函数共同的约定：** 结果允许有舍入误差，求和顺序不限；不要四舍五入，也不要截去小数；输入是 `float64`
或 Python 数时不要用 `float32` 计算；输入也可能是 `float32`。传入的参数保持不变：不要修改收到的列表或数组。
同样的调用每次结果都相同。结果要用 `return` 返回，而不是打印。向量长度不超过 300，数值大小在 1e-5 到 1e6 之间。不会考：零向量同时长度不同、
空向量的余弦、混合精度、溢出。“标量”指一个普通的 Python 或 NumPy 数，或 0 维数组：不是字符串，也不是只有一个元素的列表或数组。
“数组”指 NumPy 数组，而不是列表的列表。
"""

import numpy as np

x = np.array([1.0, 2.0, 3.0])
y = np.array([4.0, 5.0, 6.0])
print(x + y, 2 * x, x * y)


# The dot product
# Multiply element by element, then add up: x·y = Σ xᵢyᵢ. For [1, 2, 3] and [4, 5, 6] that is 1·4 + 2·5
# + 3·6 = 32. A large value means that the vectors point the same way.
#
# 点积
# 对应元素相乘，再全部相加：x·y = Σ xᵢyᵢ。对 [1, 2, 3] 和 [4, 5, 6]，就是 1·4 + 2·5 + 3·6 = 32。
# 值越大，两个向量的方向越一致。

1 * 4 + 2 * 5 + 3 * 6


def manual_dot(x, y):
    """Dot product by hand / 手写点积

    Return the scalar Σ xᵢ·yᵢ of two one-dimensional sequences of one length (list, tuple or array; ints
    or floats; possibly empty: 0). If the lengths differ, raise `ValueError`. **Multiply and add
    yourself:** nothing that computes a dot product in one call (`np.dot`, `vdot`, `inner`, `matmul`, `@`,
    `.dot`, `einsum`, `tensordot`, `multi_dot`, `vecdot`, `convolve`, `correlate`, `math.sumprod`, … by
    any name). `sum`, `math.fsum`, loops, `zip`, `reduce`, recursion are fine, and so is
    `np.sum(x*y)` *on arrays*; but lists and tuples come in as well, and `x*y` does not exist for them. A
    zero vector is a vector like any other: its dot product is 0. Raise the error; do not return a value
    in its place. Compute in float64, and do not round.

    返回两个等长一维序列（列表、元组或数组；整数或浮点数；可以为空，此时为 0）的标量 Σ xᵢ·yᵢ。长度不同时抛出
    `ValueError`。**自己做乘法和加法：** 不能用一次调用就算出点积的东西（`np.dot`、`vdot`、`inner`、`matmul`、`@`、`.dot`、
    `einsum`、`tensordot`、`multi_dot`、`vecdot`、`convolve`、`correlate`、`math.sumprod` 等，换名字也不行）。
    `sum`、`math.fsum`、循环、`zip`、`reduce`、递归都可以；*对数组*，`np.sum(x*y)` 也可以，
    但参数也可能是列表和元组，它们没有 `x*y`。零向量与其他向量一样，点积是 0。要抛出异常，不要用返回值代替。
    用 float64 计算，不要四舍五入。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# Cosine similarity
# Divide the dot product by both lengths and only the direction is left: a·b / (‖a‖‖b‖), between −1 and
# 1. [1, 1] and [2, 2] point the same way (1), [1, 1] and [1, −1] have nothing in common (0).
#
# 余弦相似度
# 点积除以两个向量的长度，就只剩下方向：a·b / (‖a‖‖b‖)，取值在 −1 到 1 之间。
# [1, 1] 与 [2, 2] 同向（1），[1, 1] 与 [1, −1] 互不相关（0）。

a, b = np.array([1.0, 1.0]), np.array([2.0, 2.0])
np.sqrt(np.sum(a * a)), np.sqrt(np.sum(b * b))


def cosine_similarity(a, b):
    """Cosine similarity / 余弦相似度

    Return a·b / (‖a‖‖b‖) as a scalar, for two one-dimensional sequences (list, tuple or array) of one
    length n ≥ 1. If either is the zero vector, return 0.0 (no exception, no NaN). If the lengths differ,
    raise `ValueError`; do not return a value in its place. Lists and tuples come in as well as arrays. A
    tiny vector is not the zero vector: only a length of exactly 0 counts, and nothing is added to the
    denominator. The sign stays: opposite vectors give −1. Compute in float64, and do not round. Any tool
    is allowed here.

    对两个等长（n ≥ 1）的一维序列（列表、元组或数组），返回标量 a·b / (‖a‖‖b‖)。任一个为零向量时返回 0.0（不抛异常，不返回 NaN）。
    长度不同时抛出 `ValueError`，不要用返回值代替。参数可能是数组，也可能是列表和元组。很小的向量不是零向量：只有长度恰好为 0 才算，
    分母里不要加任何东西。符号要保留：方向相反的向量得 −1。用 float64 计算，不要四舍五入。
    这里可以使用任何工具。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# All pairs at once
# The rows of X are the tokens of a sentence: 猫 (cat), 抓 (catches), 老鼠 (mouse). Entry (i, j) of the
# matrix says how similar token i is to token j.
#
# 一次算出所有配对
# X 的每一行是句子里的一个词元：猫、抓、老鼠。矩阵的第 (i, j) 个元素表示词元 i 与词元 j 有多相似。

tokens = np.array([[1.0, 0.2, 0.1], [0.3, 1.0, 0.5], [0.9, 0.3, 0.2]])  # 猫 抓 老鼠
tokens.shape


def cosine_matrix(X):
    """Matrix of cosine similarities / 余弦相似度矩阵

    X has shape (n, d), n, d ≥ 1, and may also be a list of lists. Return the (n, n) NumPy array of the
    cosine similarities of its rows. Every pair with a zero row is 0.0, that row's diagonal entry
    included, and never NaN. A tiny row is not a zero row: nothing is added to the denominator. Signs stay.
    X holds floats or ints. Compute in float64, and do not round. Exact symmetry, or a diagonal of exactly
    1, is not demanded.

    X 的形状为 (n, d)，n, d ≥ 1，也可能是列表的列表。返回各行两两之间余弦相似度的 (n, n) NumPy 数组。
    凡涉及零行的配对都为 0.0，包括该行的对角线元素，不得出现 NaN。很小的行不是零行：分母里不要加任何东西。符号要保留。
    X 的元素是浮点数或整数。用 float64 计算，不要四舍五入。不要求严格对称，也不要求对角线恰好为 1。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# Queries and keys
# In attention each token asks (its query, X W_q) and answers (its key, X W_k). The score of query i for
# key j is the dot product of the two: QKᵀ.
#
# 查询与键
# 在注意力里，每个词元既提问（查询 X W_q）也应答（键 X W_k）。查询 i 对键 j 的打分就是两者的点积：QKᵀ。

def attention_scores(X, W_q, W_k):
    """Attention scores QKᵀ / 注意力打分 QKᵀ

    For NumPy arrays X (seq_len, dim), W_q and W_k (dim, d_k) return the array (X W_q)(X W_k)ᵀ of shape
    (seq_len, seq_len): row = query, column = key. Not scaled by √d_k, no softmax, not normalised: the plain dot products.
    One token, and one column, are allowed; the numbers may be ints. Compute in float64, and do not round.

    对 NumPy 数组 X (seq_len, dim)、W_q 与 W_k (dim, d_k)，返回形状为 (seq_len, seq_len) 的数组 (X W_q)(X W_k)ᵀ：行是查询，列是键。
    不除以 √d_k，不做 softmax，也不归一化：就是点积本身。只有一个词元或只有一列也可以；元素可能是整数。用 float64 计算，不要四舍五入。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# Projection
# The shadow that v throws on the line through u has the signed length v·u / ‖u‖. And a matrix W moves
# vectors into another space: X W.
#
# 投影
# v 在 u 所在直线上的影子，其带符号的长度是 v·u / ‖u‖。而矩阵 W 把向量送进另一个空间：X W。

v, u = np.array([3.0, 4.0]), np.array([1.0, 0.0])
v * u


def projection_length(v, u):
    """Length of a projection / 投影长度

    For NumPy arrays v and u return the scalar v·u / ‖u‖, with its sign; 0.0 if u is the zero vector
    (no exception, no NaN). A tiny u is not the zero vector: nothing is added to the denominator. The
    arrays hold floats or ints. Compute in float64, and do not round.

    对 NumPy 数组 v 和 u，返回带符号的标量 v·u / ‖u‖；u 为零向量时返回 0.0（不抛异常，不返回 NaN）。很小的 u 不是零向量：分母里不要加任何东西。数组的元素是浮点数或整数。用 float64 计算，不要四舍五入。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def project(X, W):
    """Projection into another space / 投影到另一个空间

    For NumPy arrays X of shape (d,) or (n, d) and W of shape (d, k) return the array X W, of
    shape (k,) or (n, k). The arrays hold floats or ints. Compute in float64, and do not round.

    对形状为 (d,) 或 (n, d) 的 NumPy 数组 X 和形状为 (d, k) 的 W，返回形状为 (k,) 或 (n, k) 的数组 X W。数组的元素是浮点数或整数。用 float64 计算，不要四舍五入。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# Homework
#
# 课后作业

def compare_similarity(a, b):
    """Homework 2: compare two similarities / 作业 2：比较两种相似度

    Return the pair (dot product, cosine similarity) of a and b as a tuple or list of two scalars, with
    the conventions of `manual_dot` and `cosine_similarity` (n ≥ 1; zero vector: 0.0; different lengths:
    `ValueError`; lists, tuples and arrays; nothing added to the denominator; signs stay). Then draw two random vectors in a cell of your own and compare.

    以元组或列表返回 a 与 b 的（点积, 余弦相似度）两个标量，约定与 `manual_dot`、`cosine_similarity` 相同（n ≥ 1；零向量：0.0；长度不同：`ValueError`；列表、元组、数组都可以；分母里不加任何东西；保留符号）。
    然后在自己的单元格里随机生成两个向量比较一下。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


# Set the variable `dot_answers` to a list, tuple or array of the three dot products of [1, 2, 3] with
# [4, 5, 6], with [1, −1, 0] and with [0, 0, 0].
#
# 把变量 `dot_answers` 设为列表、元组或数组，依次是 [1, 2, 3] 与 [4, 5, 6]、[1, −1, 0]、[0, 0, 0] 的点积。

dot_answers = None  # replace by your three numbers / 换成你的三个数


# In your own words, in the variable `explain_dot`: what do the three results above mean?
#
# 用自己的话写进变量 `explain_dot`：上面三个结果分别说明什么？

explain_dot = """ """


# In the variable `explain_attention`: why does attention use the dot product and not the cosine
# similarity? (Hint: cost.)
#
# 写进变量 `explain_attention`：注意力为什么用点积，而不用余弦相似度？（提示：计算量。）

explain_attention = """ """


if __name__ == "__main__":
    # Try it / 试一试
    print(np.array([1.0, 2.0, 3.0]))
    # print(manual_dot([1, 2, 3], [4, 5, 6]))
    # print(cosine_similarity([1, 1], [2, 2]))
    # print(cosine_matrix(np.array([[1.0, 0.2, 0.1], [0.3, 1.0, 0.5], [0.9, 0.3, 0.2]])))
    # print(attention_scores(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [0.0, 2.0]])))
    # print(projection_length(np.array([3.0, 4.0]), np.array([1.0, 0.0])))
    # print(project(np.array([1.0, 2.0, 3.0]), np.array([[0.1, 0.3], [0.1, 0.6], [0.3, 1.1]])))
    # print(compare_similarity([1, 2, 3], [4, 5, 6]))
