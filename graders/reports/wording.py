"""Facts -> sentences, in English and Chinese: *where: what is wrong; what to do*."""

from __future__ import annotations

import builtins
import math
from typing import Any, assert_never

from graders.model.assignment import Returns
from graders.model.facts import (
    AwaitsHand,
    Blocked,
    Crashed,
    Fact,
    Finding,
    GraderFailed,
    InputChanged,
    Missing,
    NoException,
    NotRepeatable,
    NotWritten,
    RuleBroken,
    WrongException,
    WrongPrecision,
    WrongShape,
    WrongType,
    WrongValue,
)
from graders.model.text import Language, Text
from graders.model.transcript import CellError, Limit, Place, Raised, Stopped
from graders.reports.literals import call, literal, number

Words = tuple[Text, dict[str, Any]]
MAX_CALL = 160  # characters


def message(finding: Finding, language: Language, *, open_book: bool) -> str:
    """What a finding says to its reader.

    Args:
        open_book: whether inputs and values may be shown; without, only what went wrong is told.
    """
    words, parts = _words(finding.fact, finding.function, language, open_book=open_book)
    where = finding.function
    if open_book and finding.args is not None:
        whole = call(finding.function, finding.args)
        # A long call stands whole in the evidence; in a sentence it would drown what is wrong.
        where = whole if len(whole) <= MAX_CALL else f"{finding.function}(…)"
    return f"{where}: {words.read(language).format(**parts)}"


def cell_message(error: CellError, language: Language) -> str:
    """What became of a cell of the student's own; nothing is held against it."""
    where = place_text(error.place, language) if error.place else _SOMEWHERE.read(language)
    words, parts = _outcome(error.outcome, language, open_book=True, with_place=False)
    if isinstance(error.outcome, Raised):
        words = _CELL_RAISED
    return f"{where}: {words.read(language).format(**parts)}"


def place_text(place: Place, language: Language) -> str:
    """``code cell 3, line 2``, or ``line 2`` in a module."""
    words = _LINE if place.cell is None else _CELL_LINE
    return words.read(language).format(cell=place.cell, line=place.line)


# Private functions

# Names that a student's code cannot have made up; any other could spell a hidden input.
_KNOWN_TYPES = frozenset(
    [
        "NoneType",
        "bool",
        "str",
        "int",
        "float",
        "complex",
        "list",
        "tuple",
        "dict",
        "set",
        "bytes",
        "range",
        "generator",
        "function",
    ]
)
_OWN_TYPE = Text(en="a type of your own", zh="自定义类型")
_SOMEWHERE = Text(en="your work", zh="你的作业")
_LINE = Text(en="line {line}", zh="第 {line} 行")
_CELL_LINE = Text(en="code cell {cell}, line {line}", zh="第 {cell} 个代码单元格第 {line} 行")
_AT = Text(en=" at {place} (`{text}`)", zh="，位置：{place}（`{text}`）")

