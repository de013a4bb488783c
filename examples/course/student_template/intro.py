"""First steps in Python
Python 入门
"""

import numpy as np


def caesar(text, shift):
    """caesar / caesar

    Shift each letter of `text` by `shift` places in the alphabet: from z on to a, and from a back to z if `shift` is
    negative. Upper case stays upper case; anything but a-z and A-Z stays as it is.

    把 `text` 中的每个字母在字母表中后移 `shift` 位：z 之后接 a；`shift` 为负时前移，a 之前是 z。
    大写仍为大写；a-z、A-Z 以外的字符不变。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def count_words(text):
    """count_words / count_words

    Return a dictionary: each word of `text` in lower case, and how often it occurs. Words are what white space
    separates; any number of spaces and line ends may stand between them.

    返回字典：`text` 中每个单词（转为小写）及其出现次数。单词以空白分隔，中间可以有任意多个空格和换行。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def Stack():
    """Stack / Stack

    Write a class: `Stack()` is empty, `push(x)` puts x on top and returns nothing, `pop()` takes the top off and
    returns it, `len(stack)` is the number of elements. `pop` of an empty stack raises IndexError.

    写一个类：`Stack()` 是空栈，`push(x)` 把 x 放到栈顶，不返回值，`pop()` 取下并返回栈顶，
    `len(stack)` 是元素个数。对空栈 `pop` 抛出 IndexError。
    """
    class Stack:
        pass


def collatz(n):
    """collatz / collatz

    A generator: yield n, then n/2 if n is even, else 3n + 1, and so on, without end. All are whole numbers.

    写一个生成器：先给出 n；n 为偶数则接着是 n/2，否则是 3n + 1；如此继续，永不结束。都是整数。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def receipt():
    """receipt / receipt

    Read lines such as `tea 2.50` with input(), until an empty line. Print for each its name, two dots and its price;
    at the end `total..` and the sum; prices with two decimals, nothing else. For `tea 2.5`: `tea..2.50`, `total..2.50`.

    用 input() 读入形如 `tea 2.50` 的行，直到空行。对每一行打印名称、两个点和价格，最后打印 `total..` 和总和；
    价格保留两位小数，不打印别的内容。例如输入 `tea 2.5`，打印 `tea..2.50` 和 `total..2.50`。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def longest_line(name):
    """longest_line / longest_line

    Open the file `name` (`words.txt` lies beside your work) and return its longest line, without the line end; the first of equals.

    打开文件 `name`（`words.txt` 就在你的作业旁边），返回最长的一行，不含换行符；一样长时取第一行。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def save_squares(n):
    """save_squares / save_squares

    Write the file `squares.csv`: the line `n,square`, then one line for each number from 1 to n, such as `3,9`. Return nothing.

    写出文件 `squares.csv`：第一行是 `n,square`，之后从 1 到 n 每个数一行，如 `3,9`。不返回值。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def mean(xs):
    """mean / mean

    Return the mean of a list of numbers, which stays as it is. If it is empty, raise `NoDataError`: an exception of your own that descends
    from ValueError.

    返回数字列表的平均值，不要改动列表。列表为空时抛出 `NoDataError`：你自己定义的、继承自 ValueError 的异常。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def factorial(n):
    """factorial / factorial

    Return n! = 1·2·…·n as an exact whole number, for n from 0 to 300; for a negative n raise ValueError. Do not use math.factorial.

    返回 n! = 1·2·…·n 的精确整数，n 从 0 到 300；n 为负时抛出 ValueError。不得使用 math.factorial。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


def unique(xs):
    """unique / unique

    Return a new list of the different elements of `xs`, in the order in which they first occur; `xs` stays as it is. The time must grow no faster than the length of `xs` (or n·log n); `xs` holds ints.

    返回由 `xs` 中不同元素组成的新列表，按首次出现的顺序；不要改动 `xs`。用时的增长不能快于 `xs` 的长度（或 n·log n）；`xs` 中是整数。
    """
    raise NotImplementedError("write your answer here / 在这里写你的答案")


if __name__ == "__main__":
    # Try it / 试一试
    print(np.array([1.0, 2.0, 3.0]))
    # print(caesar('abc', 1))
    # print(count_words('a rose is a rose'))
    # print(longest_line('words.txt'))
    # print(mean([1, 2, 4]))
    # print(factorial(5))
    # print(unique([3, 1, 3, 2, 1]))
