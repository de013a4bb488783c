"""What there is to say about assignment files, in English and Chinese: *what is wrong; what to do*."""

from __future__ import annotations

from graders.model.text import Text

OF_FILES: dict[str, Text] = {
    "yaml-invalid": Text(
        en="is not YAML ({reason}); mend this line",
        zh="不是合法的 YAML（{reason}）；请修改这一行",
    ),
    "yaml-not-mapping": Text(
        en="is not a mapping; begin with `schema: graders/assignment/1`",
        zh="不是映射；请以 `schema: graders/assignment/1` 开头",
    ),
    "key-twice": Text(
        en="this key stands twice, first at line {first}; remove one of them",
        zh="这个键出现了两次，第一次在第 {first} 行；请删去一个",
    ),
    "key-missing": Text(
        en="is required, but missing; add it (see docs/assignment-format.md)",
        zh="是必需的，但没有写；请补上（见 docs/assignment-format.md）",
    ),
    "key-renamed": Text(
        en="is the name of an earlier version; it is called `{name}` now, rename it",
        zh="是旧版本的键名；现在叫 `{name}`，请改名",
    ),
    "key-unknown": Text(
        en="is not a key that is known here{near}; the keys are {known}",
        zh="这里没有这个键{near}；可用的键有 {known}",
    ),
    "key-not-here": Text(
        en="does not go with family `{family}`; its keys are {known}",
        zh="不能与 family `{family}` 一起使用；它的键有 {known}",
    ),
    "wrong-kind": Text(
        en="expected {expected}, found {found}; change the value",
        zh="应为 {expected}，实际是 {found}；请修改这个值",
    ),
    "wrong-length": Text(
        en="has {found} entries, which is too few or too many; see docs/assignment-format.md",
        zh="有 {found} 项，过多或过少；见 docs/assignment-format.md",
    ),
    "value-not-allowed": Text(
        en="{found} is not allowed; write {allowed}",
        zh="不允许 {found}；请写 {allowed}",
    ),
    "value-out-of-range": Text(
        en="{found} is out of range; it has to be {bound}",
        zh="{found} 超出范围；必须 {bound}",
    ),
    "values-ambiguous": Text(
        en="says more than one thing, or nothing; give low and high, or integers, or magnitudes",
        zh="写了多种取值方式或一种也没写；请只写 low 和 high、或 integers、或 magnitudes",
    ),
    "points-differ": Text(
        en="is {points}, but the checks add up to {total}; change one of them",
        zh="是 {points}，但各检查项合计 {total}；请改其中之一",
    ),
    "id-twice": Text(
        en="`{name}` is used twice; choose another id",
        zh="`{name}` 重复使用；请换一个 id",
    ),
    "id-reserved": Text(
        en="`{name}` is the name of a built-in check; choose another id",
        zh="`{name}` 是内置检查项的名字；请换一个 id",
    ),
    "name-unknown": Text(
        en="`{name}` is not there; it has to be one of {known}",
        zh="没有 `{name}`；应为 {known} 之一",
    ),
    "public-needs-hidden": Text(
        en="a public check cannot need the hidden `{name}`; make that one public as well",
        zh="公开的检查项不能依赖隐藏的 `{name}`；请把后者也设为公开",
    ),
    "rule-empty": Text(
        en="names nothing; list names, operators or syntax",
        zh="没有写明任何内容；请列出 names、operators 或 syntax",
    ),
    "text-has-checks": Text(
        en="a text is graded by hand and has no checks; remove them",
        zh="文字题由人工评分，没有检查项；请删去",
    ),
    "variable-has-cases": Text(
        en="a variable is read, not called; remove the cases and name an item",
        zh="变量是读取的，不是调用的；请删去 cases 并写明 item",
    ),
    "tolerance-empty": Text(
        en="`close` needs rtol or atol; add one",
        zh="`close` 需要 rtol 或 atol；请补上",
    ),
    "args-or-family": Text(
        en="a case has either `args` or `family`; write one of them",
        zh="每个 case 要么写 `args`，要么写 `family`；请写其中一个",
    ),
    "argument-count": Text(
        en="has {found} entries, but the function has {expected} parameters; write one for each",
        zh="有 {found} 项，但函数有 {expected} 个参数；请逐个写明",
    ),
    "argument-kind": Text(
        en="is or holds a value of type {found}, which no call can be given; write numbers, texts or lists, "
        "and a date in quotes",
        zh="是或含有类型为 {found} 的值，无法作为参数；请写数、文字或列表，日期请加引号",
    ),
    "argument-too-large": Text(
        en="holds a whole number of more than 4,296 digits ({found}); write a smaller one",
        zh="含有超过 4296 位的整数（{found}）；请写小一些的数",
    ),
    "array-holds": Text(
        en="is given as `{container}`, but contains {found}; write numbers only, or give it as `list`",
        zh="以 `{container}` 给出，却含有 {found}；请只写数，或改为以 `list` 给出",
    ),
    "array-mixes": Text(
        en="is given as `{container}`, but mixes true and false with numbers; "
        "write one kind, or give it as `list`",
        zh="以 `{container}` 给出，却把 true、false 与数混在一起；请只写一种，或改为以 `list` 给出",
    ),
    "array-ragged": Text(
        en="is given as `{container}`, but has rows of different lengths; "
        "make them equal, or give it as `list`",
        zh="以 `{container}` 给出，但各行长度不同；请写成一样长，或改为以 `list` 给出",
    ),
    "array-too-large": Text(
        en="is given as `{container}`, but {found} has more than 64 bits; "
        "write a smaller number, or give it as `list`",
        zh="以 `{container}` 给出，但 {found} 超过 64 位；请写小一些的数，或改为以 `list` 给出",
    ),
    "exception-unknown": Text(
        en="`{name}` is not a built-in exception; write one such as ValueError",
        zh="`{name}` 不是内置异常；请写 ValueError 之类",
    ),
    "axis-not-whole": Text(
        en="would draw a number with a fraction for `{name}`; "
        "add values_for: {{{name}: {{integers: [0, 1]}}}} or the like",
        zh="会给 `{name}` 取带小数的数；请加上 values_for: {{{name}: {{integers: [0, 1]}}}} 之类",
    ),
    "starter-not-python": Text(
        en="is not Python ({reason}); write the body of the function, or the whole `def {name}(…):`",
        zh="不是 Python 代码（{reason}）；请写函数体，或完整的 `def {name}(…):`",
    ),
    "size-missing": Text(
        en="does not say what `{letter}` is; add `{letter}: 3` or the like",
        zh="没有说明 `{letter}` 是多少；请加上 `{letter}: 3` 之类",
    ),
}
