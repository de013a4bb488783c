"""Sentences of what runs where a student works: help of the command, panel of the notebook, test run."""

from __future__ import annotations

from graders.model.text import Text

# Help has both languages in one line, as that of `grade.py` has
DESCRIPTION = "Check your own work · 自查作业"
CHECK = "Check your work: the public checks · 自查（只含公开检查）"
FILE = "Your notebook or module; the one saved last, if left out. 你的文件。"
LANG = "The language of all sentences. 语言。"
WATCH = "Check again each time the file is saved. 每次保存后重新检查。"
FORMAT = "How the report is written. 格式。"
PRE = "Only whether it runs, and names and types are right; no attempt. 只看能否运行、名字和类型。"

WATCHING = Text(en="watching {file}: save it to check again", zh="正在监视 {file}：保存后会重新检查")

NO_ATTEMPT = Text(
    en="names and types alone were looked at: this is no attempt, and says nothing of whether answers are right",
    zh="这里只看名字和类型：不算一次提交，也不说明答案是否正确",
)

# The panel
WORKS = Text(en="{passed} of {total} checks passed", zh="{total} 项检查中通过 {passed} 项")
ALL_WORKS = Text(
    en="all public checks passed; more are made when your work is graded",
    zh="公开检查全部通过；正式批改时还有更多检查",
)
ALL_DONE = Text(en="all checks passed", zh="检查全部通过")
FIRST = Text(en="first to mend", zh="先改这里")
NEXT = Text(en="next step", zh="下一步")
AGAIN = Text(
    en="change the function, run its cell, and check again", zh="修改函数，运行它的单元格，再检查一次"
)
BY_HAND = Text(en="graded by hand", zh="由人工评定")
QUESTION = Text(en="question", zh="题目")
RESULT = Text(en="result", zh="结果")
POINTS = Text(en="points", zh="分数")
EXAMPLE = Text(en="call", zh="调用")
EXPECTED = Text(en="expected", zh="应为")
ACTUAL = Text(en="yours", zh="你的结果")
