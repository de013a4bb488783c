import itertools
import statistics
import string
import sys


class NoDataError(ValueError):
    """There is nothing to take the mean of."""


def caesar(text, shift):
    result = ""
    for letter in text:
        if letter in string.ascii_lowercase:
            letter = string.ascii_lowercase[(string.ascii_lowercase.index(letter) + shift) % 26]
        elif letter in string.ascii_uppercase:
            letter = string.ascii_uppercase[(string.ascii_uppercase.index(letter) + shift) % 26]
        result += letter
    return result


def count_words(text):
    counts = {}
    for word in text.split():
        counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return counts


class Stack(list):
    push = list.append


def collatz(n):
    return itertools.accumulate(itertools.count(), lambda m, _: 3 * m + 1 if m % 2 else m // 2, initial=n)


def receipt():
    lines = itertools.takewhile(str.strip, sys.stdin)
    rows = [line.rsplit(None, 1) for line in lines]
    total = 0
    for name, price in rows:
        print(name, "..", format(float(price), ".2f"), sep="")
        total += float(price)
    print("total..%.2f" % total)


def longest_line(name):
    with open(name) as file:
        return sorted(file.read().split("\n"), key=len, reverse=True)[0]


def save_squares(n):
    lines = ["n,square"] + [f"{k},{k * k}" for k in range(1, n + 1)]
    with open("squares.csv", "w") as file:
        file.write("\n".join(lines))


def mean(xs):
    if len(xs) == 0:
        raise NoDataError("no data")
    return statistics.mean(xs)


def factorial(n):
    if n < 0:
        raise ValueError("n must not be negative")
    return n * factorial(n - 1) if n else 1


def unique(xs):
    order = sorted(range(len(xs)), key=lambda k: xs[k])
    first = [k for at, k in enumerate(order) if at == 0 or xs[order[at - 1]] != xs[k]]
    return [xs[k] for k in sorted(first)]
