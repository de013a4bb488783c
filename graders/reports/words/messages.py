"""What a notice says, in English and Chinese.  Every text reads *what is wrong; what to do*."""

from __future__ import annotations

from typing import Any

from graders.errors import Notice
from graders.model.text import Language, Text
from graders.reports.words.kinds import NOT_OF_KIND
from graders.reports.words.message import BETWEEN, Message
from graders.reports.words.messages_assignment import OF_FILES
from graders.reports.words.messages_submissions import OF_SUBMISSIONS
from graders.reports.words.messages_verify import VERIFYING
from graders.reports.words.running import RUNNING

MESSAGES: dict[str, Message] = {
    # Courses and assignments
    "course-not-found": Message(
        what=Text(
            en="no course here or above (no folder `assignments`)",
            zh="这里及上级文件夹都没有课程（找不到 `assignments` 文件夹）",
        ),
        remedy=Text(
            en="go into a course, or name one with --course", zh="请进入课程目录，或用 --course 指定"
        ),
    ),
    "course-not-here": Message(
        what=Text(
            en="is not a course: it has no folder `assignments`", zh="不是课程：里面没有 `assignments` 文件夹"
        ),
        remedy=Text(en="name the folder that holds it", zh="请指定包含它的目录"),
    ),
    "assignment-unknown": Message(
        what=Text(en="there is no such assignment{near}", zh="没有这个作业{near}"),
        remedy=Text(en="the course has: {names}", zh="本课程有：{names}"),
    ),
    "assignment-not-named": Message(
        what=Text(en="the course has several assignments: {names}", zh="本课程有多个作业：{names}"),
        remedy=Text(en="choose one with {how}", zh="请用 {how} 选择一个"),
    ),
    "assignment-none": Message(
        what=Text(en="the course has no assignments", zh="本课程还没有作业"),
        remedy=Text(en="make one with `grade.py new NAME`", zh="请用 `grade.py new NAME` 新建"),
    ),
    "assignment-exists": Message(
        what=Text(en="exists already", zh="已经存在"),
        remedy=Text(en="choose another name, or remove it first", zh="请换一个名字，或先删除它"),
    ),
    "name-not-allowed": Message(
        what=Text(en="is not a name for an assignment", zh="不能作为作业名"),
        remedy=Text(
            en="use letters, digits and _, beginning with a letter",
            zh="请使用字母、数字和下划线，并以字母开头",
        ),
    ),
    # Files
    "file-missing": Message(
        what=Text(en="there is no such file", zh="没有这个文件"),
        remedy=Text(en="check the path", zh="请检查路径"),
    ),
    "file-is-folder": Message(
        what=Text(en="is a folder, not a file", zh="是文件夹而不是文件"),
        remedy=Text(
            en="name the file, or grade the folder with `batch`", zh="请指定文件，或用 `batch` 批改整个文件夹"
        ),
    ),
    "file-unreadable": Message(
        what=Text(en="cannot be read ({reason})", zh="无法读取（{reason}）"),
        remedy=Text(en="check its permissions and its encoding (UTF-8)", zh="请检查权限和编码（UTF-8）"),
    ),
    "file-unwritable": Message(
        what=Text(en="cannot be written ({reason})", zh="无法写入（{reason}）"),
        remedy=Text(en="choose another place", zh="请换一个位置"),
    ),
    "file-link": Message(
        what=Text(en="is a link, and links are not followed", zh="是链接，而链接不会被打开"),
        remedy=Text(
            en="hand in the notebook (.ipynb) or module (.py) itself",
            zh="请提交笔记本（.ipynb）或模块（.py）文件本身",
        ),
    ),
    "link-passed-over": Message(
        what=Text(en="is a link, and was passed over", zh="是链接，已跳过"),
        remedy=Text(
            en="hand in the file itself if it is part of the work", zh="如果它是作业的一部分，请提交文件本身"
        ),
    ),
    "path-link": Message(
        what=Text(
            en="is a link, or leads through one, and links are not followed",
            zh="是链接或经过链接，而链接不会被打开",
        ),
        remedy=Text(en="name the file itself, where it really is", zh="请指定文件本身的真实位置"),
    ),
    "file-special": Message(
        what=Text(
            en="is neither a file nor a folder (a pipe, a socket or a device)",
            zh="既不是文件也不是文件夹（是管道、套接字或设备）",
        ),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    "out-is-file": Message(
        what=Text(en="is a file", zh="是文件"),
        remedy=Text(en="name a folder for the reports", zh="请为报告指定一个文件夹"),
    ),
    "out-of-another": Message(
        what=Text(
            en="holds the reports of another assignment, `{name}`", zh="里面是另一个作业 `{name}` 的报告"
        ),
        remedy=Text(en="choose another folder, or remove it first", zh="请换一个文件夹，或先删除它"),
    ),
    "file-too-large": Message(
        what=Text(en="is larger than {limit}", zh="超过 {limit}"),
        remedy=Text(en="clear the outputs, save and hand in again", zh="请清除输出、保存后重新提交"),
    ),
    "code-too-large": Message(
        what=Text(
            en="has more than {limit} characters or 5,000 lines of code",
            zh="代码超过 {limit} 个字符或 5000 行",
        ),
        remedy=Text(en="put data into files and hand in again", zh="请把数据放进文件后重新提交"),
    ),
    "file-empty": Message(
        what=Text(en="is empty", zh="是空文件"),
        remedy=Text(en="save your work and hand in again", zh="请保存后重新提交"),
    ),
    "file-binary": Message(
        what=Text(en="is not a text file", zh="不是文本文件"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    "file-encoding": Message(
        what=Text(en="is in {encoding}, not UTF-8", zh="编码是 {encoding} 而不是 UTF-8"),
        remedy=Text(
            en="it was read all the same, save as UTF-8 next time", zh="已照常读取，下次请存为 UTF-8"
        ),
    ),
    "folder-missing": Message(
        what=Text(en="there is no such folder", zh="没有这个文件夹"),
        remedy=Text(en="check the path", zh="请检查路径"),
    ),
    "folder-empty": Message(
        what=Text(en="has no submissions in it", zh="里面没有提交"),
        remedy=Text(en="name the folder with the students' files", zh="请指定学生文件所在的文件夹"),
    ),
    "folder-without-work": Message(
        what=Text(en="has no notebook and no module in it", zh="里面既没有笔记本也没有模块"),
        remedy=Text(en="ask for the .ipynb or .py file", zh="请让学生提交 .ipynb 或 .py 文件"),
    ),
    "several-files": Message(
        what=Text(en="has several files", zh="里面有多个文件"),
        remedy=Text(
            en="`{chosen}` was graded, not {others}: leave only one if that is wrong",
            zh="批改的是 `{chosen}`，而不是 {others}：若不对请只保留一个",
        ),
    ),
    "file-odd": Message(
        what=Text(en="could not be read ({reason})", zh="无法读取（{reason}）"),
        remedy=Text(
            en="save it anew and hand in again, or tell your teacher", zh="请重新保存后提交，或告诉老师"
        ),
    ),
    "folder-too-large": Message(
        what=Text(en="has more than {limit} files and folders in it", zh="里面的文件和文件夹超过 {limit} 个"),
        remedy=Text(en="hand in the notebook or module alone", zh="请只提交笔记本或模块"),
    ),
    "encoding-not-read": Message(
        what=Text(
            en="says that its encoding is {encoding}, which is not read here",
            zh="声明的编码是 {encoding}，这里不支持",
        ),
        remedy=Text(en="save it as UTF-8 and hand in again", zh="请存为 UTF-8 后重新提交"),
    ),
    "too-many-cells": Message(
        what=Text(en="has more than {limit} code cells", zh="代码单元格超过 {limit} 个"),
        remedy=Text(en="join or remove some and hand in again", zh="请合并或删去一些后重新提交"),
    ),
    # What the grader allows for one submission
    "over-time": Message(
        what=Text(en="took longer than {seconds} s while it was {step}", zh="在{step}时超过了 {seconds} 秒"),
        remedy=Text(en="make it shorter and plainer, and hand in again", zh="请改得更短、更简单后重新提交"),
    ),
    "over-size": Message(
        what=Text(
            en="needed more than {limit} of memory, or is nested too deeply, while it was {step}",
            zh="在{step}时需要超过 {limit} 的内存，或嵌套过深",
        ),
        remedy=Text(en="make it smaller and plainer, and hand in again", zh="请改得更小、更简单后重新提交"),
    ),
    "over-process": Message(
        what=Text(
            en="ended the process that grades it, two times, while it was {step}",
            zh="在{step}时两次使批改进程中止",
        ),
        remedy=Text(en="make it plainer, and hand in again", zh="请改得更简单后重新提交"),
    ),
    # The grader itself
    **RUNNING,
    "author-code-raised": Message(
        what=Text(en="does not run ({reason})", zh="无法运行（{reason}）"),
        remedy=Text(en="mend it before grading", zh="请先修好再批改"),
    ),
    "reference-lacks": Message(
        what=Text(en="the reference has no `{name}`", zh="参考答案里没有 `{name}`"),
        remedy=Text(en="define it", zh="请补上定义"),
    ),
    **{f"answer-not-{kind}": message for kind, message in NOT_OF_KIND.items()},
    "answer-not-finite": Message(
        what=Text(
            en="the reference returns {found}, and nothing can be near what is not finite",
            zh="参考答案返回 {found}，而非有限的值无法比较",
        ),
        remedy=Text(en="take the case out, or ask for a finite value", zh="请删去该用例，或改问有限的值"),
    ),
    "answer-too-large": Message(
        what=Text(
            en="the reference returns {found}, and answers carry up to 4,296 digits",
            zh="参考答案返回 {found}，而答案最多 4296 位",
        ),
        remedy=Text(en="ask for a smaller number", zh="请改问小一些的数"),
    ),
    "carried-forward-lacks": Message(
        what=Text(
            en="`CARRIED_FORWARD` has no `{name}`, which builds on others",
            zh="`CARRIED_FORWARD` 里没有 `{name}`，而该题建立在其他题之上",
        ),
        remedy=Text(
            en="say how it follows from them, or remove builds_on",
            zh="请写明如何由它们算出，或删去 builds_on",
        ),
    ),
    "misconception-question": Message(
        what=Text(en="there is no function `{name}` to answer", zh="没有要写的函数 `{name}`"),
        remedy=Text(en="name one of {names}", zh="请从 {names} 中选择"),
    ),
    "misconception-check": Message(
        what=Text(en="there is no check `{name}` to catch it", zh="没有检查项 `{name}`"),
        remedy=Text(en="name one of {names}", zh="请从 {names} 中选择"),
    ),
    "misconception-silent": Message(
        what=Text(en="says nothing in one of the languages", zh="缺少某种语言的说明"),
        remedy=Text(en="write its sentence in en and zh", zh="请把 en 和 zh 都写上"),
    ),
    "internal": Message(
        what=Text(en="the grader failed ({reason})", zh="批改程序出错（{reason}）"),
        remedy=Text(
            en="no points are lost: report it with the command that you ran",
            zh="不会扣分：请附上所执行的命令报告此问题",
        ),
    ),
    # The command line
    "runner-unknown": Message(
        what=Text(en="there is no such runner", zh="没有这种运行方式"),
        remedy=Text(en="choose one of {names}", zh="请从 {names} 中选择"),
    ),
    "option-unknown": Message(
        what=Text(en="there is no such option{near}", zh="没有这个选项{near}"),
        remedy=Text(en="`{command} --help` lists them", zh="用 `{command} --help` 查看全部选项"),
    ),
    "command-unknown": Message(
        what=Text(en="there is no such command{near}", zh="没有这个命令{near}"),
        remedy=Text(en="`grade.py --help` lists them", zh="用 `grade.py --help` 查看全部命令"),
    ),
    "argument-missing": Message(
        what=Text(en="{name} is missing", zh="缺少 {name}"),
        remedy=Text(en="`{command} --help` shows how to write it", zh="用 `{command} --help` 查看写法"),
    ),
    "argument-wrong": Message(
        what=Text(en="does not fit ({reason})", zh="参数不合要求（{reason}）"),
        remedy=Text(en="`{command} --help` shows what does", zh="用 `{command} --help` 查看要求"),
    ),
    "template-drifted": Message(
        what=Text(en="is not what the assignment generates", zh="与作业生成的模板不一致"),
        remedy=Text(
            en="run `python grade.py template {name}` and commit it",
            zh="请运行 `python grade.py template {name}` 并提交结果",
        ),
    ),
    "schema-drifted": Message(
        what=Text(en="is not what the program generates", zh="与程序生成的不一致"),
        remedy=Text(
            en="run `python grade.py schema` and commit the result",
            zh="请运行 `python grade.py schema` 并提交结果",
        ),
    ),
    "interrupted": Message(
        what=Text(en="stopped by Ctrl-C", zh="已被 Ctrl-C 中断"),
        remedy=Text(
            en="reports that are there are complete, run the same command again for everyone",
            zh="已有的报告都是完整的，重新运行同一命令即可批改全部",
        ),
    ),
}

MESSAGES |= OF_FILES | VERIFYING | OF_SUBMISSIONS

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
    if key == "step" and value in _STEPS:
        return _STEPS[value].read(language)
    if isinstance(value, (list, tuple, frozenset)):
        return ", ".join(str(each) for each in value) or "–"
    return str(value)
