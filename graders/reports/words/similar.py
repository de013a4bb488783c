"""The words about code that is alike: the table on the terminal, and the page."""

from __future__ import annotations

from graders.model.text import Text

CAUTION = Text(
    en="A place to look, not a verdict: right answers to a short question are often alike, and students may work together where the course allows it.",
    zh="这里只提示该看哪里，并不是结论：简短题目的正确答案往往相像，课程也可能允许学生合作。",
)
NOBODY = Text(
    en="No two of {compared} works are alike beyond what the assignment gives and the class has in common.",
    zh="比较了 {compared} 份作业：除了题目给出的和全班共有的代码，没有两份相像。",
)
COUNTED = Text(
    en="{pairs} pairs are alike among {compared} works.", zh="在 {compared} 份作业中有 {pairs} 对相像。"
)
MORE = Text(
    en="{count} weaker pairs are not shown here; `--format csv` lists all of them.",
    zh="还有 {count} 对较弱的没有列出；`--format csv` 会全部列出。",
)
COLUMNS = (
    Text(en="student", zh="学生"),
    Text(en="student", zh="学生"),
    Text(en="share", zh="占比"),
    Text(en="lines", zh="行数"),
    Text(en="questions", zh="题目"),
)
ELSEWHERE = Text(en="other code", zh="其他代码")

OF_SIMILAR: dict[str, Text] = {
    "similar": Text(en="Code that is alike", zh="相像的代码"),
    "similar_staff": Text(
        en="For staff: this page shows students' code.", zh="仅供教师：本页含有学生的代码。"
    ),
    "similar_caution": CAUTION,
    "similar_nobody": NOBODY,
    "similar_counted": COUNTED,
    "similar_how": Text(
        en="Compared is the structure of the code: names, comments, layout, annotations and the order of functions do not count. Code that the assignment gives, and code that more than a third of the class has, is taken out. The share is of the smaller one's own code.",
        zh="比较的是代码结构：名字、注释、排版、类型标注和函数的先后都不计。题目给出的代码，以及超过三分之一的学生都有的代码已经去掉。占比以自己写得较少的一方为准。",
    ),
    "similar_pairs": Text(en="The pairs", zh="各对学生"),
    "similar_more": Text(
        en="{count} weaker pairs are not on this page; `grade.py similar --format csv` lists all of them.",
        zh="还有 {count} 对较弱的不在本页；`grade.py similar --format csv` 会全部列出。",
    ),
    "similar_unread": Text(
        en="Not compared, since nothing of the work could be read: {names}",
        zh="因作业无法读取而没有比较：{names}",
    ),
    "similar_first": COLUMNS[0],
    "similar_second": COLUMNS[1],
    "similar_share": COLUMNS[2],
    "similar_lines": COLUMNS[3],
    "similar_questions": COLUMNS[4],
    "similar_elsewhere": ELSEWHERE,
    "similar_whole": Text(
        en="{share} % of the whole work, {lines} lines", zh="占整份作业的 {share} %，共 {lines} 行"
    ),
    "similar_part": Text(en="{share} % alike", zh="{share} % 相像"),
    "similar_cell": Text(
        en="{file}, cell {cell}, line {line}", zh="{file}，第 {cell} 个单元格，第 {line} 行"
    ),
    "similar_line": Text(en="{file}, line {line}", zh="{file}，第 {line} 行"),
    "similar_cut": Text(en="{count} more lines", zh="还有 {count} 行"),
    "similar_mark": Text(
        en="A line that both have stands on a tinted ground, with a bar before it.",
        zh="双方都有的行带底色，行首有竖线。",
    ),
}
