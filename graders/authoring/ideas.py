"""The sentences about the usual mistakes, in English and Chinese.

An idea is shared by all mistakes that its sentence is about.  The idea's name appears in reports.
"""

from __future__ import annotations

from graders.model.misconception import Idea, idea

# The kind of what is returned

NOTHING = idea(
    "returns_nothing",
    en="The function ends without `return`, so its caller gets None; what is printed is seen, but not handed back.",
    zh="函数没有用 `return` 结束，调用者得到的是 None；打印出来只是给人看，并没有交回结果。",
)
UNKNOWN_NAME = idea(
    "name_not_defined",
    en="A name is used that nothing defines: look for a misspelling, a missing import, or a variable of another function.",
    zh="用到了没有定义的名字：请检查是否拼错、漏了 import，或用了别的函数里的变量。",
)
TEXT_FOR_NUMBER = idea(
    "text_for_number",
    en="The answer is text: formatting is for printing. Return the number.",
    zh="答案是字符串：格式化是打印用的。请返回数本身。",
)
ARRAY_FOR_NUMBER = idea(
    "array_for_number",
    en="One number is asked for, and this is an array around it: leave out keepdims and reshape, or take the element.",
    zh="题目要一个数，而这是包着它的数组：不要用 keepdims、reshape，或取出那个元素。",
)
LIST_FOR_ARRAY = idea(
    "list_for_array",
    en="Return a NumPy array, not a list of lists: wrap it, np.array(rows).",
    zh="请返回 NumPy 数组，而不是嵌套列表：用 np.array(rows) 包起来。",
)
ALWAYS_THE_SAME = idea(
    "always_the_same",
    en="The answer is the same for all arguments: compute it from the parameters, not from fixed numbers.",
    zh="无论参数是什么，答案都一样：请用传入的参数计算，不要写固定的数。",
)
PAIR_REVERSED = idea(
    "pair_reversed",
    en="The two numbers are in the wrong order: return them in the order of the statement.",
    zh="两个数的顺序反了：请按题目给出的顺序返回。",
)
ONE_OF_THE_PAIR = idea(
    "one_of_the_pair",
    en="Two numbers are asked for, and this is one of them: `return first, second`.",
    zh="题目要两个数，这里只有一个：请写 `return first, second`。",
)

# Its shape

TRANSPOSED = idea(
    "transposed",
    en="Rows and columns of the answer are exchanged: compare its shape with the statement's, and leave out .T, or add it.",
    zh="结果的行和列弄反了：请与题目要求的形状对照，去掉或加上 .T。",
)
FLATTENED = idea(
    "flattened",
    en="The answer has one axis where the statement asks for more: do not ravel or flatten it.",
    zh="结果只有一个轴，而题目要求更多：不要用 ravel 或 flatten 把它压平。",
)
COLUMNS_FOR_ROWS = idea(
    "axes_confused",
    en="The axes are confused: axis=0 goes down the rows and gives one number for each column, axis=1 one for each row.",
    zh="轴弄混了：axis=0 沿着行往下，每列得到一个数；axis=1 每行得到一个数。",
)

# Its digits

ROUNDED = idea(
    "rounded",
    en="Do not round, and do not cut decimals off: return the number as computed; it is compared at full precision. "
    "An array of integers (dtype=int, zeros_like of integers) cuts them off, too.",
    zh="不要四舍五入，也不要截去小数：请原样返回算出的数，比较时用的是全部精度。整数数组（dtype=int、对整数用 zeros_like）也会截去小数。",
)
FLOAT32 = idea(
    "float32",
    en="float32 keeps 7 digits and float64 keeps 16: compute in the precision of the input.",
    zh="float32 只有 7 位有效数字，float64 有 16 位：请用输入的精度计算。",
)
TINY_FOR_ZERO = idea(
    "tiny_is_not_zero",
    en="Tiny is not zero: a small number counts as well. Compare with 0 itself, and only where 0 is a case of its own.",
    zh="很小不等于零：小的数也要算。请与 0 本身比较，而且只在 0 需要单独处理时才比较。",
)
SOMETHING_ADDED = idea(
    "something_added",
    en="Add nothing to the answer or to a divisor (1e-8 or the like): it changes small results. Treat zero apart instead.",
    zh="不要给结果或分母加上 1e-8 之类的数：它会改变很小的结果。零的情况请单独处理。",
)

# Its sign and its unit

