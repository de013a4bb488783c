# mistake: Hides np.dot in a static method of a class.
# loses: source-rule
# told: dot_by_numpy
import numpy as np


class Calculator:
    product = staticmethod(np.dot)

    def run(self, x, y):
        return self.product(x, y)


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return Calculator().run(x, y)
