"""A report for a workflow on GitHub: commands that make annotations, the summary of the job, and outputs.

Everything is made for the student, who sees the log.  A runner takes each line of the log that begins with
``::`` for a command, so whatever was not written here is escaped as GitHub's own toolkit does it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graders.errors import Notice
from graders.model.report import Audience, Report, Status, Verdict
from graders.model.text import Language
from graders.reports.annotations import Annotation, Work, remarks
from graders.reports.classroom import classroom_result
from graders.reports.clean import clean
from graders.reports.document import document
from graders.reports.junit import suite, to_xml
from graders.reports.markdown import to_markdown
from graders.reports.said import said_of_notice
from graders.reports.terminal import to_text
from graders.reports.words.github import GITHUB

MAX_SUMMARY = 1_000_000  # bytes; GitHub refuses a summary of more than 1 MiB as a whole


class StepTexts(NamedTuple):
    """All that a step writes, each in its place.

    Args:
        commands: workflow commands, a line each: for standard output.
        summary: Markdown, for the file that ``GITHUB_STEP_SUMMARY`` names.
        outputs: for the file that ``GITHUB_OUTPUT`` names.
        junit: every check as XML.
        log: the report as a terminal shows it, to be printed while commands are stopped.
    """

    commands: str
    summary: str
    outputs: str
    junit: str
    log: str


def step_texts(report: Report, work: Work, language: Language, delimiter: str) -> StepTexts:
    """What a step writes about a report.

    Args:
        delimiter: ends each output; nobody can know it before.
    """
    data = document(report, language, Audience.STUDENT)
    result = classroom_result(report, language)
    commands = [
        *(_annotation(each) for each in remarks(report, work, language)),
        *([] if _is_withheld(report) else _classroom(data)),
    ]
    return StepTexts(
        commands="".join(f"{each}\n" for each in commands),
        summary=_cut(to_markdown(report, language, Audience.STUDENT), language),
        outputs=_outputs(_values(report, data, result), delimiter),
        junit=to_xml(data["assignment"], [suite(data)]),
        log=to_text(report, language, Audience.STUDENT),
    )


def problem_commands(notices: Sequence[Notice], language: Language) -> str:
    """The commands that say why there is no report."""
    return "".join(f"{command('error', said_of_notice(each, language))}\n" for each in notices)


def command(name: str, message: str, **properties: str | int | None) -> str:
    """A workflow command on one line, whatever the message and the properties are."""
    kept = {key: value for key, value in properties.items() if value is not None}
    parts = ",".join(f"{key}={_property(str(value))}" for key, value in kept.items())
    return f"::{name}{' ' if parts else ''}{parts}::{_data(message)}"


# Private functions


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _annotation(each: Annotation) -> str:
    return command(each.level, each.message, file=each.path, line=each.line, title=each.title)


def _classroom(data: Mapping[str, Any]) -> Iterator[str]:
    """The two notices from which GitHub Classroom takes the points, as its own reporter writes them."""
    earned, possible = data["score"], data["possible"]
    total = json.dumps({"totalPoints": earned, "maxPoints": possible}, separators=(",", ":"))
    yield command("notice", f"Points {earned}/{possible}", title="Autograding complete")
    yield command("notice", total, title="Autograding report")


def _is_withheld(report: Report) -> bool:
    """Whether there are no points to speak of, by our fault: they are not turned into fewer."""
    return report.status is Status.BROKEN or report.score.withheld > 0


def _values(report: Report, data: Mapping[str, Any], result: Mapping[str, Any]) -> Mapping[str, str]:
    done = {Verdict.PASSED, Verdict.PENDING}
    passed = report.status is Status.GRADED and all(each.verdict in done for each in report.questions)
    plain = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
    points = {} if _is_withheld(report) else {"points": str(data["score"])}
    return {
        **points,
        "max-points": str(data["possible"]),
        "passed": "true" if passed else "false",
        "result": base64.b64encode(plain.encode()).decode(),
    }


def _outputs(values: Mapping[str, str], delimiter: str) -> str:
    return "".join(f"{name}<<{delimiter}\n{value}\n{delimiter}\n" for name, value in values.items())


def _cut(text: str, language: Language) -> str:
    """As many whole lines as a summary may have, and a sentence where some are left out."""
    content = text.encode()
    if len(content) <= MAX_SUMMARY:
        return text
    last = f"\n\n**{GITHUB['cut'].read(language)}**\n"
    kept = content[: MAX_SUMMARY - len(last.encode())].rpartition(b"\n")[0]
    return kept.decode() + last
