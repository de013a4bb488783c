# mistake: Stores the products in x itself and so changes the input.
# loses: unchanged-inputs
# told: changes_arguments
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    for i in range(len(x)):
        x[i] = x[i] * y[i]
    return sum(x)
