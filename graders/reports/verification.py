"""The result of `verify`, as text for a terminal and as YAML for machines."""

from __future__ import annotations

import io
import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml
from rich.console import Console
from rich.text import Text as Rich

from graders.errors import Notice
from graders.model.assignment import Aspect
from graders.model.text import Language, Text
from graders.model.verification import Addition, BrokenLaw, Equivalent, Law, Mutant, Sameness, Verification
from graders.reports.clean import clean
from graders.reports.disclosure import Disclosure
from graders.reports.literals import literal
from graders.reports.wording import message
from graders.reports.words.messages import say
from graders.reports.words.operators import operator_text

_LAWS = {
    Law.REFERENCE: Text(en="the reference answers its {n} cases", zh="参考答案回答了全部 {n} 个用例"),
    Law.ALTERNATIVES: Text(en="{n} alternatives earn everything", zh="{n} 个其他写法都得满分"),
    Law.TEMPLATE: Text(en="the template earns nothing and breaks nothing", zh="空模板不得分，也不出错"),
    Law.RULES: Text(en="{n} source rules name what exists", zh="{n} 条写法规则所指的都确实存在"),
    Law.MISCONCEPTIONS: Text(
        en="{n} misconceptions lose points at the check that names them",
        zh="{n} 个常见误解都在指明它的检查项上失分",
    ),
    Law.PRICES: Text(
        en="{n} misconceptions with a price cost it once, and the statement rules them out",
        zh="{n} 个有价格的误解都只扣一次，且题目写明了",
    ),
    Law.CHECKS: Text(
        en="{n} checks each catch something, and nothing trivial earns one",
        zh="{n} 个检查项都能查出错误，随便写的答案都得不到分",
    ),
    Law.MUTANTS: Text(
        en="{n} mutants: {caught} caught, {survived} survive, {equivalent} equivalent; score {score}",
        zh="{n} 个变异：查出 {caught} 个，漏过 {survived} 个，等价 {equivalent} 个；得分 {score}",
    ),
}
_SAMENESS = {
    Sameness.CODE: Text(en="{n} compile to the same instructions", zh="{n} 个编译后指令相同"),
    Sameness.ANSWERS: Text(
        en="{n} answer like the reference on each of {least} to {most} inputs",
        zh="{n} 个在每题 {least} 至 {most} 个输入上都与参考答案一致",
    ),
}
_ADD = Text(en="to `{check}` of `{question}` add", zh="请在 `{question}` 的 `{check}` 中加入")
_NEW = Text(
    en="to `{question}` add a check, and a point to it", zh="请为 `{question}` 增加一个检查项，并给它 1 分"
)
_CLASSES = Text(en="equivalent", zh="等价")
_HOLDS = Text(en="every law holds", zh="全部成立")
_BROKEN = Text(en="{n} laws are broken", zh="有 {n} 处不成立")
_NEW_TITLES = {
    Aspect.VALUE: Text(en="More cases", zh="更多用例"),
    Aspect.INPUTS: Text(en="The arguments are not changed", zh="不修改传入的参数"),
    Aspect.REPEAT: Text(en="The same call gives the same answer again", zh="同样的调用再来一次，结果相同"),
}
_NEW_IDS = {Aspect.VALUE: "more", Aspect.INPUTS: "unchanged-inputs", Aspect.REPEAT: "same-twice"}


