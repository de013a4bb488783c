"""Sentences about facts, in English and Chinese; `reports.wording` chooses one and fills it in."""

from __future__ import annotations

from graders.model.limits import Limit
from graders.model.text import Text

ANOTHER_ERROR = Text(en="another exception", zh="其他异常")
SOMEWHERE = Text(en="your work", zh="你的作业")
LINE = Text(en="line {line}", zh="第 {line} 行")
CELL_LINE = Text(en="code cell {cell}, line {line}", zh="第 {cell} 个代码单元格第 {line} 行")
FILE_LINE = Text(en="{file}, line {line}", zh="{file} 第 {line} 行")
AT = Text(en=" at {place} (`{text}`)", zh="，位置：{place}（`{text}`）")

MISSING = Text(
    en="is not defined; define it under exactly this name",
    zh="没有定义；请用完全相同的名字定义它",
)
MISSING_NEAR = Text(
    en="is not defined, but `{near}` is; rename it to `{name}`",
    zh="没有定义，但定义了 `{near}`；请把它改名为 `{name}`",
)
MISSING_SYNTAX = Text(
    en="is not defined, and there is a syntax error at {place} ({message}: `{text}`); mend that line first",
    zh="没有定义，而且 {place} 有语法错误（{message}：`{text}`）；请先改正这一行",
)
MISSING_CELL = Text(
    en="is not defined, and part of your work failed before ({error}); mend that first, then define it",
    zh="没有定义，而且前面有代码出错（{error}）；请先改正，再定义它",
)
ENDLESS = Text(en="it had to be ended", zh="被迫中止")
NOT_CALLABLE = Text(
    en="is of type {type}, not a function; define it with `def {name}(…)`",
    zh="的类型是 {type}，不是函数；请用 `def {name}(…)` 定义",
)
NOT_WRITTEN = Text(
    en="is still as in the template; put your answer in its place",
    zh="还是模板里的样子；请换成你的答案",
)
RULE = Text(
    en="{place} uses {used}, which this question rules out{via}; write this line without it: `{text}`",
    zh="{place} 用了 {used}，而本题不允许{via}；请不用它来改写这一行：`{text}`",
)
RULE_UNMET = Text(
    en="uses none of {required}, and this question asks for one of them; rewrite it with one",
    zh="没有用到 {required} 中的任何一个，而本题要求用其中之一；请用它改写",
)
VIA = Text(en=" (reached by way of {names})", zh="（经由 {names}）")
RAISED = Text(
    en="raised {type}{message}{at}; run this call yourself and follow the traceback",
    zh="抛出了 {type}{message}{at}；请自己执行这次调用，看出错位置",
)
CELL_RAISED = Text(
    en="raised {type}{message}; no points are lost by it, but mend it if your answers need it",
    zh="抛出了 {type}{message}；这本身不扣分，但如果答案要用到请改正",
)
STOPPED: dict[Limit, Text] = {
    Limit.CALL_TIME: Text(
        en="was not done after {seconds} s; look for a loop that never ends",
        zh="{seconds} 秒后仍未完成；请检查是否有死循环",
    ),
    Limit.CELL_TIME: Text(
        en="was not done after {seconds} s; look for a loop that never ends",
        zh="{seconds} 秒后仍未完成；请检查是否有死循环",
    ),
    Limit.SUBMISSION_TIME: Text(
        en="was not reached, because the time for the whole submission was over; make what is slow faster",
        zh="没有执行到，因为整份提交的时间已用完；请把慢的部分改快",
    ),
    Limit.RESTARTS: Text(
        en="was not reached, because Python had to be started anew too often; mend what ends or hangs first",
        zh="没有执行到，因为 Python 被迫重启次数过多；请先改正使其退出或卡死的代码",
    ),
    Limit.CPU_TIME: Text(
        en="used up the CPU time of {seconds} s; look for a loop that never ends, or threads that go on",
        zh="用完了 {seconds} 秒的 CPU 时间；请检查是否有死循环或仍在运行的线程",
    ),
    Limit.RESULTS: Text(
        en="returned more than all answers together may hold; return nothing larger than what is asked",
        zh="返回的数据超过了所有答案合计的上限；请只返回题目要求的结果",
    ),
    Limit.PROCESS: Text(
        en="ended the whole Python process; remove what does, such as os._exit or endless recursion in C",
        zh="结束了整个 Python 进程；请去掉 os._exit 之类的代码或无尽的递归",
    ),
    Limit.PROTOCOL: Text(
        en="gave an answer that cannot be read; return plain numbers, lists or arrays",
        zh="给出的结果无法读取；请返回普通的数、列表或数组",
    ),
    Limit.JUDGING_TIME: Text(
        en="takes longer to check than the grader allows; write plainer code, and return only what is asked",
        zh="检查所需的时间超过批改程序的上限；请把代码写得更简单，并只返回题目要求的结果",
    ),
    Limit.JUDGING_SIZE: Text(
        en="needs more memory or depth to check than the grader allows; return only what is asked for, "
        "and write plainer code",
        zh="检查所需的内存或嵌套深度超过批改程序的上限；请只返回题目要求的结果，并把代码写得更简单",
    ),
}
NO_EXCEPTION = Text(
    en="returned {actual}, but should raise {expected}; test for this case first and raise it",
    zh="返回了 {actual}，但应抛出 {expected}；请先判断这种情况并抛出异常",
)
WRONG_EXCEPTION = Text(
    en="raised {type}{message}{at}, but should raise {expected}; test for this case first and raise it",
    zh="抛出了 {type}{message}{at}，但应抛出 {expected}；请先判断这种情况并抛出该异常",
)
NONE = Text(
    en="returned nothing (None); end every path with `return`",
    zh="没有返回值（None）；每条路径都要以 `return` 结束",
)
OF_TYPE = Text(en="of type {type}", zh="的类型是 {type}")
OF_OTHER_TYPE = Text(en="of another type", zh="是其他类型")
NO_VALUE = Text(
    en="{what} is None; give every variable a value before you return it",
    zh="{what}是 None；返回之前，每个变量都要有值",
)
THE_ANSWER = Text(en="the answer", zh="答案")
ELEMENT = Text(en="element {index}", zh="元素 {index} ")
NOT_SCALAR = Text(
    en="the answer has shape {actual}, but should be a single number; add up, or take the one element",
    zh="答案的形状是 {actual}，但应该是一个数；请求和，或取出那个元素",
)
WRONG_SHAPE = Text(
    en="the answer has shape {actual}, but should have shape {expected}; check which axes are multiplied",
    zh="答案的形状是 {actual}，但应为 {expected}；请检查是哪些轴相乘",
)
NOT_SCALAR_HIDDEN = Text(
    en="the answer is an array, but should be a single number; add up, or take the one element",
    zh="答案是数组，但应该是一个数；请求和，或取出那个元素",
)
WRONG_SHAPE_HIDDEN = Text(
    en="the answer does not have the shape that it should have; check which axes are multiplied",
    zh="答案的形状不对；请检查是哪些轴相乘",
)
WRONG_COUNT = Text(
    en="the answer holds {actual} values, but should hold {expected}; check what you return and add up",
    zh="答案里有 {actual} 个值，但应有 {expected} 个；请检查返回了什么、沿哪一维求了和",
)
PRECISION = Text(
    en="the answer is {actual}, but the input is {expected}; compute in the precision of the input",
    zh="答案是 {actual}，而输入是 {expected}；请用与输入相同的精度计算",
)
VALUE = Text(
    en="{what} is {actual}, but should be {expected}{count}; compare with the formula in the statement",
    zh="{what}是 {actual}，但应为 {expected}{count}；请与题目中的公式对照",
)
VALUE_HIDDEN = Text(
    en="a wrong value{count}; try inputs of the kind that the check names",
    zh="值不对{count}；请用该检查项所说的那类输入自己试一试",
)
VALUE_TASK = Text(
    en="{what} should be {expected}; make this call yourself, and compare",
    zh="{what}应为 {expected}；请自己执行这次调用并对照",
)
NAN = Text(
    en="{what} is {actual}, but should be {expected}{count}; look for a division by zero, "
    "or an inf or nan that you write yourself",
    zh="{what}是 {actual}，但应为 {expected}{count}；请检查是否除以了零，或自己写了 inf、nan",
)
COUNT = Text(en=" ({wrong} of {total} elements are wrong)", zh="（{total} 个元素中有 {wrong} 个不对）")
COUNT_SOME = Text(en=" (some elements are wrong)", zh="（部分元素不对）")
COUNT_ALL = Text(en=" (every element is wrong)", zh="（全部元素都不对）")
CHANGED = Text(
    en="changed its argument `{parameter}` in place; work on a copy: x = x / 2 and not x /= 2, "
    "and no pop, append or sort on what was given",
    zh="原地修改了参数 `{parameter}`；请在副本上计算：写 x = x / 2 而不是 x /= 2，"
    "也不要对参数用 pop、append、sort",
)
REPEAT = Text(
    en="answers differently when it is called again with the same arguments; keep nothing in globals or "
    "default arguments",
    zh="用同样的参数再调用一次，答案就不同；不要把数据留在全局变量或默认参数里",
)
BLOCKED = Text(
    en="waits for `{by}`, which has to pass first; mend that one",
    zh="要等 `{by}` 先通过；请先改正那一项",
)
CARRIED_FORWARD = Text(
    en="is right, given your {functions}; mend that, and this follows",
    zh="在你的 {functions} 的基础上是对的；改正它，这里也就对了",
)
CARRIED_FORWARD_KEPT = Text(
    en="is right, given your {functions}, and keeps its points; mend that, and this follows",
    zh="在你的 {functions} 的基础上是对的，分数保留；改正它，这里也就对了",
)
GRADER = Text(
    en="the grader failed here, not you ({detail}); the points are withheld, tell your teacher",
    zh="这里是批改程序出错，不是你的错（{detail}）；分数暂缓，请告诉老师",
)
WRITTEN_HIDDEN = Text(
    en="was said in the report that this was read from, with more than may be shown here; "
    "go by the verdict and the hint",
    zh="原报告中另有说明，但其中含有不能在此显示的内容；请看判定结果与提示",
)
WRITTEN_EXAMPLE = Text(
    en="should be {expected}; make this call yourself, and compare",
    zh="应为 {expected}；请自己执行这次调用并对照",
)
HAND = Text(en="is read by a person; nothing is left to do", zh="由老师阅读评分；你不需要再做什么")