_MISSING = Text(
    en="is not defined; define it under exactly this name",
    zh="没有定义；请用完全相同的名字定义它",
)
_MISSING_NEAR = Text(
    en="is not defined, but `{near}` is; rename it to `{name}`",
    zh="没有定义，但定义了 `{near}`；请把它改名为 `{name}`",
)
_MISSING_SYNTAX = Text(
    en="is not defined, and there is a syntax error at {place} ({message}: `{text}`); mend that line first",
    zh="没有定义，而且 {place} 有语法错误（{message}：`{text}`）；请先改正这一行",
)
_MISSING_CELL = Text(
    en="is not defined, and part of your work failed before ({error}); mend that first, then define it",
    zh="没有定义，而且前面有代码出错（{error}）；请先改正，再定义它",
)
_ENDLESS = Text(en="it had to be ended", zh="被迫中止")
_NOT_CALLABLE = Text(
    en="is of type {found}, not a function; define it with `def {name}(…)`",
    zh="的类型是 {found}，不是函数；请用 `def {name}(…)` 定义",
)
_NOT_WRITTEN = Text(
    en="is still as in the template; put your answer in its place",
    zh="还是模板里的样子；请换成你的答案",
)
_RULE = Text(
    en="{place} uses {used}, which this question rules out{via}; write this line without it: `{text}`",
    zh="{place} 用了 {used}，而本题不允许{via}；请不用它来改写这一行：`{text}`",
)
_VIA = Text(en=" (reached by way of {names})", zh="（经由 {names}）")
_RAISED = Text(
    en="raised {type}{message}{at}; run this call yourself and follow the traceback",
    zh="抛出了 {type}{message}{at}；请自己执行这次调用，看出错位置",
)
_CELL_RAISED = Text(
    en="raised {type}{message}; no points are lost by it, but mend it if your answers need it",
    zh="抛出了 {type}{message}；这本身不扣分，但如果答案要用到请改正",
)
_STOPPED: dict[Limit, Text] = {
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
    Limit.PROCESS: Text(
        en="ended the whole Python process; remove what does, such as os._exit or endless recursion in C",
        zh="结束了整个 Python 进程；请去掉 os._exit 之类的代码或无尽的递归",
    ),
    Limit.PROTOCOL: Text(
        en="gave an answer that cannot be read; return plain numbers, lists or arrays",
        zh="给出的结果无法读取；请返回普通的数、列表或数组",
    ),
}
_NO_EXCEPTION = Text(
    en="returned {actual}, but should raise {wanted}; test for this case first and raise it",
    zh="返回了 {actual}，但应抛出 {wanted}；请先判断这种情况并抛出异常",
)
_WRONG_EXCEPTION = Text(
    en="raised {type}{message}{at}, but should raise {wanted}; test for this case first and raise it",
    zh="抛出了 {type}{message}{at}，但应抛出 {wanted}；请先判断这种情况并抛出该异常",
)
_NONE = Text(
    en="returned nothing (None); end every path with `return`",
    zh="没有返回值（None）；每条路径都要以 `return` 结束",
)
_WRONG_TYPE: dict[Returns, Text] = {
    Returns.SCALAR: Text(
        en="{what} is of type {type}, not a number; return one number",
        zh="{what}的类型是 {type}，不是数；请返回一个数",
    ),
    Returns.ARRAY: Text(
        en="{what} is of type {type}, not a NumPy array; return np.array(…) of numbers",
        zh="{what}的类型是 {type}，不是 NumPy 数组；请返回由数组成的 np.array(…)",
    ),
    Returns.PAIR: Text(
        en="{what} is of type {type}, not a pair; return a tuple or list of two numbers",
        zh="{what}的类型是 {type}，不是一对数；请返回两个数的元组或列表",
    ),
    Returns.NUMBERS: Text(
        en="{what} is of type {type}; give a list, tuple or array of numbers",
        zh="{what}的类型是 {type}；请给出由数组成的列表、元组或数组",
    ),
}
_THE_ANSWER = Text(en="the answer", zh="答案")
_ELEMENT = Text(en="element {index}", zh="元素 {index} ")
_NOT_SCALAR = Text(
    en="the answer has shape {actual}, but should be a single number; add up, or take the one element",
    zh="答案的形状是 {actual}，但应该是一个数；请求和，或取出那个元素",
)
_WRONG_SHAPE = Text(
    en="the answer has shape {actual}, but should have shape {expected}; check which axes are multiplied",
    zh="答案的形状是 {actual}，但应为 {expected}；请检查是哪些轴相乘",
)
_PRECISION = Text(
    en="the answer is {actual}, but the input is {expected}; compute in the precision of the input",
    zh="答案是 {actual}，而输入是 {expected}；请用与输入相同的精度计算",
)
_VALUE = Text(
    en="{what} is {actual}, but should be {expected}{count}; compare with the formula in the statement",
    zh="{what}是 {actual}，但应为 {expected}{count}；请与题目中的公式对照",
)
_VALUE_HIDDEN = Text(
    en="a wrong value{count}; try inputs of the kind that the check names",
    zh="值不对{count}；请用该检查项所说的那类输入自己试一试",
)
_NAN = Text(
    en="{what} is {actual}, but should be {expected}{count}; look for a division by zero",
    zh="{what}是 {actual}，但应为 {expected}{count}；请检查是否除以了零",
)
_COUNT = Text(en=" ({wrong} of {total} elements are wrong)", zh="（{total} 个元素中有 {wrong} 个不对）")
_CHANGED = Text(
    en="changed its argument `{parameter}` in place; work on a copy, as in x = x / 2 and not x /= 2",
    zh="原地修改了参数 `{parameter}`；请在副本上计算，例如写 x = x / 2 而不是 x /= 2",
)
_REPEAT = Text(
    en="is right the first time, but not when called again; keep nothing in globals or default arguments",
    zh="第一次正确，再次调用就不对；不要把数据留在全局变量或默认参数里",
)
_BLOCKED = Text(
    en="waits for `{by}`, which has to pass first; mend that one",
    zh="要等 `{by}` 先通过；请先改正那一项",
)
_GRADER = Text(
    en="the grader failed here, not you ({detail}); the points are withheld, tell your teacher",
    zh="这里是批改程序出错，不是你的错（{detail}）；分数暂缓，请告诉老师",
)
_HAND = Text(en="is read by a person; nothing is left to do", zh="由老师阅读评分；你不需要再做什么")


