"""What there is to say about submissions, and about reports that are read back."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message

OF_SUBMISSIONS: dict[str, Message] = {
    # Submissions
    "not-a-submission": Message(
        what=Text(en="has the suffix {suffix}", zh="后缀是 {suffix}"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    "not-a-notebook": Message(
        what=Text(en="is not a notebook (line {line})", zh="不是笔记本（第 {line} 行）"),
        remedy=Text(
            en="download it again with File > Download as .ipynb", zh="请用“文件 > 下载为 .ipynb”重新下载"
        ),
    ),
    "notebook-truncated": Message(
        what=Text(
            en="is a damaged notebook, broken off near line {line}", zh="笔记本已损坏，在第 {line} 行附近中断"
        ),
        remedy=Text(en="save it again and hand in the whole file", zh="请重新保存并提交完整文件"),
    ),
    "not-python": Message(
        what=Text(en="is not Python (line {line})", zh="不是 Python 代码（第 {line} 行）"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    "notebook-lacks-metadata": Message(
        what=Text(en="lacks metadata that notebooks have", zh="缺少笔记本应有的元数据"),
        remedy=Text(
            en="it was read all the same, save it with Jupyter next time",
            zh="已照常读取，下次请用 Jupyter 保存",
        ),
    ),
    "notebook-other-language": Message(
        what=Text(en="says that its language is {language}", zh="标明的语言是 {language}"),
        remedy=Text(
            en="it was run as Python, choose a Python kernel next time",
            zh="已按 Python 运行，下次请选择 Python 内核",
        ),
    ),
    "notebook-named-module": Message(
        what=Text(en="is a notebook with the suffix .py", zh="是后缀为 .py 的笔记本"),
        remedy=Text(
            en="it was read as a notebook, call it .ipynb next time", zh="已按笔记本读取，下次请命名为 .ipynb"
        ),
    ),
    # Reports that are read back
    "report-damaged": Message(
        what=Text(
            en="is damaged, or no report in YAML or JSON ({place})",
            zh="已损坏，或不是 YAML 或 JSON 格式的报告（{place}）",
        ),
        remedy=Text(
            en="name a report as `batch` or `grade -o` wrote it, or grade the work again",
            zh="请指定 `batch` 或 `grade -o` 写出的报告原件，或重新批改",
        ),
    ),
    "report-of-other-schema": Message(
        what=Text(
            en="has the schema {found}, and only {schema} is read here",
            zh="的 schema 是 {found}，而这里只能读取 {schema}",
        ),
        remedy=Text(
            en="name a report of one submission, or grade the work again with this version",
            zh="请指定单份提交的报告，或用本版本重新批改",
        ),
    ),
}
