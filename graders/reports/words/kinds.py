"""The two sentences of each kind of answer: to a student who returned another, and to an author whose reference did."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message

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
}
NOT_OF_KIND: dict[str, Message] = {
    "scalar": Message(
        what=Text(
            en="the reference returns {found}, and `returns: scalar` compares one number",
            zh="参考答案返回 {found}，而 `returns: scalar` 比较的是一个数",
        ),
        remedy=Text(en="return one, or change `returns`", zh="请返回一个数，或修改 `returns`"),
    ),
    "array": Message(
        what=Text(
            en="the reference returns {found}, and `returns: array` compares an array of numbers",
            zh="参考答案返回 {found}，而 `returns: array` 比较的是由数组成的数组",
        ),
        remedy=Text(
            en="return one (0 and 1 for false and true), or change `returns`",
            zh="请返回这样的数组（真假用 1 和 0），或修改 `returns`",
        ),
    ),
    "pair": Message(
        what=Text(
            en="the reference returns {found}, and `returns: pair` compares two numbers",
            zh="参考答案返回 {found}，而 `returns: pair` 比较的是两个数",
        ),
        remedy=Text(
            en="return two, make two questions of it, or change `returns`",
            zh="请返回两个数、拆成两题，或修改 `returns`",
        ),
    ),
    "numbers": Message(
        what=Text(
            en="the reference returns {found}, and `returns: numbers` compares a list of numbers without rows",
            zh="参考答案返回 {found}，而 `returns: numbers` 比较的是不分行的一列数",
        ),
        remedy=Text(en="return one, or change `returns`", zh="请返回一列数，或修改 `returns`"),
    ),
}
