"""The report for a terminal: what works, then the first thing that does not, then the total."""

from __future__ import annotations

from graders.model.facts import Charge
from graders.model.report import Audience, CheckResult, QuestionResult, Report, Status, Verdict
from graders.model.text import Language, Text
from graders.reports.clean import clean
from graders.reports.disclosure import of_check, of_counterexample
from graders.reports.lines import Lines, Styled
from graders.reports.points import points
from graders.reports.said import said_of_cell, said_of_finding, said_of_notice
from graders.reports.wording import sentence

_MARKS = {
    Verdict.PASSED: ("✓", "green"),
    Verdict.FAILED: ("✗", "red"),
    Verdict.CRASHED: ("✗", "red"),
    Verdict.BLOCKED: ("·", "bright_black"),
    Verdict.PENDING: ("…", "yellow"),
    Verdict.BROKEN: ("!", "magenta"),
}
_VERDICTS = {
    Verdict.PASSED: Text(en="passed", zh="通过"),
    Verdict.FAILED: Text(en="failed", zh="未通过"),
    Verdict.CRASHED: Text(en="crashed", zh="出错"),
    Verdict.BLOCKED: Text(en="blocked", zh="等待"),
    Verdict.PENDING: Text(en="pending", zh="待评"),
    Verdict.BROKEN: Text(en="broken", zh="批改出错"),
}
_HINT = Text(en="hint", zh="提示")
_NOTE = Text(en="note", zh="说明")
_AT_MOST = Text(en="at most {points} for the question", zh="本题最多 {points} 分")
_EXAMPLE = Text(en="for example", zh="例如")
_SAME = Text(en="the same as at {check}", zh="与 {check} 相同")
_COSTS = Text(
    en="{idea} ({points}, once), which explains: {checks}",
    zh="{idea}（只扣一次，{points} 分），它解释了：{checks}",
)
_STATEMENT = Text(en="the statement says: {says}", zh="题目写明：{says}")
_TOTAL = Text(en="total", zh="总分")
_PENDING = Text(en="{points} more are graded by hand", zh="另有 {points} 分由人工评定")
_WITHHELD = Text(en="{points} are withheld by our fault", zh="因批改程序出错暂缓 {points} 分")
_UNSEEN = Text(
    en="{count} more checks are not shown here; they count when your work is graded",
    zh="还有 {count} 项检查未在此显示；正式批改时计分",
)
_PASSED = Text(en="{passed} of {total} checks passed", zh="{total} 项检查中通过 {passed} 项")
_ERRORS = Text(en="failed while your work ran, which costs no points", zh="运行你的作业时出错，不扣分")


def to_text(
    report: Report,
    language: Language,
    audience: Audience = Audience.STAFF,
    *,
    color: bool = False,
    width: int = 100,
) -> str:
    """The report as lines for a terminal of `width` columns."""
    console = Lines(width, color=color)
    head = f"{report.assignment} · {clean(report.student)} · {clean(report.submission.file)}"
    console.print(Styled(head, style="bold"))
    if report.error is not None:
        console.print(Styled(said_of_notice(report.error, language), style="red"))
    if report.status is Status.GRADED:
        for question in report.questions:
            _question(console, question, language, audience)
    _remarks(console, report, language)
    if report.status is Status.GRADED:
        _total(console, report, language)
    return console.text()


# Private functions


def _question(console: Lines, result: QuestionResult, language: Language, audience: Audience) -> None:
    mark, style = _MARKS[result.verdict]
    line = Styled.assemble((mark, style), " ", (result.id, "bold"), f"  {result.title.read(language)}  ")
    earned, possible = points(result.score.earned, result.score.possible), points(result.score.possible)
    line.append(f"{earned}/{possible}  {_VERDICTS[result.verdict].read(language)}", style=style)
    console.print(line)
    counted = [each for each in result.checks if each.score.possible or each.verdict is not Verdict.PASSED]
    passed = sum(each.verdict is Verdict.PASSED for each in counted)
    if result.verdict not in {Verdict.PASSED, Verdict.PENDING} and passed:
        said = _PASSED.read(language).format(passed=passed, total=len(counted))
        console.print(Styled(f"    {said}", style="green"))
    said_before: dict[str, str] = {}
    shown: set[str] = set()  # sentences, each of which is said with one idea only
    for charge in result.charges:
        _charge(console, charge, result, language, audience, shown)
    for check in result.checks:
        if not check.charged:
            _check(console, check, language, audience, said_before)


