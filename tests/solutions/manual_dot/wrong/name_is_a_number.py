# mistake: A later assignment replaces the function by its result.
# loses: defined
# told: -
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))


manual_dot = manual_dot([1, 2, 3], [4, 5, 6])
print(manual_dot)
