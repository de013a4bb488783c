# mistake: Returns a formatted string instead of a number.
# loses: worked-examples
# told: text_for_number
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return f"{sum(a * b for a, b in zip(x, y))}"
