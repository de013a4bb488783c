# style: catches ZeroDivisionError of Python floats
import math


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("len(a) must equal len(b)")
    num = float(sum(x * y for x, y in zip(a, b)))
    den = math.sqrt(float(sum(x * x for x in a)) * float(sum(y * y for y in b)))
    try:
        return num / den
    except ZeroDivisionError:
        return 0.0
