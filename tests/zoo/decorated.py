import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(function.__name__, time.perf_counter() - start)

    return wrapper


@timed
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(a * b for a, b in zip(x, y))
