# mistake: The function has another name than asked.
# loses: defined
# told: -
def manualDot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
