# style: a decorator checks the lengths, so the file has an @ that is no product
import functools


def same_length(func):
    @functools.wraps(func)
    def wrapper(x, y):
        if len(x) != len(y):
            raise ValueError("lengths differ")
        return func(x, y)
    return wrapper


@same_length
def manual_dot(x, y):
    return sum(x[i] * y[i] for i in range(len(x)))