SIGN_LOST = idea(
    "sign_lost",
    en="The sign counts: return a negative result as it is, without abs or max(0, …).",
    zh="符号有意义：负的结果请原样返回，不要用 abs 或 max(0, …)。",
)
OTHER_SIGN = idea(
    "other_sign",
    en="The answer has the wrong sign: look for a difference that is taken the other way round, or a minus too many.",
    zh="答案的符号反了：请检查减法的方向，或是否多了一个负号。",
)
DEGREES = idea(
    "degrees_and_radians",
    en="Degrees and radians are confused: np.sin and its like take and give radians; convert once, with np.radians or np.degrees.",
    zh="角度和弧度弄混了：np.sin 等函数使用弧度；请用 np.radians 或 np.degrees 只换算一次。",
)

# What it is computed from

TERMS_MISSING = idea(
    "elements_missing",
    en="Every element counts exactly once, from the first to the last: check where your loop begins and ends.",
    zh="每个元素都要恰好算一次，从第一个到最后一个：请检查循环的起点和终点。",
)
RETURN_IN_LOOP = idea(
    "return_in_loop",
    en="The answer is that of the first element: `return` stands inside the loop. Put it behind the loop, one level out.",
    zh="答案只用了第一个元素：`return` 写在了循环里面。请把它移到循环之后，少缩进一级。",
)
ARGUMENTS_SWAPPED = idea(
    "arguments_swapped",
    en="The arguments are exchanged, or one stands for another: compare with the order of the parameters.",
    zh="参数弄反了，或把一个当成了另一个：请与参数的顺序对照。",
)
ARRAYS_ONLY = idea(
    "arrays_only",
    en="Lists and tuples come in, too: `list * list`, `.shape`, `.sum()` do not exist there. "
    "Loop, or begin with np.asarray(x).",
    zh="参数也可能是列表和元组：它们没有 `list * list`、`.shape`、`.sum()`。请用循环，或先写 np.asarray(x)。",
)
TRUTH_OF_AN_ARRAY = idea(
    "truth_of_an_array",
    en="`if x:` or `x == []` has no single answer for an array: ask for len(x) == 0, or np.any(x).",
    zh="对数组写 `if x:` 或 `x == []` 没有唯一的真假：请用 len(x) == 0 或 np.any(x)。",
)
LISTS_ONLY = idea(
    "lists_only",
    en="Arrays come in, too: append, extend, index and count exist for lists alone. Loop, or begin with list(x).",
    zh="参数也可能是数组：append、extend、index、count 只有列表才有。请用循环，或先写 list(x)。",
)

# What else it does

CHANGES_ARGUMENTS = idea(
    "changes_arguments",
    en="The argument belongs to the caller: x /= n, x[i] = …, pop, append or sort change it there. "
    "Make something new: y = x / n, list(x), sorted(x).",
    zh="参数是调用者的：x /= n、x[i] = …、pop、append 或 sort 都会改掉它。请另建新的：y = x / n、list(x)、sorted(x)。",
)
KEEPS_STATE = idea(
    "keeps_state",
    en="The same call gives another answer the second time: either something is kept between calls (a global, "
    "a default list), or you draw random numbers. Use the arguments alone, and set totals to 0 inside the function.",
    zh="同样的调用第二次结果不同：要么有东西在两次调用之间保留了下来（全局变量、默认列表），要么用了随机数。"
    "请只用传入的参数，并在函数里把累加值置 0。",
)


# Exceptions, by the type that is asked for


def another_exception(expected: str = "ValueError") -> Idea:
    return idea(
        "another_exception",
        en=f"Which exception is raised is part of the task: callers wait for {expected}, "
        "and an `assert` or another type passes them by.",
        zh=f"抛出哪种异常也是题目的一部分：调用者等的是 {expected}，`assert` 或别的异常类型它接不住。",
    )


def value_for_exception(expected: str = "ValueError") -> Idea:
    return idea(
        "value_for_exception",
        en=f"Raise the error, do not return something instead: `raise {expected}(...)`, and let it leave the function, "
        "with no `try` around it. A returned 0 or None looks like an answer to whoever calls.",
        zh=f"要抛出异常，而不是返回别的值：`raise {expected}(...)`，并让它传到函数外面，不要自己用 try 接住。"
        "返回 0 或 None 会被调用者当成答案。",
    )


def exception_returned(expected: str = "ValueError") -> Idea:
    return idea(
        "exception_returned",
        en=f"The error is made, but not raised: write `raise {expected}(...)`, not `return` or the bare name.",
        zh=f"异常造出来了，但没有抛出：请写 `raise {expected}(...)`，而不是 `return` 或只写名字。",
    )
