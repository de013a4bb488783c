# What assignments/intro asks, as plain asserts: no points, no messages, no wall.
import contextlib
import inspect
import io
import itertools
import math
import os
import random
import sys
import tempfile
import time

import intro
from intro import NoDataError, Stack, caesar, collatz, count_words, factorial, longest_line, mean, receipt
from intro import save_squares, unique

assert caesar("abc", 1) == "bcd"
assert caesar("Hello, World!", 3) == "Khoor, Zruog!"
assert caesar("", 5) == ""
assert caesar("xyz", 3) == "abc"
assert caesar("aZ", -1) == "zY"
assert caesar("b", 27) == "c"
for _ in range(10):
    text, shift = "".join(random.choices("abxyzAZ .é", k=8)), random.randint(-60, 60)
    assert caesar(caesar(text, shift), -shift) == text
assert count_words("a rose is a rose") == {"a": 2, "rose": 2, "is": 1}
assert count_words("The the THE") == {"the": 3}
assert count_words("") == {}
assert count_words(" a  b\na ") == {"a": 2, "b": 1}
for _ in range(10):
    text = "".join(random.choices("aabB  \n", k=8))
    words = text.lower().split()
    assert count_words(text) == {word: words.count(word) for word in words}
s, t = Stack(), Stack()
assert len(s) == 0
assert s.push(1) is None
assert len(t) == 0
s.push("b")
assert s.pop() == "b"
assert len(s) == 1
assert s.pop() == 1
with contextlib.suppress(IndexError):
    s.pop()
    raise AssertionError("IndexError")
assert list(itertools.islice(collatz(6), 12)) == [6, 3, 10, 5, 16, 8, 4, 2, 1, 4, 2, 1]
assert list(itertools.islice(collatz(1), 5)) == [1, 4, 2, 1, 4]
assert next(collatz(7)) == 7
for given, printed in {
    "tea 2.5\n\n": "tea..2.50\ntotal..2.50\n",
    "tea 2.50\nrye bread 3\njam 10.255\n\n": "tea..2.50\nrye bread..3.00\njam..10.26\ntotal..15.76\n",
    "\n": "total..0.00\n",
}.items():
    sys.stdin = io.StringIO(given)
    with contextlib.redirect_stdout(io.StringIO()) as output:
        receipt()
    lines, right = output.getvalue().splitlines(), printed.splitlines()
    assert [line.split("..")[0] for line in lines] == [line.split("..")[0] for line in right]
    assert all(abs(float(a.split("..")[1]) - float(b.split("..")[1])) < 0.011 for a, b in zip(lines, right))
assert longest_line("words.txt").startswith("Python reads text as characters;")
assert longest_line("words.txt").endswith("too.")
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for n in (3, 0, 12):
        save_squares(n)
        with open("squares.csv") as file:
            assert file.read().split() == ["n,square", *(f"{k},{k * k}" for k in range(1, n + 1))]
    os.chdir("/")
xs = [1, 2, 4]
assert math.isclose(mean(xs), 7 / 3)
assert xs == [1, 2, 4]
assert mean([2.5]) == 2.5
assert mean([-3, 1]) == -1
assert issubclass(NoDataError, ValueError)
with contextlib.suppress(NoDataError):
    mean([])
    raise AssertionError("NoDataError")
for n in (5, 1, 0, 25, 300):
    assert factorial(n) == math.factorial(n)
with contextlib.suppress(ValueError):
    factorial(-1)
    raise AssertionError("ValueError")
assert "math.factorial" not in inspect.getsource(intro)
xs = [3, 1, 3, 2, 1]
assert unique(xs) == [3, 1, 2]
assert xs == [3, 1, 3, 2, 1]
assert unique([]) == []
assert unique([0]) == [0]
times = []
for n in (500, 5000):
    began = time.process_time()
    unique(list(range(n)))
    times.append(time.process_time() - began)
assert times[1] < 0.002 or times[1] < 32 * times[0]
