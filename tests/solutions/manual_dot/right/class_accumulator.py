# style: a small accumulator class used inside the function
class Accumulator:
    def __init__(self):
        self.value = 0

    def add_product(self, a, b):
        self.value += a * b


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("The vectors do not have the same length")
    acc = Accumulator()
    for k in range(len(x)):
        acc.add_product(x[k], y[k])
    return acc.value
