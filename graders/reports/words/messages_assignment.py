"""Messages about assignment files, in English and Chinese: *what is wrong; what to do*."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

OF_FILES: dict[Slug, Message] = {
    Slug.YAML_INVALID: Message(
        what=Text(en="is not YAML ({reason})", zh="不是合法的 YAML（{reason}）"),
        remedy=Text(en="mend this line", zh="请修改这一行"),
    ),
    Slug.YAML_NOT_MAPPING: Message(
        what=Text(en="is not a mapping", zh="不是映射"),
        remedy=Text(
            en="begin with `schema: graders/assignment/1`", zh="请以 `schema: graders/assignment/1` 开头"
        ),
    ),
    Slug.KEY_TWICE: Message(
        what=Text(
            en="this key stands twice, first at line {first}", zh="这个键出现了两次，第一次在第 {first} 行"
        ),
        remedy=Text(en="remove one of them", zh="请删去一个"),
    ),
    Slug.KEY_MISSING: Message(
        what=Text(en="is required, but missing", zh="是必需的，但没有写"),
        remedy=Text(en="add it (see docs/assignment-format.md)", zh="请补上（见 docs/assignment-format.md）"),
    ),
    Slug.KEY_RENAMED: Message(
        what=Text(en="is the name of an earlier version", zh="是旧版本的键名"),
        remedy=Text(en="it is called `{name}` now, rename it", zh="现在叫 `{name}`，请改名"),
    ),
    Slug.KEY_UNKNOWN: Message(
        what=Text(en="is not a key that is known here{near}", zh="这里没有这个键{near}"),
        remedy=Text(en="the keys are {known}", zh="可用的键有 {known}"),
    ),
    Slug.KEY_NOT_HERE: Message(
        what=Text(en="does not go with family `{family}`", zh="不能与 family `{family}` 一起使用"),
        remedy=Text(en="its keys are {known}", zh="它的键有 {known}"),
    ),
    Slug.WRONG_KIND: Message(
        what=Text(en="expected {expected}, found {found}", zh="应为 {expected}，实际是 {found}"),
        remedy=Text(en="change the value", zh="请修改这个值"),
    ),
    Slug.WRONG_LENGTH: Message(
        what=Text(en="has {found} entries, which is too few or too many", zh="有 {found} 项，过多或过少"),
        remedy=Text(en="see docs/assignment-format.md", zh="见 docs/assignment-format.md"),
    ),
    Slug.VALUE_NOT_ALLOWED: Message(
        what=Text(en="{found} is not allowed", zh="不允许 {found}"),
        remedy=Text(en="write {allowed}", zh="请写 {allowed}"),
    ),
    Slug.VALUE_OUT_OF_RANGE: Message(
        what=Text(en="{found} is out of range", zh="{found} 超出范围"),
        remedy=Text(en="it has to be {bound}", zh="必须 {bound}"),
    ),
    Slug.VALUES_AMBIGUOUS: Message(
        what=Text(en="says more than one thing, or nothing", zh="写了多种取值方式或一种也没写"),
        remedy=Text(
            en="give low and high, or integers, or magnitudes",
            zh="请只写 low 和 high、或 integers、或 magnitudes",
        ),
    ),
    Slug.POINTS_DIFFER: Message(
        what=Text(
            en="is {points}, but the checks add up to {total}", zh="是 {points}，但各检查项合计 {total}"
        ),
        remedy=Text(en="change one of them", zh="请改其中之一"),
    ),
    Slug.ID_TWICE: Message(
        what=Text(en="`{name}` is used twice", zh="`{name}` 重复使用"),
        remedy=Text(en="choose another id", zh="请换一个 id"),
    ),
    Slug.ID_RESERVED: Message(
        what=Text(en="`{name}` is the name of a built-in check", zh="`{name}` 是内置检查项的名字"),
        remedy=Text(en="choose another id", zh="请换一个 id"),
    ),
    Slug.NAME_UNKNOWN: Message(
        what=Text(en="`{name}` is not there", zh="没有 `{name}`"),
        remedy=Text(en="it has to be one of {known}", zh="应为 {known} 之一"),
    ),
    Slug.PUBLIC_NEEDS_HIDDEN: Message(
        what=Text(
            en="a public check cannot need the hidden `{name}`", zh="公开的检查项不能依赖隐藏的 `{name}`"
        ),
        remedy=Text(en="make that one public as well", zh="请把后者也设为公开"),
    ),
    Slug.RULE_EMPTY: Message(
        what=Text(en="names nothing", zh="没有写明任何内容"),
        remedy=Text(en="list names, operators or syntax", zh="请列出 names、operators 或 syntax"),
    ),
    Slug.TEXT_IN_ONE_LANGUAGE: Message(
        what=Text(
            en="is in one language, and the assignment is in {languages}",
            zh="只有一种语言，而作业用的是 {languages}",
        ),
        remedy=Text(
            en="write `{{en: …, zh: …}}`, or say `languages: [en]` or `[zh]` at the top",
            zh="请写成 `{{en: …, zh: …}}`，或在文件开头写 `languages: [en]` 或 `[zh]`",
        ),
    ),
    Slug.TEXT_HAS_CHECKS: Message(
        what=Text(en="a text is graded by hand and has no checks", zh="文字题由人工评分，没有检查项"),
        remedy=Text(en="remove them", zh="请删去"),
    ),
    Slug.VARIABLE_HAS_CASES: Message(
        what=Text(en="a variable is read, not called", zh="变量是读取的，不是调用的"),
        remedy=Text(en="remove the cases and name an item", zh="请删去 cases 并写明 item"),
    ),
    Slug.TOLERANCE_EMPTY: Message(
        what=Text(en="`close` needs rtol or atol", zh="`close` 需要 rtol 或 atol"),
        remedy=Text(en="add one", zh="请补上"),
    ),
    Slug.ARGS_OR_FAMILY: Message(
        what=Text(
            en="a case has one of `call`, `args`, `family` and `steps`",
            zh="每个 case 只写 `call`、`args`、`family`、`steps` 之一",
        ),
        remedy=Text(en="write one of them", zh="请写其中一个"),
    ),
    Slug.TRIES_WITHOUT_SEED: Message(
        what=Text(
            en="asks again with other seeds, but there is no `rng`", zh="要用其他种子再试，但没有写 `rng`"
        ),
        remedy=Text(en="write `rng`, the first seed", zh="请写 `rng`（第一个种子）"),
    ),
    Slug.CALL_NOT_READ: Message(
        what=Text(
            en="is not Python that can be read here ({reason})", zh="不是这里能读懂的 Python（{reason}）"
        ),
        remedy=Text(
            en="write literals, np.array and its like, pd.DataFrame, sets or dates",
            zh="请写字面值、np.array 之类、pd.DataFrame、集合或日期",
        ),
    ),
    Slug.CALL_OF_ANOTHER: Message(
        what=Text(
            en="calls `{name}`, and the question is `{question}`",
            zh="调用的是 `{name}`，而本题是 `{question}`",
        ),
        remedy=Text(en="call that one", zh="请调用本题的函数"),
    ),
    Slug.LEEWAY_NOT_HERE: Message(
        what=Text(
            en="says nothing to `returns: {kind}`, which compares numbers",
            zh="不能与 `returns: {kind}` 一起使用",
        ),
        remedy=Text(
            en="leave `returns` out, or write `returns: value`", zh="请省略 `returns`，或写 `returns: value`"
        ),
    ),
    Slug.ARGUMENT_COUNT: Message(
        what=Text(
            en="has {found} entries, but the function has {expected} parameters",
            zh="有 {found} 项，但函数有 {expected} 个参数",
        ),
        remedy=Text(en="write no more than one for each", zh="每个参数最多写一项"),
    ),
    Slug.ARGUMENT_KIND: Message(
        what=Text(
            en="is or holds a value of type {found}, which no call can be given",
            zh="是或含有类型为 {found} 的值，无法作为参数",
        ),
        remedy=Text(
            en="write numbers, texts or lists, and a date in quotes", zh="请写数、文字或列表，日期请加引号"
        ),
    ),
    Slug.ARGUMENT_TOO_LARGE: Message(
        what=Text(
            en="holds a whole number of more than 4,296 digits ({found})",
            zh="含有超过 4296 位的整数（{found}）",
        ),
        remedy=Text(en="write a smaller one", zh="请写小一些的数"),
    ),
    Slug.ARRAY_HOLDS: Message(
        what=Text(
            en="is given as `{container}`, but contains {found}", zh="以 `{container}` 给出，却含有 {found}"
        ),
        remedy=Text(en="write numbers only, or give it as `list`", zh="请只写数，或改为以 `list` 给出"),
    ),
    Slug.ARRAY_MIXES: Message(
        what=Text(
            en="is given as `{container}`, but mixes true and false with numbers",
            zh="以 `{container}` 给出，却把 true、false 与数混在一起",
        ),
        remedy=Text(en="write one kind, or give it as `list`", zh="请只写一种，或改为以 `list` 给出"),
    ),
    Slug.ARRAY_RAGGED: Message(
        what=Text(
            en="is given as `{container}`, but has rows of different lengths",
            zh="以 `{container}` 给出，但各行长度不同",
        ),
        remedy=Text(en="make them equal, or give it as `list`", zh="请写成一样长，或改为以 `list` 给出"),
    ),
    Slug.ARRAY_TOO_LARGE: Message(
        what=Text(
            en="is given as `{container}`, but {found} has more than 64 bits",
            zh="以 `{container}` 给出，但 {found} 超过 64 位",
        ),
        remedy=Text(
            en="write a smaller number, or give it as `list`", zh="请写小一些的数，或改为以 `list` 给出"
        ),
    ),
    Slug.EXCEPTION_UNKNOWN: Message(
        what=Text(en="`{name}` is not a built-in exception", zh="`{name}` 不是内置异常"),
        remedy=Text(en="write one such as ValueError", zh="请写 ValueError 之类"),
    ),
    Slug.AXIS_NOT_WHOLE: Message(
        what=Text(en="would draw a number with a fraction for `{name}`", zh="会给 `{name}` 取带小数的数"),
        remedy=Text(
            en="add values_for: {{{name}: {{integers: [0, 1]}}}} or the like",
            zh="请加上 values_for: {{{name}: {{integers: [0, 1]}}}} 之类",
        ),
    ),
    Slug.STARTER_NOT_PYTHON: Message(
        what=Text(en="is not Python ({reason})", zh="不是 Python 代码（{reason}）"),
        remedy=Text(
            en="write the body of the function, or the whole `def {name}(…):`",
            zh="请写函数体，或完整的 `def {name}(…):`",
        ),
    ),
    Slug.SIZE_MISSING: Message(
        what=Text(en="does not say what `{letter}` is", zh="没有说明 `{letter}` 是多少"),
        remedy=Text(en="add `{letter}: 3` or the like", zh="请加上 `{letter}: 3` 之类"),
    ),
}