def _charge(
    console: Lines,
    charge: Charge,
    result: QuestionResult,
    language: Language,
    audience: Audience,
    said_before: set[str],
) -> None:
    """An idea that is charged once, in place of the checks that it explains, with a call that shows it."""
    console.print(Styled.assemble("    ", ("✗", "red"), f" {_costs(charge, language)}"))
    named = [each for each in result.checks if each.diagnosis and each.diagnosis.text == charge.text]
    explained = sorted(
        (each for each in named if each.id in charge.checks), key=lambda each: each.counterexample is None
    )
    shown = next(iter(explained), None)
    if shown is not None and shown.finding is not None:
        without_call = sentence(shown.finding, language, of_check(shown, audience))
        if without_call not in said_before:
            said = said_of_finding(shown.finding, language, of_check(shown, audience))
            console.print(Styled(f"      {said}"))
        said_before.add(without_call)
        _example(console, shown, language, audience)
    console.print(Styled(f"      {_HINT.read(language)}: {charge.text.read(language)}", style="cyan"))
    if charge.says.read(language):
        console.print(Styled(f"      {_STATEMENT.read(language).format(says=charge.says.read(language))}"))


def _example(console: Lines, result: CheckResult, language: Language, audience: Audience) -> None:
    if result.counterexample is not None:
        example = said_of_finding(result.counterexample, language, of_counterexample(result, audience))
        console.print(Styled(f"      {_EXAMPLE.read(language)} {example}"))


def _costs(charge: Charge, language: Language) -> str:
    checks = ", ".join(charge.checks)
    return _COSTS.read(language).format(idea=charge.idea, points=points(charge.costs), checks=checks)


def _check(
    console: Lines, result: CheckResult, language: Language, audience: Audience, said_before: dict[str, str]
) -> None:
    """One check that did not pass; a sentence that was printed before is only referred to.

    Args:
        said_before: the sentences printed for this question, with their checks; new ones are added.
    """
    if result.finding is None or result.verdict in {Verdict.BLOCKED, Verdict.PENDING}:
        return
    mark, style = _MARKS[result.verdict]
    cost = f" ({points(result.score.possible)})" if result.score.possible else ""
    if result.max_points is not None:
        cost = f" ({_AT_MOST.read(language).format(points=points(result.max_points))})"
    title = result.title.read(language)
    console.print(Styled.assemble("    ", (mark, style), f" {result.id}{cost}: {title}"))
    disclosure = of_check(result, audience)
    said = said_of_finding(result.finding, language, disclosure)
    concept = result.hint if result.diagnosis is None else result.diagnosis.text
    without_call = sentence(result.finding, language, disclosure)
    known = said_before.get(without_call) or (
        said_before.get(concept.read(language)) if result.diagnosis and concept else None
    )
    if known:
        console.print(Styled(f"      {_SAME.read(language).format(check=known)}"))
        return
    said_before[without_call] = result.id
    console.print(Styled(f"      {said}"))
    _example(console, result, language, audience)
    if concept is not None:
        said_before[concept.read(language)] = result.id
        console.print(Styled(f"      {_HINT.read(language)}: {concept.read(language)}", style="cyan"))


def _remarks(console: Lines, report: Report, language: Language) -> None:
    for note in report.notes:
        console.print(Styled(f"{_NOTE.read(language)}: {said_of_notice(note, language)}", style="yellow"))
    if report.cell_errors:
        console.print(Styled(f"{_NOTE.read(language)}: {_ERRORS.read(language)}", style="yellow"))
    for error in report.cell_errors:
        console.print(Styled(f"    {said_of_cell(error, language)}", style="bright_black"))


def _total(console: Lines, report: Report, language: Language) -> None:
    score = report.score
    parts = [f"{_TOTAL.read(language)}: {points(score.earned, score.possible)}/{points(score.possible)}"]
    if score.pending:
        parts.append(_PENDING.read(language).format(points=points(score.pending)))
    if score.withheld:
        parts.append(_WITHHELD.read(language).format(points=points(score.withheld)))
    unseen = sum(question.unseen for question in report.questions)
    if unseen:
        parts.append(_UNSEEN.read(language).format(count=unseen))
    console.print(Styled("; ".join(parts), style="bold"))
