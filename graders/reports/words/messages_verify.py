"""Messages of `verify` about an assignment, in English and Chinese: *what is wrong; what to do*."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

VERIFYING: dict[Slug, Message] = {
    Slug.AUTHOR_FILES_TWICE: Message(
        what=Text(en="stands beside the folder `{folder}`", zh="与文件夹 `{folder}` 同时存在"),
        remedy=Text(en="keep one of them", zh="请只保留一个"),
    ),
    Slug.USUAL_UNKNOWN: Message(
        what=Text(
            en="there is no `{name}` among the usual mistakes{near}", zh="常见错误里没有 `{name}`{near}"
        ),
        remedy=Text(en="name one of {names}", zh="请从 {names} 中选择"),
    ),
    Slug.ALTERNATIVES_UNREADABLE: Message(
        what=Text(en="has no table of its functions", zh="没有列出函数的表"),
        remedy=Text(
            en='write ALTERNATIVES = {{"question": (function, …)}} with plain names',
            zh='请写 ALTERNATIVES = {{"题目": (函数, …)}}，只用名字',
        ),
    ),
    Slug.ALTERNATIVE_MISSING: Message(
        what=Text(
            en="there is no function `{name}` in this file{near}", zh="本文件里没有函数 `{name}`{near}"
        ),
        remedy=Text(en="define it, or take it off the table", zh="请定义它，或从表中删去"),
    ),
    Slug.ALTERNATIVE_NOT_RUN: Message(
        what=Text(en="was not run: {library} is not installed", zh="没有运行：未安装 {library}"),
        remedy=Text(en="install it to have this one tried as well", zh="安装后才会一并检查"),
    ),
    Slug.ALTERNATIVE_NOT_GRADED: Message(
        what=Text(en="could not be graded ({reason})", zh="无法批改（{reason}）"),
        remedy=Text(en="run `grade.py grade` on it to see why", zh="请用 `grade.py grade` 查看原因"),
    ),
    Slug.ALTERNATIVE_FAILS: Message(
        what=Text(
            en="loses `{check}` of `{question}`, though it is called a right answer",
            zh="列为正确写法，却在 `{question}` 的 `{check}` 上失分",
        ),
        remedy=Text(en="mend it, or the check that refuses it", zh="请修正它，或修正拒绝它的检查项"),
    ),
    Slug.ALTERNATIVE_BREAKS_RULE: Message(
        what=Text(
            en="breaks the source rule of `{question}`, though it is called a right answer",
            zh="列为正确写法，却违反了 `{question}` 的写法规则",
        ),
        remedy=Text(en="write it without, or change `forbid`", zh="请换一种写法，或修改 `forbid`"),
    ),
    Slug.ALTERNATIVE_DIFFERS: Message(
        what=Text(
            en="differs from the reference of `{question}` where no check looks",
            zh="在检查不到的地方与 `{question}` 的参考答案不同",
        ),
        remedy=Text(
            en="mend it, add the case below, or raise LeftOpenError in the reference",
            zh="请修正它、加入下面的用例，或在参考答案中抛出 LeftOpenError",
        ),
    ),
    Slug.REFERENCE_FAILS: Message(
        what=Text(
            en="the reference gives no answer to this case ({reason})",
            zh="参考答案回答不了这个用例（{reason}）",
        ),
        remedy=Text(en="mend the reference, or take the case out", zh="请修正参考答案，或删去该用例"),
    ),
    Slug.REFERENCE_LEAVES_OPEN: Message(
        what=Text(
            en="the reference leaves open what a case asks", zh="参考答案把这个用例列为不考，却有用例考它"
        ),
        remedy=Text(
            en="take the case out, or let the reference answer it", zh="请删去该用例，或让参考答案作答"
        ),
    ),
    Slug.REFERENCE_RAISES_NOT: Message(
        what=Text(
            en="the reference returns a value where the case demands {expected}",
            zh="用例要求抛出 {expected}，参考答案却返回了值",
        ),
        remedy=Text(en="raise it, or take `raises` out", zh="请让它抛出，或删去 `raises`"),
    ),
    Slug.REFERENCE_RAISES_ANOTHER: Message(
        what=Text(
            en="the reference raises another exception ({reason}) than {expected}, which the case demands",
            zh="用例要求抛出 {expected}，参考答案抛出的却是另一种异常（{reason}）",
        ),
        remedy=Text(en="change one of them", zh="请改其中之一"),
    ),
    Slug.REFERENCE_CHANGES: Message(
        what=Text(en="the reference changes its argument `{name}`", zh="参考答案修改了传入的参数 `{name}`"),
        remedy=Text(en="let it work on a copy", zh="请让它在副本上计算"),
    ),
    Slug.REFERENCE_DIFFERS: Message(
        what=Text(
            en="the reference answers the same call differently the second time",
            zh="参考答案对同样的调用第二次回答不同",
        ),
        remedy=Text(en="let nothing be kept or drawn at random", zh="请不要保留状态，也不要用随机数"),
    ),
    Slug.REFERENCE_NOT_EXACT: Message(
        what=Text(
            en="the tolerance is `rounding`, but the reference returns {found}",
            zh="容差是 `rounding`，参考答案返回的却是 {found}",
        ),
        remedy=Text(
            en="return graders.authoring.Exact, or use `close`",
            zh="请返回 graders.authoring.Exact，或改用 `close`",
        ),
    ),
    Slug.GAUGE_SHAPE: Message(
        what=Text(
            en="the gauge has the shape {gauge}, but the value {value}",
            zh="gauge 的形状是 {gauge}，而 value 是 {value}",
        ),
        remedy=Text(en="give each element its own gauge", zh="请为每个元素给出各自的 gauge"),
    ),
    Slug.GAUGE_NEGATIVE: Message(
        what=Text(en="the gauge is negative or not finite", zh="gauge 为负或不是有限数"),
        remedy=Text(en="add up absolute values", zh="请把绝对值相加"),
    ),
    Slug.ROUNDINGS_WRONG: Message(
        what=Text(en="roundings is {found}", zh="roundings 是 {found}"),
        remedy=Text(
            en="give the whole number of rounded operations, at least 1",
            zh="请给出舍入运算的次数（整数，至少为 1）",
        ),
    ),
    Slug.TEMPLATE_EARNS: Message(
        what=Text(
            en="the untouched template earns {points} points at `{check}`",
            zh="空模板在 `{check}` 上得了 {points} 分",
        ),
        remedy=Text(en="add a case that an empty answer fails", zh="请加入空答案通不过的用例"),
    ),
    Slug.TEMPLATE_FAILS: Message(
        what=Text(en="the untouched template does not run ({reason})", zh="空模板无法运行（{reason}）"),
        remedy=Text(
            en="mend the chapter's code or the question's starter", zh="请修正章节代码或题目的 starter"
        ),
    ),
    Slug.RULE_NAME_UNKNOWN: Message(
        what=Text(
            en="`{name}` is nothing that Python or NumPy has{near}",
            zh="Python 和 NumPy 里都没有 `{name}`{near}",
        ),
        remedy=Text(
            en="mend it, or list it under `names_elsewhere` if it is of another library",
            zh="请改正，若属于其他库请写进 `names_elsewhere`",
        ),
    ),
    Slug.RULE_UNBROKEN: Message(
        what=Text(en="no misconception breaks this rule", zh="没有任何误解会违反这条规则"),
        remedy=Text(
            en='add one with check="{check}" that answers right and breaks it',
            zh='请加入一个 check="{check}" 的误解：结果正确，但违反规则',
        ),
    ),
    Slug.MISCONCEPTION_RIGHT: Message(
        what=Text(
            en="is no mistake: it answers like the reference on all cases and {inputs} more inputs",
            zh="并没有错：在全部用例和另外 {inputs} 个输入上都与参考答案一致",
        ),
        remedy=Text(en="make it wrong, or take it out", zh="请把它写错，或删去"),
    ),
    Slug.MISCONCEPTION_UNCAUGHT: Message(
        what=Text(
            en="is caught by no check of `{question}`, though an input tells it",
            zh="`{question}` 的检查项都查不出它，而下面的输入可以",
        ),
        remedy=Text(en="add the case below", zh="请加入该用例"),
    ),
    Slug.MISCONCEPTION_TOLERATED: Message(
        what=Text(
            en="is off by {error} of the right value, which the tolerance of `{question}` lets through",
            zh="与正确值相差 {error}（相对），`{question}` 的容差却放过了它",
        ),
        remedy=Text(en="make it smaller", zh="请缩小容差"),
    ),
    Slug.PRICE_NOT_KEPT: Message(
        what=Text(
            en="loses {lost} points, and its price is {price}", zh="失去 {lost} 分，而它的价格是 {price} 分"
        ),
        remedy=Text(
            en="change the price, or split the checks that it fails for other reasons",
            zh="请修改价格，或把它因其他原因而失分的检查项拆开",
        ),
    ),
    Slug.PRICES_NOT_KEPT: Message(
        what=Text(
            en="both in one answer ({names}) lose {lost} points, and cost {price} together",
            zh="两者同在一个答案里（{names}）失去 {lost} 分，而两者的价格合计 {price} 分",
        ),
        remedy=Text(
            en="split the checks in which both show, or write the combination as a misconception of its own",
            zh="请把两者都出现的检查项拆开，或把这种组合写成单独的误解",
        ),
    ),
    Slug.PRICE_UNSAID: Message(
        what=Text(
            en="has no sentence `{said}` in its statement ({language}), and an idea with a price quotes one",
            zh="的题目（{language}）里没有 `{said}` 这句话，而有价格的误解必须引用题目",
        ),
        remedy=Text(
            en="write the sentence into the statement, or quote one that is there",
            zh="请把这句话写进题目，或引用题目中已有的话",
        ),
    ),
    Slug.MISCONCEPTION_ELSEWHERE: Message(
        what=Text(
            en="does not fail at `{check}`, but at {caught}", zh="没有在 `{check}` 上失分，而是在 {caught} 上"
        ),
        remedy=Text(
            en="name one of these, or add a case to `{check}`", zh="请改为其中之一，或为 `{check}` 增加用例"
        ),
    ),
    Slug.MISCONCEPTION_KEEPS_RULE: Message(
        what=Text(en="is named for `{check}`, but breaks no rule", zh="指明的是 `{check}`，却没有违反规则"),
        remedy=Text(
            en="do what it forbids, or name another check", zh="请用上被禁止的写法，或指明另一个检查项"
        ),
    ),
    Slug.MISCONCEPTION_TWICE: Message(
        what=Text(en="answers every case like `{other}`", zh="对每个用例的回答都与 `{other}` 相同"),
        remedy=Text(
            en="give both the same `idea`, add a case that tells them apart, or take one out",
            zh="请给两者相同的 `idea`，或加入能区分它们的用例，或删去一个",
        ),
    ),
    Slug.CHECK_GIVEN_AWAY: Message(
        what=Text(en="is earned by `{answer}`, which looks at nothing", zh="只写 `{answer}` 就能得分"),
        remedy=Text(
            en="add a case that it fails, or let the check need another",
            zh="请加入它通不过的用例，或用 needs 依赖另一个检查项",
        ),
    ),
    Slug.CHECK_USELESS: Message(
        what=Text(
            en="catches no mutant, no misconception and no constant answer",
            zh="查不出任何变异、误解或常数答案",
        ),
        remedy=Text(
            en="add a case that something wrong fails, or take the check out",
            zh="请加入错误写法通不过的用例，或删去该检查项",
        ),
    ),
    Slug.MUTANT_SURVIVES: Message(
        what=Text(
            en="`{question}` does not notice this change: {change}",
            zh="`{question}` 察觉不到这处改动：{change}",
        ),
        remedy=Text(
            en="add the case below, or raise LeftOpenError in the reference",
            zh="请加入下面的用例，或在参考答案中抛出 LeftOpenError",
        ),
    ),
    Slug.MUTANT_SURVIVES_BESIDE: Message(
        what=Text(
            en="`{question}` does not notice this change: {change} (it shows beside the cases alone)",
            zh="`{question}` 察觉不到这处改动：{change}（只在用例之外才显现）",
        ),
        remedy=Text(
            en="add the case below if the statement asks it, or raise LeftOpenError in the reference",
            zh="若题目要求如此，请加入下面的用例，否则请在参考答案中抛出 LeftOpenError",
        ),
    ),
    Slug.NOT_VARIED: Message(
        what=Text(
            en="was tried on the cases as they are, without varying {what}",
            zh="只按用例原样试过，没有变化 {what}",
        ),
        remedy=Text(
            en="see that the cases ask enough, or say in `parameters` what each may be",
            zh="请确认用例足够，或在 `parameters` 中写明各参数的取值范围",
        ),
    ),
}
