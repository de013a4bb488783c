"""What is said about values of every kind, about output, files and drawings, in English and Chinese."""

from __future__ import annotations

from graders.model.text import Text

HIDDEN = Text(
    en="the answer is wrong; try inputs of the kind that the check names",
    zh="答案不对；请用该检查项所说的那类输入自己试一试",
)
TASK = Text(
    en="is not answered as it should be; make this call yourself, and compare with what is expected",
    zh="的结果不对；请自己执行这次调用，并与应有的结果对照",
)
IN_PART = Text(en="at {path} {said}", zh="在 {path} 处，{said}")
IN_STEP = Text(
    en="step {number}, `{text}`: {said}",
    zh="第 {number} 步 `{text}`：{said}",
)
WRONG_CLASS = Text(
    en="{what} is {actual}, but should be {expected}; return that type",
    zh="{what}是 {actual}，但应为 {expected}；请返回这种类型",
)
WRONG_CLASS_HIDDEN = Text(
    en="the answer, or something in it, is of a type that it should not have; return the type that the "
    "statement names",
    zh="答案或其中某个值的类型不对；请返回题目所说的类型",
)
TOO_LARGE = Text(
    en="{what} is a {actual} to be read; return {expected}, with no more in it than is asked for",
    zh="{what}过大，无法读取（{actual}）；请返回 {expected}，不要包含多余的内容",
)
NOTHING_RETURNED = Text(
    en="returned nothing (None), but should return {expected}; end every path with `return`",
    zh="没有返回值（None），但应返回 {expected}；每条路径都要以 `return` 结束",
)
WRONG_LENGTH = Text(
    en="{what} has {actual} members, but should have {expected}; look at where the first and the last come from",
    zh="{what}有 {actual} 个成员，但应有 {expected} 个；请检查第一个和最后一个是怎么来的",
)
MISSING = Text(
    en="{what} lacks the {of} {missing}; add what is missing",
    zh="{what}缺少{of} {missing}；请补上",
)
EXTRA = Text(
    en="{what} has the {of} {extra}, which should not be there; leave them out",
    zh="{what}多出了{of} {extra}；请去掉",
)
OTHER_MEMBERS = Text(
    en="{what} lacks the {of} {missing}, and has {extra} instead; compare with the statement",
    zh="{what}缺少{of} {missing}，却有 {extra}；请与题目对照",
)
OF = {
    "keys": Text(en="keys", zh="键"),
    "columns": Text(en="columns", zh="列"),
    "fields": Text(en="fields", zh="字段"),
    "members": Text(en="members", zh="成员"),
}
NOT_EQUAL = Text(
    en="{what} is {actual}, but should be {expected}; compare the two",
    zh="{what}是 {actual}，但应为 {expected}；请对照两者",
)
INSTEAD_OF_RAISING = Text(
    en="{what} is {actual}, but {expected} should be raised; test for this case and raise it",
    zh="{what}是 {actual}，但应抛出 {expected}；请判断这种情况并抛出该异常",
)
THE_OUTPUT = Text(en="the output", zh="输出")
THE_FILE = Text(en="the file `{file}`", zh="文件 `{file}` ")
OUTPUT = Text(
    en="line {line} of {whole} is {actual}, but should be {expected}; compare the two",
    zh="{whole}的第 {line} 行是 {actual}，但应为 {expected}；请对照两者",
)
OUTPUT_ENDS = Text(
    en="{whole} ends before line {line}, which should be {expected}; add what is missing",
    zh="{whole}在第 {line} 行之前就结束了，而这一行应为 {expected}；请补上",
)
OUTPUT_GOES_ON = Text(
    en="{whole} should end before line {line}, and has {actual} there; leave out what is not asked for",
    zh="{whole}应在第 {line} 行之前结束，但这里还有 {actual}；请去掉多余的内容",
)
NOTHING_PRINTED = Text(
    en="nothing was printed, but line 1 should be {expected}; use print(…), which `return` does not replace",
    zh="没有打印任何内容，但第 1 行应为 {expected}；请使用 `print(…)`，它不能用 `return` 代替",
)
OUTPUT_HIDDEN = Text(
    en="the output is not what it should be; try inputs of the kind that the check names",
    zh="输出不对；请用该检查项所说的那类输入自己试一试",
)
NO_FILE = Text(
    en="wrote no file `{name}`; open it for writing under exactly this name",
    zh="没有写出文件 `{name}`；请用完全相同的文件名写出",
)
DRAWING_COUNT = Text(
    en="{actual} {of} were drawn, but there should be {expected}; draw as many as are asked for",
    zh="画了 {actual} 个{of}，但应有 {expected} 个；请按题目要求的数量画",
)
DRAWING_DATA = Text(
    en="axes {axes}: the {of} are not at the points where they should be; compare the data that you draw",
    zh="第 {axes} 个坐标系：{of}的数据不对；请核对所画的数据",
)
DRAWING_TEXT = Text(
    en="axes {axes}: the {of} is {actual}, but should be {expected}; set it",
    zh="第 {axes} 个坐标系：{of}是 {actual}，但应为 {expected}；请设置它",
)
DRAWING_LACKS = Text(
    en="axes {axes}: there is no {of}, but it should be {expected}; add it",
    zh="第 {axes} 个坐标系：没有{of}，但应为 {expected}；请加上",
)
DRAWN = {
    "figures": Text(en="figures", zh="图"),
    "axes": Text(en="axes", zh="坐标系"),
    "lines": Text(en="lines", zh="线"),
    "points": Text(en="collections of points", zh="散点集"),
    "bars": Text(en="bars", zh="条形"),
    "data of lines": Text(en="lines", zh="线"),
    "data of points": Text(en="points", zh="散点"),
    "data of bars": Text(en="bars", zh="条形"),
    "title": Text(en="title", zh="标题"),
    "xlabel": Text(en="label of the x-axis", zh="x 轴标签"),
    "ylabel": Text(en="label of the y-axis", zh="y 轴标签"),
    "xscale": Text(en="scale of the x-axis", zh="x 轴刻度类型"),
    "yscale": Text(en="scale of the y-axis", zh="y 轴刻度类型"),
    "legend": Text(en="legend", zh="图例"),
}
TOO_SLOW = Text(
    en="takes {ratio} times as long with an input ten times as large, but may take {allowed} times at most; "
    "look for a loop inside a loop, or work that is done again and again",
    zh="输入变为十倍时，用时变为 {ratio} 倍，但最多只能是 {allowed} 倍；请检查是否有循环套循环，或重复做同样的计算",
)
REMARK = Text(
    en="is not right; read the statement again, and check what you return",
    zh="的结果不对；请重读题目，检查返回的内容",
)
