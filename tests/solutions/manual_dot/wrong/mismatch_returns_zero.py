# mistake: Returns 0 on different lengths instead of raising ValueError.
# loses: mismatched-lengths
# told: dot_mismatch_returns_zero
def manual_dot(x, y):
    # 长度不同就返回 0
    if len(x) != len(y):
        return 0
    return sum(a * b for a, b in zip(x, y))
