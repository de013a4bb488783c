"""What an autograder says to students beside their results."""

from __future__ import annotations

from graders.model.text import Text

UPLOAD: dict[str, Text] = {
    "late": Text(
        en="Handed in {late} after it was due: {points} points are taken off.",
        zh="迟交 {late}，扣 {points} 分。",
    ),
    "late_free": Text(
        en="Handed in {late} after it was due, which costs nothing.", zh="迟交 {late}，不扣分。"
    ),
    "attempt": Text(en="Attempt {number} of {limit}.", zh="第 {number} 次提交，共 {limit} 次。"),
    "over_limit": Text(
        en="This is attempt {number}, and {limit} count: it was not graded, and the score is that of attempt {limit}.",
        zh="这是第 {number} 次提交，只有前 {limit} 次有效：本次未批改，得分为第 {limit} 次的得分。",
    ),
    "over_limit_unknown": Text(
        en="This is attempt {number}, and {limit} count. What attempt {limit} earned is not known here: the staff "
        "enter it.",
        zh="这是第 {number} 次提交，只有前 {limit} 次有效。第 {limit} 次的得分在此无法得知，由老师填写。",
    ),
    "unreadable": Text(en="The submission can be read", zh="提交可以读取"),
    "hand_in_again": Text(
        en="Nothing could be graded yet: mend this, and hand in again.", zh="尚未能批改：请改正后重新提交。"
    ),
    "not_graded": Text(
        en="This could not be graded, by our fault. You lose nothing, and need not hand in again: tell the staff, "
        "who see the reason and can run it again.",
        zh="因批改程序出错未能批改。不会扣分，也不需要重新提交：请告知老师，老师能看到原因并重新运行。",
    ),
    "days": Text(en="{days} d {hours} h {minutes} min", zh="{days} 天 {hours} 小时 {minutes} 分钟"),
    "hours": Text(en="{hours} h {minutes} min", zh="{hours} 小时 {minutes} 分钟"),
    "minutes": Text(en="{minutes} min", zh="{minutes} 分钟"),
}
