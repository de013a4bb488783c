# style: reuses manual_dot and cosine_similarity of the same file, Chinese comments
import numpy as np


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("长度不同")
    return sum(p * q for p, q in zip(x, y))


def cosine_similarity(a, b):
    n = np.sqrt(manual_dot(a, a)) * np.sqrt(manual_dot(b, b))
    if n == 0:
        return 0.0
    return manual_dot(a, b) / n


def compare_similarity(a, b):
    # 第一个是点积，第二个是余弦相似度
    return (manual_dot(a, b), cosine_similarity(a, b))
