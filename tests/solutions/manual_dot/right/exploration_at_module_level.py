# style: exploration at module level prints np.dot, @ and np.inner results
import numpy as np

print(np.dot([1], [2]))
a = np.array([1, 2, 3])
b = np.array([4, 5, 6])
print(a @ b, np.inner(a, b), a.dot(b))


def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("different sizes")
    return sum(xi * yi for xi, yi in zip(x, y))


print(manual_dot(a, b))
