from pathlib import Path


class NoDataError(ValueError):
    """There is nothing to take the mean of."""


def caesar(text, shift):
    def one(letter):
        for first in "aA":
            place = ord(letter) - ord(first)
            if 0 <= place < 26:
                return chr(ord(first) + (place + shift) % 26)
        return letter

    return "".join(one(letter) for letter in text)


def count_words(text):
    words = text.lower().split()
    return {word: words.count(word) for word in words}


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


def collatz(n):
    while True:
        pass
    yield n


def receipt():
    while True:
        print('tea..2.50')


def longest_line(name):
    return max(Path(name).read_text(encoding="utf-8").splitlines(), key=len)


def save_squares(n):
    with Path("squares.csv").open("w", encoding="utf-8") as file:
        print("n,square", file=file)
        for number in range(1, n + 1):
            print(f"{number},{number**2}", file=file)


def mean(xs):
    if not xs:
        raise NoDataError
    return sum(xs) / len(xs)


def factorial(n):
    if n < 0:
        raise ValueError
    product = 1
    for factor in range(2, n + 1):
        product *= factor
    return product


def unique(xs):
    return list(dict.fromkeys(xs))
