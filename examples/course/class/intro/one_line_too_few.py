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
        yield n
        n = 3 * n + 1 if n % 2 else n // 2


def receipt():
    total = 0.0
    while line := input():
        name, price = line.rsplit(maxsplit=1)
        total += float(price)
        print(f"{name}..{float(price):.2f}")
    print(f"total..{total:.2f}")


def longest_line(name):
    with open(name) as file:
        return max(file, key=len)


def save_squares(n):
    with open('squares.csv', 'w') as file:
        print('n,square', file=file)
        for number in range(1, n):
            print(number, number**2, sep=',', file=file)


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
