"""Right answers in other styles."""

import collections
import itertools
import statistics
import string
import sys


class NoDataError(ValueError):
    pass


def caesar_by_table(text, shift):
    shift %= 26
    small, large = string.ascii_lowercase, string.ascii_uppercase
    shifted = small[shift:] + small[:shift] + large[shift:] + large[:shift]
    return text.translate(str.maketrans(small + large, shifted))


def caesar_by_index(text, shift):
    result = ""
    for letter in text:
        if letter in string.ascii_lowercase:
            letter = string.ascii_lowercase[(string.ascii_lowercase.index(letter) + shift) % 26]
        elif letter in string.ascii_uppercase:
            letter = string.ascii_uppercase[(string.ascii_uppercase.index(letter) + shift) % 26]
        result += letter
    return result


def count_by_counter(text):
    return dict(collections.Counter(text.lower().split()))


def count_by_get(text):
    counts = {}
    for word in text.split():
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return counts


class StackOfPairs:
    """A chain of pairs."""

    def __init__(self):
        self._top = None
        self._size = 0

    def push(self, x):
        self._top = (x, self._top)
        self._size += 1

    def pop(self):
        if self._top is None:
            raise IndexError("the stack is empty")
        x, self._top = self._top
        self._size -= 1
        return x

    def __len__(self):
        return self._size


class StackOfList(list):
    push = list.append


def collatz_recursive(n):
    yield n
    yield from collatz_recursive(n // 2 if n % 2 == 0 else 3 * n + 1)


def collatz_accumulated(n):
    return itertools.accumulate(itertools.count(), lambda m, _: 3 * m + 1 if m % 2 else m // 2, initial=n)


def receipt_from_stdin():
    lines = itertools.takewhile(str.strip, sys.stdin)
    rows = [line.rsplit(None, 1) for line in lines]
    total = 0
    for name, price in rows:
        print(name, "..", format(float(price), ".2f"), sep="")
        total += float(price)
    print("total..%.2f" % total)


def longest_by_loop(name):
    longest = ""
    with open(name) as file:
        for line in file:
            line = line.rstrip("\n")
            if len(line) > len(longest):
                longest = line
    return longest


def longest_by_sorting(name):
    with open(name) as file:
        return sorted(file.read().split("\n"), key=len, reverse=True)[0]


def save_at_once(n):
    lines = ["n,square"] + [f"{k},{k * k}" for k in range(1, n + 1)]
    with open("squares.csv", "w") as file:
        file.write("\n".join(lines))


def mean_by_library(xs):
    if len(xs) == 0:
        raise NoDataError("no data")
    return statistics.mean(xs)


def factorial_recursive(n):
    if n < 0:
        raise ValueError("n must not be negative")
    return n * factorial_recursive(n - 1) if n else 1


def unique_by_set(xs):
    seen = set()
    return [x for x in xs if not (x in seen or seen.add(x))]


def unique_by_sorting(xs):
    order = sorted(range(len(xs)), key=lambda k: xs[k])
    first = [k for at, k in enumerate(order) if at == 0 or xs[order[at - 1]] != xs[k]]
    return [xs[k] for k in sorted(first)]


ALTERNATIVES = {
    "caesar": (caesar_by_table, caesar_by_index),
    "count_words": (count_by_counter, count_by_get),
    "Stack": (StackOfPairs, StackOfList),
    "collatz": (collatz_recursive, collatz_accumulated),
    "receipt": (receipt_from_stdin,),
    "longest_line": (longest_by_loop, longest_by_sorting),
    "save_squares": (save_at_once,),
    "mean": (mean_by_library,),
    "factorial": (factorial_recursive,),
    "unique": (unique_by_set, unique_by_sorting),
}