def _words(fact: Fact, function: str, language: Language, *, open_book: bool) -> Words:
    match fact:
        case Missing():
            return _missing(fact, language)
        case NotWritten():
            return _NOT_WRITTEN, {}
        case RuleBroken():
            return _rule(fact, language)
        case Crashed(outcome=outcome):
            return _outcome(outcome, language, open_book=open_book)
        case NoException(wanted=wanted, actual=actual):
            shown = literal(actual) if open_book else _THE_ANSWER.read(language)
            return _NO_EXCEPTION, {"wanted": wanted, "actual": shown}
        case WrongException(wanted=wanted, outcome=outcome):
            _, parts = _outcome(outcome, language, open_book=open_book)
            return _WRONG_EXCEPTION, {**parts, "wanted": wanted}
        case WrongType():
            return _type(fact, language, open_book=open_book)
        case WrongShape(expected=expected, actual=actual):
            words = _WRONG_SHAPE if expected else _NOT_SCALAR
            # A shape can spell a hidden input; how many axes it has cannot.
            told = actual if open_book else "(" + ", ".join("…" for _ in actual[:4]) + ")"
            return words, {"actual": told, "expected": expected}
        case WrongPrecision(expected_dtype=expected, actual_dtype=actual):
            return _PRECISION, {"actual": actual, "expected": expected}
        case WrongValue():
            return _value(fact, language, open_book=open_book)
        case InputChanged(parameter=parameter):
            return _CHANGED, {"parameter": parameter}
        case NotRepeatable():
            return _REPEAT, {}
        case Blocked(by=by):
            return _BLOCKED, {"by": by}
        case GraderFailed(detail=detail):
            return _GRADER, {"detail": detail if open_book else function}
        case AwaitsHand():
            return _HAND, {}
        case _:
            assert_never(fact)


def _missing(fact: Missing, language: Language) -> Words:
    if fact.found != "missing":
        return _NOT_CALLABLE, {"found": fact.found, "name": fact.name}
    if fact.near is not None:
        return _MISSING_NEAR, {"near": fact.near, "name": fact.name}
    if fact.syntax is not None:
        place = place_text(fact.syntax, language)
        return _MISSING_SYNTAX, {"place": place, "message": fact.syntax_message, "text": fact.syntax.text}
    if fact.cell is not None:
        return _MISSING_CELL, {"error": _brief(fact.cell, language)}
    return _MISSING, {}


def _brief(outcome: Raised | Stopped, language: Language) -> str:
    if isinstance(outcome, Stopped):
        return _ENDLESS.read(language)
    return f"{outcome.type_name}: {outcome.message}".rstrip(": ")[:120]


def _rule(fact: RuleBroken, language: Language) -> Words:
    via = _VIA.read(language).format(names=" → ".join(fact.via)) if len(fact.via) > 1 else ""
    place = place_text(fact.place, language)
    return _RULE, {"place": place, "used": f"`{fact.used}`", "via": via, "text": fact.place.text}


def _outcome(
    outcome: Raised | Stopped, language: Language, *, open_book: bool, with_place: bool = True
) -> Words:
    if isinstance(outcome, Stopped):
        seconds = "" if outcome.seconds is None else f"{outcome.seconds:g}"
        return _STOPPED[outcome.limit], {"seconds": seconds}
    at = ""
    if outcome.place is not None and with_place:
        where = place_text(outcome.place, language)
        at = _AT.read(language).format(place=where, text=outcome.place.text)
    # A student's own message may quote the input of a hidden check.
    message = f" ({outcome.message})" if outcome.message and open_book else ""
    known = open_book or hasattr(builtins, outcome.type_name)
    name = outcome.type_name if known else _OWN_TYPE.read(language)
    return _RAISED, {"type": name, "message": message, "at": at}


def _type(fact: WrongType, language: Language, *, open_book: bool) -> Words:
    if fact.actual_type == "NoneType":
        return _NONE, {}
    what = _what(() if fact.item is None else (fact.item,), language)
    known = open_book or fact.actual_type in _KNOWN_TYPES
    return _WRONG_TYPE[fact.wanted], {
        "what": what,
        "type": fact.actual_type if known else _OWN_TYPE.read(language),
    }


def _value(fact: WrongValue, language: Language, *, open_book: bool) -> Words:
    count = ""
    if fact.total > 1:
        count = _COUNT.read(language).format(wrong=fact.wrong, total=fact.total)
    if not open_book:
        return _VALUE_HIDDEN, {"count": count}
    finite = isinstance(fact.actual, complex) or math.isfinite(fact.actual)
    return (_VALUE if finite else _NAN), {
        "what": _what(fact.index, language),
        "actual": number(fact.actual),
        "expected": number(fact.expected),
        "count": count,
    }


def _what(index: tuple[int, ...], language: Language) -> str:
    if not index:
        return _THE_ANSWER.read(language)
    return _ELEMENT.read(language).format(index=list(index))
