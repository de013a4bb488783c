"""Of each kind of answer: the sentence to a student who returned another, and the words for what is compared."""

from __future__ import annotations

from graders.model.text import Text

WRONG_TYPE: dict[str, Text] = {
    "scalar": Text(
        en="{what} is {type}, not a number; return one number",
        zh="{what}{type}，不是数；请返回一个数",
    ),
    "array": Text(
        en="{what} is {type}, not a NumPy array; return np.array(…) of numbers",
        zh="{what}{type}，不是 NumPy 数组；请返回由数组成的 np.array(…)",
    ),
    "pair": Text(
        en="{what} is {type}, not a pair; return a tuple or list of two numbers",
        zh="{what}{type}，不是一对数；请返回两个数的元组或列表",
    ),
    "numbers": Text(
        en="{what} is {type}; give a list, tuple or array of numbers",
        zh="{what}{type}；请给出由数组成的列表、元组或数组",
    ),
    "value": Text(
        en="{what} is {type}; return what the statement names",
        zh="{what}{type}；请返回题目所说的值",
    ),
}
COMPARED: dict[str, Text] = {
    "scalar": Text(en="one number", zh="一个数"),
    "array": Text(
        en="an array of numbers (0 and 1 for false and true)", zh="由数组成的数组（真假用 1 和 0）"
    ),
    "pair": Text(en="two numbers", zh="两个数"),
    "numbers": Text(en="a list of numbers without rows", zh="不分行的一列数"),
    "value": Text(en="any plain value", zh="任意普通的值"),
}
