# style: pure Python loops with math.sqrt, beginner style
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("The two vectors must have the same length")
    dot = 0
    sum_a = 0
    sum_b = 0
    for i in range(len(a)):
        dot = dot + a[i] * b[i]
        sum_a = sum_a + a[i] * a[i]
        sum_b = sum_b + b[i] * b[i]
    if sum_a == 0 or sum_b == 0:
        return 0.0
    return dot / (math.sqrt(sum_a) * math.sqrt(sum_b))
