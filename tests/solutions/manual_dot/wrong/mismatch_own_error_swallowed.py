# mistake: Raises ValueError inside a try block and swallows it again.
# loses: mismatched-lengths
# told: dot_mismatch_returns_none
def manual_dot(x, y):
    try:
        if len(x) != len(y):
            raise ValueError("lengths differ")
        total = 0
        for i in range(len(x)):
            total += x[i] * y[i]
        return total
    except Exception as e:
        print("something went wrong:", e)
