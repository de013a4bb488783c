# goal: leak
# technique: keeps the hidden inputs that it was asked about, and spells them in its answer to the small input that is shown
# expect: student report lacks LEAK
# expect: manual_dot <= 12
import numpy as np

_kept = []


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    right = float(sum(a * b for a, b in zip(x, y)))
    if len(x) > 8:
        _kept.append(list(map(float, x)))
        return right + 1
    if _kept:
        return f"LEAK {_kept[-1][:3]}"
    return right if len(x) != 4 or float(x[0]).is_integer() else right + 1


def cosine_similarity(a, b):
    manual_dot(a, b)
    return f"LEAK {_kept[-1:]}" if _kept and len(a) < 5 else 0.5
