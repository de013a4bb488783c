"""The text of every notice, in English and Chinese.  Every text reads *what is wrong; what to do*."""

from __future__ import annotations

from typing import Any

from graders.errors import Notice
from graders.model.text import Language, Text
from graders.reports.words.kinds import COMPARED
from graders.reports.words.message import BETWEEN, Message
from graders.reports.words.messages_assignment import OF_FILES
from graders.reports.words.messages_class import CLASSES
from graders.reports.words.messages_domains import OF_DOMAINS
from graders.reports.words.messages_export import EXPORTING
from graders.reports.words.messages_far import FAR
from graders.reports.words.messages_files import HANDED_IN
from graders.reports.words.messages_github import ON_GITHUB
from graders.reports.words.messages_gradebook import KEEPING
from graders.reports.words.messages_gradescope import OF_GRADESCOPE
from graders.reports.words.messages_grading import OF_GRADING
from graders.reports.words.messages_kit import OF_KITS
from graders.reports.words.messages_similar import COMPARING
from graders.reports.words.messages_verify import VERIFYING
from graders.reports.words.running import RUNNING
from graders.slugs import Slug

MESSAGES: dict[Slug, Message] = {
    # Courses and assignments
    Slug.COURSE_NOT_FOUND: Message(
        what=Text(
            en="no course here or above (no folder `assignments`)",
            zh="这里及上级文件夹都没有课程（找不到 `assignments` 文件夹）",
        ),
        remedy=Text(
            en="go into a course, or name one with --course", zh="请进入课程目录，或用 --course 指定"
        ),
    ),
    Slug.COURSE_NOT_HERE: Message(
        what=Text(
            en="is not a course: it has no folder `assignments`", zh="不是课程：里面没有 `assignments` 文件夹"
        ),
        remedy=Text(en="name the folder that holds it", zh="请指定包含它的目录"),
    ),
    Slug.ASSIGNMENT_UNKNOWN: Message(
        what=Text(en="there is no such assignment{near}", zh="没有这个作业{near}"),
        remedy=Text(en="the course has: {names}", zh="本课程有：{names}"),
    ),
    Slug.ASSIGNMENT_NOT_NAMED: Message(
        what=Text(en="the course has several assignments: {names}", zh="本课程有多个作业：{names}"),
        remedy=Text(
            en="choose one with {how}, or go into its folder", zh="请用 {how} 选择一个，或进入它的文件夹"
        ),
    ),
    Slug.ASSIGNMENT_NONE: Message(
        what=Text(en="the course has no assignments", zh="本课程还没有作业"),
        remedy=Text(en="make one with `grade.py new NAME`", zh="请用 `grade.py new NAME` 新建"),
    ),
    Slug.ALL_OR_ONE: Message(
        what=Text(
            en="means every assignment, and `{name}` is named as well",
            zh="指全部作业，却又写了 `{name}`",
        ),
        remedy=Text(en="leave one of them out", zh="请只写其中之一"),
    ),
    Slug.FOLDER_NOT_EMPTY: Message(
        what=Text(en="is not empty", zh="不是空文件夹"),
        remedy=Text(en="name a new folder for the course", zh="请为课程指定一个新文件夹"),
    ),
    Slug.COURSE_NO_FOLDER: Message(
        what=Text(en="is a file", zh="是文件"),
        remedy=Text(en="name a new folder for the course", zh="请为课程指定一个新文件夹"),
    ),
    Slug.ASSIGNMENT_EXISTS: Message(
        what=Text(en="exists already", zh="已经存在"),
        remedy=Text(en="choose another name, or remove it first", zh="请换一个名字，或先删除它"),
    ),
    Slug.NAME_NOT_ALLOWED: Message(
        what=Text(en="is not a name for an assignment", zh="不能作为作业名"),
        remedy=Text(
            en="use letters, digits and _, beginning with a letter",
            zh="请使用字母、数字和下划线，并以字母开头",
        ),
    ),
    **HANDED_IN,
    **CLASSES,
    # Reports that are read back
    Slug.REPORT_DAMAGED: Message(
        what=Text(
            en="is damaged, or no report in YAML or JSON ({place})",
            zh="已损坏，或不是 YAML 或 JSON 格式的报告（{place}）",
        ),
        remedy=Text(
            en="name a report as `batch` or `grade -o` wrote it, or grade the work again",
            zh="请指定 `batch` 或 `grade -o` 写出的报告原件，或重新批改",
        ),
    ),
    Slug.REPORT_OF_OTHER_SCHEMA: Message(
        what=Text(
            en="has the schema {found}, and only {schema} is read here",
            zh="的 schema 是 {found}，而这里只能读取 {schema}",
        ),
        remedy=Text(
            en="name a report of one submission, or grade the work again with this version",
            zh="请指定单份提交的报告，或用本版本重新批改",
        ),
    ),
    # The grader itself
    **RUNNING,
    Slug.AUTHOR_CODE_RAISED: Message(
        what=Text(en="does not run ({reason})", zh="无法运行（{reason}）"),
        remedy=Text(en="mend it before grading", zh="请先修好再批改"),
    ),
    Slug.REFERENCE_LACKS: Message(
        what=Text(en="the reference has no `{name}`", zh="参考答案里没有 `{name}`"),
        remedy=Text(en="define it", zh="请补上定义"),
    ),
    Slug.ANSWER_NOT_OF_KIND: Message(
        what=Text(
            en="the reference returns {found}, and `returns: {kind}` compares {compares}",
            zh="参考答案返回 {found}，而 `returns: {kind}` 比较的是{compares}",
        ),
        remedy=Text(en="return that, or change `returns`", zh="请返回这样的值，或修改 `returns`"),
    ),
    Slug.ANSWER_NOT_FINITE: Message(
        what=Text(
            en="the reference returns {found}, and nothing can be near what is not finite",
            zh="参考答案返回 {found}，而非有限的值无法比较",
        ),
        remedy=Text(en="take the case out, or ask for a finite value", zh="请删去该用例，或改问有限的值"),
    ),
    Slug.ANSWER_TOO_LARGE: Message(
        what=Text(
            en="the reference returns {found}, and answers carry up to 4,296 digits",
            zh="参考答案返回 {found}，而答案最多 4296 位",
        ),
        remedy=Text(en="ask for a smaller number", zh="请改问小一些的数"),
    ),
    Slug.CARRIED_FORWARD_LACKS: Message(
        what=Text(
            en="`CARRIED_FORWARD` has no `{name}`, which builds on others",
            zh="`CARRIED_FORWARD` 里没有 `{name}`，而该题建立在其他题之上",
        ),
        remedy=Text(
            en="say how it follows from them, or remove builds_on",
            zh="请写明如何由它们算出，或删去 builds_on",
        ),
    ),
    Slug.MISCONCEPTION_QUESTION: Message(
        what=Text(en="there is no function `{name}` to answer", zh="没有要写的函数 `{name}`"),
        remedy=Text(en="name one of {names}", zh="请从 {names} 中选择"),
    ),
    Slug.MISCONCEPTION_CHECK: Message(
        what=Text(en="there is no check `{name}` to catch it", zh="没有检查项 `{name}`"),
        remedy=Text(en="name one of {names}", zh="请从 {names} 中选择"),
    ),
    Slug.MISCONCEPTION_SILENT: Message(
        what=Text(en="says nothing in {languages}", zh="缺少 {languages} 的说明"),
        remedy=Text(
            en="write its sentence, or take the language out of the assignment's `languages`",
            zh="请写上，或从作业的 `languages` 中去掉该语言",
        ),
    ),
    Slug.INTERNAL: Message(
        what=Text(en="the grader failed ({reason})", zh="批改程序出错（{reason}）"),
        remedy=Text(
            en="no points are lost: report it with the command that you ran",
            zh="不会扣分：请附上所执行的命令报告此问题",
        ),
    ),
    # The command line
    Slug.RUNNER_UNKNOWN: Message(
        what=Text(en="there is no such runner", zh="没有这种运行方式"),
        remedy=Text(en="choose one of {names}", zh="请从 {names} 中选择"),
    ),
    Slug.OPTION_UNKNOWN: Message(
        what=Text(en="there is no such option{near}", zh="没有这个选项{near}"),
        remedy=Text(en="`{command} --help` lists them", zh="用 `{command} --help` 查看全部选项"),
    ),
    Slug.COMMAND_UNKNOWN: Message(
        what=Text(en="there is no such command{near}", zh="没有这个命令{near}"),
        remedy=Text(en="`grade.py --help` lists them", zh="用 `grade.py --help` 查看全部命令"),
    ),
    Slug.ARGUMENT_MISSING: Message(
        what=Text(en="{name} is missing", zh="缺少 {name}"),
        remedy=Text(en="`{command} --help` shows how to write it", zh="用 `{command} --help` 查看写法"),
    ),
    Slug.ARGUMENT_WRONG: Message(
        what=Text(en="does not fit ({reason})", zh="参数不合要求（{reason}）"),
        remedy=Text(en="`{command} --help` shows what does", zh="用 `{command} --help` 查看要求"),
    ),
    Slug.TEMPLATE_DRIFTED: Message(
        what=Text(en="is not what the assignment generates", zh="与作业生成的模板不一致"),
        remedy=Text(
            en="run `python grade.py template {name}` and commit it",
            zh="请运行 `python grade.py template {name}` 并提交结果",
        ),
    ),
    Slug.SCHEMA_DRIFTED: Message(
        what=Text(en="is not what the program generates", zh="与程序生成的不一致"),
        remedy=Text(
            en="run `python grade.py schema` and commit the result",
            zh="请运行 `python grade.py schema` 并提交结果",
        ),
    ),
    Slug.INTERRUPTED: Message(
        what=Text(en="stopped by Ctrl-C", zh="已被 Ctrl-C 中断"),
        remedy=Text(
            en="reports that are there are complete, run the same command again for the rest",
            zh="已有的报告都是完整的，重新运行同一命令即可继续批改其余部分",
        ),
    ),
}

