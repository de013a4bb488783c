# goal: leak
# technique: returns hidden inputs as a text where a public check shows what was returned
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
    return f"{mark} {_kept}" if _kept else 0
