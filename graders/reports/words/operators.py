"""Names of the changes in wrong versions of an answer, in English and Chinese."""

from __future__ import annotations

import re

from graders.model.text import Text

_ARGUMENT = re.compile(r"argument-(\d)-(.*)")

# English is the operator's own name; this is the Chinese.
_CHINESE = {
    # In an expression
    "arithmetic-changed": "换了运算符",
    "operands-swapped": "交换了两个操作数",
    "term-dropped": "丢掉了一项或一个因子",
    "sign-dropped": "丢掉了负号",
    "comparison-changed": "换了比较符",
    "connective-changed": "换掉或丢掉了 and/or",
    "not-dropped": "丢掉了 not",
    "choice-dropped": "条件表达式只取一支",
    "constant-moved": "改了常数",
    "index-letters-swapped": "交换了 einsum 的下标",
    "call-dropped": "丢掉了函数调用",
    "length-squared": "长度忘了开方",
    "arguments-swapped": "交换了实参",
    "argument-repeated": "同一个实参用了两次",
    "keyword-dropped": "丢掉了关键字参数",
    "axis-changed": "换了 axis",
    "attribute-dropped": "丢掉了 .T",
    "slice-changed": "改了切片",
    "filter-dropped": "丢掉了推导式里的条件",
    "elements-dropped": "少处理了第一个或最后一个元素",
    "range-off-by-one": "range 差一",
    # In a statement
    "guard-dropped": "丢掉了前置判断",
    "condition-fixed": "条件恒真、恒假或取反",
    "raise-dropped": "不抛异常，或抛出另一种",
    "statement-dropped": "丢掉了一条语句",
    "increment-changed": "改了累加",
    "assignment-in-place": "改成了原地运算",
    "return-emptied": "返回 None",
    "magnitude-taken": "取了绝对值",
    "loop-cut-short": "循环提前结束",
    "context-dropped": "丢掉了 with",
    "handler-dropped": "丢掉了 except",
    # With texts, dictionaries, order and generators
    "method-changed": "换了方法",
    "default-dropped": "丢掉了查找的默认值",
    "order-reversed": "排序方向相反",
    "text-changed": "改了文字常量",
    "format-dropped": "丢掉了格式说明",
    "yield-dropped": "少产出一项",
    # Around the whole answer
    "arguments-in-float32": "参数先转成 float32",
    "arguments-cut-to-integers": "参数先取整",
    "arguments-made-positive": "参数先取绝对值",
    "first-element-of-each-dropped": "丢掉每个参数的第一个元素",
    "last-element-of-each-dropped": "丢掉每个参数的最后一个元素",
    "second-argument-taken-for-the-first": "所有参数都用了第一个",
    "arguments-reversed": "参数顺序颠倒",
    "elements-of-the-first-reversed": "第一个参数的元素倒序",
    "elements-sorted": "元素先排序",
    "negative-elements-taken-for-zero": "负元素当成 0",
    "tiny-elements-taken-for-zero": "很小的元素当成 0",
    "lists-refused": "不接受列表",
    "tuples-refused": "不接受元组",
    "arrays-refused": "不接受数组",
    "integer-arrays-refused": "不接受整数数组",
    "float32-refused": "不接受 float32",
    "single-elements-refused": "不接受单个元素",
    "single-rows-refused": "不接受单独一行",
    "arrays-changed-before": "计算前原地修改了数组",
    "first-answer-given-for-ever": "永远返回第一次的结果",
    "equal-call-answered-otherwise": "同样的调用第二次结果不同",
    "exceptions-swallowed": "吞掉了异常",
    "exceptions-of-another-kind": "抛出了另一种异常",
    "answer-printed": "只打印、不返回",
    "answer-as-text": "返回了字符串",
    "answer-in-float32": "返回了 float32",
    "answer-by-way-of-float32": "结果经过 float32",
    "answer-cut-to-an-integer": "结果取整",
    "answer-cut-to-integers": "结果取整",
    "answer-rounded-to-6-places": "结果四舍五入到 6 位",
    "answer-in-a-list": "结果放进了列表",
    "answer-in-an-array": "结果放进了数组",
    "answer-with-the-other-sign": "结果变号",
    "answer-made-positive": "结果取绝对值",
    "answer-plus-1e-6": "结果加上 1e-6",
    "tiny-answer-taken-for-zero": "很小的结果当成 0",
    "answer-as-a-truth-value": "结果变成真假值",
    "answer-as-lists": "返回列表而不是数组",
    "answer-transposed": "结果转置",
    "answer-flattened": "结果展平",
    "answer-with-one-axis-more": "结果多了一维",
    "tiny-elements-of-the-answer-taken-for-zero": "结果中很小的元素当成 0",
    "diagonal-of-the-answer-set-to-1": "结果的对角线一律为 1",
    "diagonal-of-the-answer-set-to-0": "结果的对角线一律为 0",
    "only-the-diagonal-answered": "只有对角线有结果",
    "lower-triangle-left-empty": "下三角没有填",
    "rows-of-the-answer-in-reverse": "结果各行倒序",
    "pair-in-reverse": "两个值颠倒",
    "first-of-the-pair-alone": "只返回第一个值",
    "second-of-the-pair-alone": "只返回第二个值",
    "first-of-the-pair-twice": "第一个值返回了两次",
    "pair-as-an-array": "返回数组而不是一对值",
    "pair-as-a-dictionary": "返回了字典",
    "pair-with-a-third": "多返回了一个值",
    **{
        f"{which}-of-the-pair-{name}": f"{word}个值{said}"
        for which, word in (("first", "第一"), ("second", "第二"))
        for name, said in (
            ("in-float32", "是 float32"),
            ("in-a-list", "放进了列表"),
            ("made-positive", "取了绝对值"),
            ("with-the-other-sign", "变号"),
            ("plus-1e-6", "加上了 1e-6"),
            ("tiny-taken-for-zero", "很小时当成 0"),
        )
    },
}
_IN_PLACE = {
    "scaled-in-place": "被原地缩放",
    "filled-in-place-if-integers": "（整数数组）被原地改写",
    "filled-in-place-if-float32": "（float32）被原地改写",
    "emptied-if-a-list": "（列表）被清空",
}


def operator_text(name: str) -> Text:
    """An operator's name as people read it."""
    english = re.sub(r"(?<=1e)\s", "-", name.replace("-", " "))
    match = _ARGUMENT.fullmatch(name)
    if match is not None:
        return Text(en=english, zh=f"第 {match[1]} 个参数{_IN_PLACE[match[2]]}")
    return Text(en=english, zh=_CHINESE[name])