MESSAGES |= (
    OF_FILES
    | OF_DOMAINS
    | VERIFYING
    | OF_KITS
    | OF_GRADING
    | EXPORTING
    | KEEPING
    | COMPARING
    | OF_GRADESCOPE
    | ON_GITHUB
)
MESSAGES |= FAR

_STEPS = {
    "reading": Text(en="read", zh="读取"),
    "running": Text(en="run", zh="运行"),
    "judging": Text(en="judged", zh="评判"),
    "writing": Text(en="written down", zh="写报告"),
}
_NEAR = Text(en=" (did you mean `{near}`?)", zh="（是不是 `{near}`？）")


def say(notice: Notice, language: Language) -> str:
    """A notice as a sentence: ``where: what is wrong; what to do``."""
    return BETWEEN.read(language).join(what_and_remedy(notice, language))


def what_and_remedy(notice: Notice, language: Language) -> tuple[str, str]:
    """A notice in two: ``where: what is wrong``, and what to do."""
    details = {key: _shown(key, value, language) for key, value in notice.details.items()}
    message = MESSAGES[notice.slug]
    what = message.what.read(language).format(**details)
    return f"{notice.where}: {what}", message.remedy.read(language).format(**details)


# Private functions


def _shown(key: str, value: Any, language: Language) -> str:
    if key == "near":
        return "" if value is None else _NEAR.read(language).format(near=value)
    if isinstance(value, Text):
        return value.read(language)
    if key == "compares" and value in COMPARED:
        return COMPARED[value].read(language)
    if key == "step" and value in _STEPS:
        return _STEPS[value].read(language)
    if isinstance(value, (list, tuple, frozenset)):
        return ", ".join(str(each) for each in value) or "–"
    return str(value)
