"""Messages about sheets that answers are graded in by hand."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

OF_GRADING: dict[Slug, Message] = {
    Slug.GRADING_SHEET_UNREADABLE: Message(
        what=Text(
            en="is no grading sheet that can be read ({reason})", zh="不是可以读取的评分表（{reason}）"
        ),
        remedy=Text(
            en="write one with `grade.py pending`, and fill in `points` and `comment` alone",
            zh="请用 `grade.py pending` 生成，只填写 `points` 和 `comment` 两列",
        ),
    ),
    Slug.GRADING_POINTS_NO_NUMBER: Message(
        what=Text(en="the points are no number ({actual})", zh="`points` 不是数（{actual}）"),
        remedy=Text(
            en="write a number such as 1.5, or leave the cell empty", zh="请填写 1.5 这样的数，或留空"
        ),
    ),
    Slug.GRADING_POINTS_OUT_OF_RANGE: Message(
        what=Text(
            en="{points} points are not between 0 and {possible}", zh="{points} 分不在 0 到 {possible} 之间"
        ),
        remedy=Text(en="change the points", zh="请修改分数"),
    ),
    Slug.GRADING_NO_ANSWER: Message(
        what=Text(
            en="there is no answer of `{code}` to `{question}` that a person grades",
            zh="没有 `{code}` 对 `{question}` 的、需要人工评分的回答",
        ),
        remedy=Text(en="leave `code` and `question` as they were", zh="请保持 `code` 和 `question` 原样"),
    ),
    Slug.GRADING_OF_EARLIER: Message(
        what=Text(en="`{code}` has handed in again since", zh="`{code}` 之后又重新提交了"),
        remedy=Text(
            en="write the sheet anew with `grade.py pending`, and grade the new answer",
            zh="请用 `grade.py pending` 重新生成评分表，再为新的回答评分",
        ),
    ),
    Slug.LATE_AT_NO_TIME: Message(
        what=Text(
            en="is marked as late, and when it was handed in is not known", zh="标记为迟交，但提交时间未知"
        ),
        remedy=Text(
            en="nothing was taken off; decide, and use `grade.py override`",
            zh="未扣分；请自行决定，并用 `grade.py override` 改分",
        ),
    ),
    Slug.TOO_MANY_ATTEMPTS: Message(
        what=Text(
            en="is attempt {attempt}, and {limit} are allowed",
            zh="是第 {attempt} 次提交，而只允许 {limit} 次",
        ),
        remedy=Text(
            en="it was graded; decide whether it counts, and use `grade.py override`",
            zh="已批改；请决定是否计入，并用 `grade.py override` 改分",
        ),
    ),
}