def verification_text(
    verification: Verification, language: Language, *, verbose: bool = False, color: bool, width: int
) -> str:
    """Each law on a line, what breaks it below, and the sum."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        soft_wrap=True,
    )
    for law in Law:
        is_shown = verification.counted.get(law, 0) or law in {Law.ALTERNATIVES, Law.MISCONCEPTIONS}
        if (verification.counted and is_shown) or any(each.law is law for each in verification.broken):
            _law(console, verification, law, language)
    if verbose:
        for each in verification.equivalent:
            console.print(Rich(f"    = {_mutant(each.mutant, language)}", style="bright_black"))
            _change(console, each.mutant)
    n = len(verification.broken)
    last = _BROKEN.read(language).format(n=n) if n else _HOLDS.read(language)
    console.print(Rich(f"{verification.assignment}: {last}", style="bold"))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def verification_yaml(verification: Verification, language: Language) -> str:
    """The whole verification, every equivalent mutant included."""
    return yaml.safe_dump(_plain(verification, language), sort_keys=False, allow_unicode=True, width=110)


def addition_lines(addition: Addition, indent: str = "    ") -> list[str]:
    """The lines of an assignment file that add a case, or a check where none fits."""
    parts = [f"args: {_flow(list(addition.args))}"]
    call = addition.call
    if addition.raises is not None:
        parts.append(f"raises: {addition.raises}")
    parts.append(f"container: [{addition.container}]")
    case = f"- {{{', '.join(parts)}}}" if call is None else f"- {_called(call, addition.raises)}"
    if addition.check is not None:
        return [f"{indent}{case}"]
    title = _NEW_TITLES.get(addition.aspect, _NEW_TITLES[Aspect.VALUE])
    aspect = [] if addition.aspect is Aspect.VALUE else [f"    aspect: {addition.aspect.value}"]
    return [
        f"  - id: {_NEW_IDS.get(addition.aspect, addition.aspect.value)}",
        f"    title: {{en: {json.dumps(title.en)}, zh: {json.dumps(title.zh, ensure_ascii=False)}}}",
        "    points: 1",
        "    visibility: hidden",
        *aspect,
        "    cases:",
        f"    {case}",
    ]


# Private functions


def _called(call: str, raises: str | None) -> str:
    """A case that is written as a call."""
    text = json.dumps(call, ensure_ascii=False)
    return text if raises is None else f"{{call: {text}, raises: {raises}}}"


def _law(console: Console, verification: Verification, law: Law, language: Language) -> None:
    broken = [each for each in verification.broken if each.law is law]
    mark, style = ("✗", "red") if broken else ("✓", "green")
    console.print(Rich.assemble((mark, style), " ", _line(verification, law, language)))
    if law is Law.ALTERNATIVES:
        for problem in verification.not_run:
            console.print(Rich(f"    {say(problem, language)}", style="yellow"))
    if law is Law.MUTANTS and verification.equivalent:
        console.print(Rich(f"    {_CLASSES.read(language)}: {_classes(verification, language)}"))
    if law is Law.MUTANTS:
        for problem in verification.not_varied:
            console.print(Rich(f"    {clean(say(problem, language))}", style="yellow"))
    for each, following in zip(broken, [*broken[1:], None], strict=False):
        # Survivors that one case catches stand together, and the case below the last of them.
        last = each.mutant is None or following is None or following.addition != each.addition
        _print_broken(console, each, language, with_addition=last)


def _line(verification: Verification, law: Law, language: Language) -> str:
    caught = sum(verification.caught.values())
    survived = len(verification.survivors)
    return (
        _LAWS[law]
        .read(language)
        .format(
            n=f"{verification.counted.get(law, 0):,}",
            caught=f"{caught:,}",
            survived=survived,
            equivalent=len(verification.equivalent),
            score=_score(caught, survived),
        )
    )


def _score(caught: int, survived: int) -> str:
    """Caught of all that are not equivalent; 100 % only where none survives."""
    if not survived:
        return "100 %"
    return f"{min(99.9, 100 * caught / (caught + survived)):.1f} %"


def _classes(verification: Verification, language: Language) -> str:
    counts = Counter(each.sameness for each in verification.equivalent)
    sizes = sorted(each.inputs for each in verification.equivalent if each.inputs) or [0]
    return "; ".join(
        _SAMENESS[each].read(language).format(n=counts[each], least=f"{sizes[0]:,}", most=f"{sizes[-1]:,}")
        for each in Sameness
        if counts[each]
    )


def _print_broken(console: Console, broken: BrokenLaw, language: Language, *, with_addition: bool) -> None:
    console.print(Rich(f"  {clean(say(_notice(broken, language), language))}"))
    if broken.mutant is not None:
        _change(console, broken.mutant)
    if broken.finding is not None:
        console.print(Rich(f"      {clean(message(broken.finding, language, Disclosure.ALL))}"))
    if broken.addition is not None and with_addition:
        console.print(Rich(f"      {_where_to(broken.addition, language)}:"))
        for line in addition_lines(broken.addition):
            console.print(Rich(f"      {line}", style="cyan"))


def _notice(broken: BrokenLaw, language: Language) -> Notice:
    """The notice, with the operator in words."""
    if broken.mutant is None:
        return broken.notice
    change = operator_text(broken.mutant.operator).read(language)
    details = {**broken.notice.details, "change": change}
    return Notice(where=broken.notice.where, slug=broken.notice.slug, details=details)


def _change(console: Console, mutant: Mutant) -> None:
    if mutant.before or mutant.after:
        console.print(Rich(f"      - {mutant.before}", style="bright_black"))
        console.print(Rich(f"      + {mutant.after}", style="bright_black"))


def _mutant(mutant: Mutant, language: Language) -> str:
    return f"{mutant.where}, {mutant.function}: {operator_text(mutant.operator).read(language)}"


def _where_to(addition: Addition, language: Language) -> str:
    words = _NEW if addition.check is None else _ADD
    return words.read(language).format(check=addition.check, question=addition.question)


def _flow(value: Any) -> str:
    """Numbers and lists as YAML reads them back: 1e-05 alone would be text to it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_flow(each) for each in value)}]"
    if isinstance(value, float):
        text = repr(value)
        return text.replace("e", ".0e", 1) if "e" in text and "." not in text else text
    return repr(value)


