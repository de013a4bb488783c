"""Wrong ideas of the first weeks, each with the sentence that helps."""

import math

from graders.authoring import misconception, usual


def right_caesar(text, shift):
    def one(letter):
        for first in "aA":
            place = ord(letter) - ord(first)
            if 0 <= place < 26:
                return chr(ord(first) + (place + shift) % 26)
        return letter

    return "".join(one(letter) for letter in text)


def right_counts(text):
    words = text.lower().split()
    return {word: words.count(word) for word in words}


def right_factorial(n):
    if n < 0:
        raise ValueError
    return math.prod(range(1, n + 1))


CAESAR = usual("caesar", right=right_caesar, checks={"forms": "examples"})
COUNTS = usual("count_words", right=right_counts, checks={"forms": "examples"})
FACTORIAL = usual("factorial", right=right_factorial, checks={"forms": "small", "errors": "negative"})


@misconception(
    "caesar",
    check="around-the-end",
    en="After z comes a: take the place modulo 26.",
    zh="z 之后是 a：请对位置取模 26。",
)
def beyond_z(text, shift):
    return "".join(chr(ord(letter) + shift) if letter.isalpha() else letter for letter in text)


@misconception(
    "caesar",
    check="examples",
    en="Only letters are shifted; spaces and punctuation stay.",
    zh="只移动字母；空格和标点不变。",
)
def everything_is_shifted(text, shift):
    return "".join(chr((ord(letter) - 97 + shift) % 26 + 97) for letter in text)


@misconception(
    "count_words",
    check="white-space",
    en="split(' ') makes an empty word between two spaces; split() does not.",
    zh="split(' ') 会在两个空格之间产生空单词；split() 不会。",
)
def split_at_one_space(text):
    words = text.lower().split(" ")
    return {word: words.count(word) for word in words}


@misconception(
    "count_words",
    check="examples",
    en="`The` and `the` are one word here: use lower().",
    zh="这里 `The` 与 `the` 是同一个单词：请用 lower()。",
)
def case_counts(text):
    words = text.split()
    return {word: words.count(word) for word in words}


@misconception(
    "Stack",
    check="push-pop",
    en="The element that was pushed last comes off first; that is the end of the list, pop() without 0.",
    zh="最后放入的元素最先取出，即列表的末尾：用 pop()，不要写 0。",
)
class Queue:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)


@misconception(
    "Stack",
    check="apart",
    en="A list that stands in the class belongs to all stacks; make it in __init__.",
    zh="写在类里的列表属于所有栈；请在 __init__ 里创建。",
)
def SharedStack():
    return _Shared()


class _Shared:
    items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


@misconception(
    "collatz",
    check="examples",
    en="The first number is n itself: yield before the next one is computed.",
    zh="第一个数就是 n：请先 yield，再计算下一个。",
)
def without_the_first(n):
    while True:
        n = 3 * n + 1 if n % 2 else n // 2
        yield n


@misconception(
    "collatz",
    check="examples",
    en="The numbers go on after 1: 4, 2, 1, …",
    zh="到 1 之后还要继续：4、2、1……",
)
def ends_at_one(n):
    while n > 1:
        yield n
        n = 3 * n + 1 if n % 2 else n // 2
    yield 1


@misconception(
    "mean",
    check="no-data",
    en="Define a class NoDataError(ValueError), and raise it where the list is empty.",
    zh="请定义类 NoDataError(ValueError)，并在列表为空时抛出它。",
)
def plain_value_error(xs):
    if not xs:
        raise ValueError
    return sum(xs) / len(xs)


@misconception(
    "mean",
    check="numbers",
    en="// cuts the decimals off; divide with /.",
    zh="// 会舍去小数；请用 /。",
)
def whole_mean(xs):
    return sum(xs) // len(xs)


@misconception(
    "factorial",
    check="large",
    en="A float has 16 digits; multiply ints.",
    zh="浮点数只有 16 位有效数字；请用整数相乘。",
)
def by_floats(n):
    if n < 0:
        raise ValueError
    return int(math.gamma(n + 1)) if n < 170 else int(float("1e308"))


@misconception(
    "factorial",
    check="source-rule",
    en="The point here is the loop: multiply the numbers from 1 to n yourself.",
    zh="这一题要练的是循环：请自己把 1 到 n 相乘。",
)
def by_the_library(n):
    if n < 0:
        raise ValueError
    return math.factorial(n)


@misconception(
    "unique",
    check="linear",
    en="`x in list` looks at every element; keep what was seen in a set or dict.",
    zh="`x in 列表` 要逐个查看元素；请用集合或字典记住见过的元素。",
)
def seen_in_a_list(xs):
    seen = []
    for x in xs:
        if x not in seen:
            seen.append(x)
    return seen


@misconception(
    "unique",
    check="examples",
    en="A set has no order; the elements must stand as they first occur.",
    zh="集合没有顺序；元素要按首次出现的顺序排列。",
)
def sorted_set(xs):
    return sorted(set(xs))
