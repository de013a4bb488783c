# goal: leak
# technique: keeps the hidden inputs of one question and quotes them in the public checks of the next
# with: honest answers above
# expect: student report lacks LEAK
mark = "LE" + "AK"
_kept = []
_right = manual_dot


def manual_dot(x, y):
    if len(x) == 257:
        _kept.append(float(x[0]))
    return _right(x, y)


def cosine_similarity(a, b):
    if _kept:
        raise KeyError(f"{mark} {_kept}")
    return 0
