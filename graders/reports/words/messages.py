"""What a notice says, in English and Chinese.  Every text reads *what is wrong; what to do*."""

from __future__ import annotations

from typing import Any

from graders.errors import Notice
from graders.model.text import Language, Text
from graders.reports.words.kinds import NOT_OF_KIND
from graders.reports.words.messages_assignment import OF_FILES
from graders.reports.words.messages_verify import VERIFYING
from graders.reports.words.running import RUNNING

MESSAGES: dict[str, Text] = {
    # Courses and assignments
    "course-not-found": Text(
        en="no course here or above (no folder `assignments`); go into a course, or name one with --course",
        zh="这里及上级文件夹都没有课程（找不到 `assignments` 文件夹）；请进入课程目录，或用 --course 指定",
    ),
    "course-not-here": Text(
        en="is not a course: it has no folder `assignments`; name the folder that holds it",
        zh="不是课程：里面没有 `assignments` 文件夹；请指定包含它的目录",
    ),
    "assignment-unknown": Text(
        en="there is no such assignment{near}; the course has: {names}",
        zh="没有这个作业{near}；本课程有：{names}",
    ),
    "assignment-not-named": Text(
        en="the course has several assignments: {names}; choose one with {how}",
        zh="本课程有多个作业：{names}；请用 {how} 选择一个",
    ),
    "assignment-none": Text(
        en="the course has no assignments; make one with `grade.py new NAME`",
        zh="本课程还没有作业；请用 `grade.py new NAME` 新建",
    ),
    "assignment-exists": Text(
        en="exists already; choose another name, or remove it first",
        zh="已经存在；请换一个名字，或先删除它",
    ),
    "name-not-allowed": Text(
        en="is not a name for an assignment; use letters, digits and _, beginning with a letter",
        zh="不能作为作业名；请使用字母、数字和下划线，并以字母开头",
    ),
    # Files
    "file-missing": Text(
        en="there is no such file; check the path",
        zh="没有这个文件；请检查路径",
    ),
    "file-is-folder": Text(
        en="is a folder, not a file; name the file, or grade the folder with `batch`",
        zh="是文件夹而不是文件；请指定文件，或用 `batch` 批改整个文件夹",
    ),
    "file-unreadable": Text(
        en="cannot be read ({reason}); check its permissions and its encoding (UTF-8)",
        zh="无法读取（{reason}）；请检查权限和编码（UTF-8）",
    ),
    "file-unwritable": Text(
        en="cannot be written ({reason}); choose another place",
        zh="无法写入（{reason}）；请换一个位置",
    ),
    "file-link": Text(
        en="is a link, and links are not followed; hand in the notebook (.ipynb) or module (.py) itself",
        zh="是链接，而链接不会被打开；请提交笔记本（.ipynb）或模块（.py）文件本身",
    ),
    "link-passed-over": Text(
        en="is a link, and was passed over; hand in the file itself if it is part of the work",
        zh="是链接，已跳过；如果它是作业的一部分，请提交文件本身",
    ),
    "path-link": Text(
        en="is a link, or leads through one, and links are not followed; name the file itself, where it really is",
        zh="是链接或经过链接，而链接不会被打开；请指定文件本身的真实位置",
    ),
    "file-special": Text(
        en="is neither a file nor a folder (a pipe, a socket or a device); "
        "hand in a notebook (.ipynb) or a module (.py)",
        zh="既不是文件也不是文件夹（是管道、套接字或设备）；请提交笔记本（.ipynb）或模块（.py）",
    ),
    "out-is-file": Text(
        en="is a file; name a folder for the reports",
        zh="是文件；请为报告指定一个文件夹",
    ),
    "out-of-another": Text(
        en="holds the reports of another assignment, `{name}`; choose another folder, or remove it first",
        zh="里面是另一个作业 `{name}` 的报告；请换一个文件夹，或先删除它",
    ),
    "file-too-large": Text(
        en="is larger than {limit}; clear the outputs, save and hand in again",
        zh="超过 {limit}；请清除输出、保存后重新提交",
    ),
    "code-too-large": Text(
        en="has more than {limit} characters or 5,000 lines of code; put data into files and hand in again",
        zh="代码超过 {limit} 个字符或 5000 行；请把数据放进文件后重新提交",
    ),
    "file-empty": Text(
        en="is empty; save your work and hand in again",
        zh="是空文件；请保存后重新提交",
    ),
    "file-binary": Text(
        en="is not a text file; hand in a notebook (.ipynb) or a module (.py)",
        zh="不是文本文件；请提交笔记本（.ipynb）或模块（.py）",
    ),
    "file-encoding": Text(
        en="is in {encoding}, not UTF-8; it was read all the same, save as UTF-8 next time",
        zh="编码是 {encoding} 而不是 UTF-8；已照常读取，下次请存为 UTF-8",
    ),
    "folder-missing": Text(
        en="there is no such folder; check the path",
        zh="没有这个文件夹；请检查路径",
    ),
    "folder-empty": Text(
        en="has no submissions in it; name the folder with the students' files",
        zh="里面没有提交；请指定学生文件所在的文件夹",
    ),
    "folder-without-work": Text(
        en="has no notebook and no module in it; ask for the .ipynb or .py file",
        zh="里面既没有笔记本也没有模块；请让学生提交 .ipynb 或 .py 文件",
    ),
    "several-files": Text(
        en="has several files; `{chosen}` was graded, not {others}: leave only one if that is wrong",
        zh="里面有多个文件；批改的是 `{chosen}`，而不是 {others}：若不对请只保留一个",
    ),
    "file-odd": Text(
        en="could not be read ({reason}); save it anew and hand in again, or tell your teacher",
        zh="无法读取（{reason}）；请重新保存后提交，或告诉老师",
    ),
    "folder-too-large": Text(
        en="has more than {limit} files and folders in it; hand in the notebook or module alone",
        zh="里面的文件和文件夹超过 {limit} 个；请只提交笔记本或模块",
    ),
    "encoding-not-read": Text(
        en="says that its encoding is {encoding}, which is not read here; save it as UTF-8 and hand in again",
        zh="声明的编码是 {encoding}，这里不支持；请存为 UTF-8 后重新提交",
    ),
    "too-many-cells": Text(
        en="has more than {limit} code cells; join or remove some and hand in again",
        zh="代码单元格超过 {limit} 个；请合并或删去一些后重新提交",
    ),
    # What the grader allows for one submission
    "over-time": Text(
        en="took longer than {seconds} s while it was {step}; make it shorter and plainer, and hand in again",
        zh="在{step}时超过了 {seconds} 秒；请改得更短、更简单后重新提交",
    ),
    "over-size": Text(
        en="needed more than {limit} of memory, or is nested too deeply, while it was {step}; "
        "make it smaller and plainer, and hand in again",
        zh="在{step}时需要超过 {limit} 的内存，或嵌套过深；请改得更小、更简单后重新提交",
    ),
    "over-process": Text(
        en="ended the process that grades it, two times, while it was {step}; make it plainer, and hand in again",
        zh="在{step}时两次使批改进程中止；请改得更简单后重新提交",
    ),
    # Submissions
    "not-a-submission": Text(
        en="has the suffix {suffix}; hand in a notebook (.ipynb) or a module (.py)",
        zh="后缀是 {suffix}；请提交笔记本（.ipynb）或模块（.py）",
    ),
    "not-a-notebook": Text(
        en="is not a notebook (line {line}); download it again with File > Download as .ipynb",
        zh="不是笔记本（第 {line} 行）；请用“文件 > 下载为 .ipynb”重新下载",
    ),
    "notebook-truncated": Text(
        en="is a damaged notebook, broken off near line {line}; save it again and hand in the whole file",
        zh="笔记本已损坏，在第 {line} 行附近中断；请重新保存并提交完整文件",
    ),
    "not-python": Text(
        en="is not Python (line {line}); hand in a notebook (.ipynb) or a module (.py)",
        zh="不是 Python 代码（第 {line} 行）；请提交笔记本（.ipynb）或模块（.py）",
    ),
    "notebook-lacks-metadata": Text(
        en="lacks metadata that notebooks have; it was read all the same, save it with Jupyter next time",
        zh="缺少笔记本应有的元数据；已照常读取，下次请用 Jupyter 保存",
    ),
    "notebook-other-language": Text(
        en="says that its language is {language}; it was run as Python, choose a Python kernel next time",
        zh="标明的语言是 {language}；已按 Python 运行，下次请选择 Python 内核",
    ),
    "notebook-named-module": Text(
        en="is a notebook with the suffix .py; it was read as a notebook, call it .ipynb next time",
        zh="是后缀为 .py 的笔记本；已按笔记本读取，下次请命名为 .ipynb",
    ),
    # The grader itself
    **RUNNING,
    "author-code-raised": Text(
        en="does not run ({reason}); mend it before grading",
        zh="无法运行（{reason}）；请先修好再批改",
    ),
    "reference-lacks": Text(
        en="the reference has no `{name}`; define it",
        zh="参考答案里没有 `{name}`；请补上定义",
    ),
    **{f"answer-not-{kind}": text for kind, text in NOT_OF_KIND.items()},
    "answer-not-finite": Text(
        en="the reference returns {found}, and nothing can be near what is not finite; take the case out, "
        "or ask for a finite value",
        zh="参考答案返回 {found}，而非有限的值无法比较；请删去该用例，或改问有限的值",
    ),
    "answer-too-large": Text(
        en="the reference returns {found}, and answers carry up to 4,296 digits; ask for a smaller number",
        zh="参考答案返回 {found}，而答案最多 4296 位；请改问小一些的数",
    ),
    "carried-forward-lacks": Text(
        en="`CARRIED_FORWARD` has no `{name}`, which builds on others; say how it follows from them, or remove builds_on",
        zh="`CARRIED_FORWARD` 里没有 `{name}`，而该题建立在其他题之上；请写明如何由它们算出，或删去 builds_on",
    ),
    "misconception-question": Text(
        en="there is no function `{name}` to answer; name one of {names}",
        zh="没有要写的函数 `{name}`；请从 {names} 中选择",
    ),
    "misconception-check": Text(
        en="there is no check `{name}` to catch it; name one of {names}",
        zh="没有检查项 `{name}`；请从 {names} 中选择",
    ),
    "misconception-silent": Text(
        en="says nothing in one of the languages; write its sentence in en and zh",
        zh="缺少某种语言的说明；请把 en 和 zh 都写上",
    ),
    "internal": Text(
        en="the grader failed ({reason}); no points are lost: report it with the command that you ran",
        zh="批改程序出错（{reason}）；不会扣分：请附上所执行的命令报告此问题",
    ),
    # The command line
    "runner-unknown": Text(
        en="there is no such runner; choose one of {names}",
        zh="没有这种运行方式；请从 {names} 中选择",
    ),
    "option-unknown": Text(
        en="there is no such option{near}; `{command} --help` lists them",
        zh="没有这个选项{near}；用 `{command} --help` 查看全部选项",
    ),
    "command-unknown": Text(
        en="there is no such command{near}; `grade.py --help` lists them",
        zh="没有这个命令{near}；用 `grade.py --help` 查看全部命令",
    ),
    "argument-missing": Text(
        en="{name} is missing; `{command} --help` shows how to write it",
        zh="缺少 {name}；用 `{command} --help` 查看写法",
    ),
    "argument-wrong": Text(
        en="does not fit ({reason}); `{command} --help` shows what does",
        zh="参数不合要求（{reason}）；用 `{command} --help` 查看要求",
    ),
    "template-drifted": Text(
        en="is not what the assignment generates; run `python grade.py template {name}` and commit it",
        zh="与作业生成的模板不一致；请运行 `python grade.py template {name}` 并提交结果",
    ),
    "schema-drifted": Text(
        en="is not what the program generates; run `python grade.py schema` and commit the result",
        zh="与程序生成的不一致；请运行 `python grade.py schema` 并提交结果",
    ),
    "interrupted": Text(
        en="stopped by Ctrl-C; reports that are there are complete, run the same command again for everyone",
        zh="已被 Ctrl-C 中断；已有的报告都是完整的，重新运行同一命令即可批改全部",
    ),
}

MESSAGES |= OF_FILES | VERIFYING

_STEPS = {
    "reading": Text(en="read", zh="读取"),
    "running": Text(en="run", zh="运行"),
    "judging": Text(en="judged", zh="评判"),
    "writing": Text(en="written down", zh="写报告"),
}
_NEAR = Text(en=" (did you mean `{near}`?)", zh="（是不是 `{near}`？）")


def say(notice: Notice, language: Language) -> str:
    """A notice as a sentence: ``where: what is wrong; what to do``."""
    details = {key: _shown(key, value, language) for key, value in notice.details.items()}
    return f"{notice.where}: {MESSAGES[notice.slug].read(language).format(**details)}"


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