def _plain(verification: Verification, language: Language) -> dict[str, Any]:
    caught, survived = sum(verification.caught.values()), len(verification.survivors)
    return {
        "schema": "graders/verification/1",
        "assignment": verification.assignment,
        "holds": not verification.broken,
        "broken": [_plain_broken(each, language) for each in verification.broken],
        "tried": {law.value: n for law, n in verification.counted.items()},
        "not_run": [say(each, language) for each in verification.not_run],
        **_not_varied(verification, language),
        "mutants": {
            "score": _score(caught, survived),
            "caught": dict(verification.caught),
            "inputs": dict(verification.inputs),
            "survived": survived,
            "equivalent": [_plain_equivalent(each) for each in verification.equivalent],
        },
    }


def _not_varied(verification: Verification, language: Language) -> dict[str, Any]:
    if not verification.not_varied:
        return {}
    return {"not_varied": [say(each, language) for each in verification.not_varied]}


def _plain_broken(broken: BrokenLaw, language: Language) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "law": broken.law.value,
        "message": say(_notice(broken, language), language),
    }
    if broken.mutant is not None:
        plain["mutant"] = _plain_mutant(broken.mutant)
    if broken.finding is not None:
        plain["shown_by"] = message(broken.finding, language, Disclosure.ALL)
        plain["expected"] = literal(broken.finding.expected)
        plain["actual"] = literal(broken.finding.actual)
    if broken.addition is not None:
        plain["add"] = {
            "question": broken.addition.question,
            "check": broken.addition.check,
            "lines": addition_lines(broken.addition),
        }
    return plain


def _plain_mutant(mutant: Mutant) -> dict[str, Any]:
    return dict(_fields(mutant))


def _fields(mutant: Mutant) -> Iterator[tuple[str, Any]]:
    yield "question", mutant.question
    yield "where", mutant.where
    yield "function", mutant.function
    yield "operator", mutant.operator
    if mutant.before or mutant.after:
        yield "before", mutant.before
        yield "after", mutant.after


def _plain_equivalent(each: Equivalent) -> dict[str, Any]:
    return {
        **_plain_mutant(each.mutant),
        "because": each.sameness.value,
        "inputs": each.inputs,
    }
