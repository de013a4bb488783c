"""Messages about kits: what students check their own work with."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

OF_KITS: dict[Slug, Message] = {
    Slug.KIT_MISSING: Message(
        what=Text(
            en="no `checks.json` here or above, so nothing can be checked",
            zh="这里及上级文件夹都没有 `checks.json`，无法自查",
        ),
        remedy=Text(
            en="work in the folder that you were given, or copy `checks.json` beside your work",
            zh="请在老师发给你的文件夹里作答，或把 `checks.json` 放到作业旁边",
        ),
    ),
    Slug.KIT_DAMAGED: Message(
        what=Text(en="is damaged, and cannot be read", zh="已损坏，无法读取"),
        remedy=Text(en="take a fresh copy from your instructor", zh="请向老师要一份新的"),
    ),
    Slug.KIT_OF_OTHER_VERSION: Message(
        what=Text(
            en="was made for another version of `graders` ({schema}; this one reads {expected})",
            zh="是为另一个版本的 `graders` 制作的（{schema}；当前版本读取 {expected}）",
        ),
        remedy=Text(
            en="install the version that your course names in requirements.txt, or take a fresh kit",
            zh="请安装 requirements.txt 中写明的版本，或索取新的文件包",
        ),
    ),
    Slug.KIT_EDITED: Message(
        what=Text(
            en="is not as it was handed out: what you see here may differ from how your work is graded, which "
            "never looks at this file",
            zh="与发下来时不同：这里显示的结果可能与正式批改不同，正式批改从不使用这个文件",
        ),
        remedy=Text(en="take a fresh copy", zh="请换回一份新的"),
    ),
    Slug.QUESTION_UNKNOWN: Message(
        what=Text(en="`{name}` is no question of this assignment", zh="`{name}` 不是这份作业的题目"),
        remedy=Text(en="use one of: {names}", zh="请用其中之一：{names}"),
    ),
    Slug.KIT_OF_OTHER: Message(
        what=Text(
            en="is for `{actual}`, and not for `{name}`", zh="是 `{actual}` 的文件，而不是 `{name}` 的"
        ),
        remedy=Text(
            en="go to the folder of `{name}`, or name `{actual}`",
            zh="请到 `{name}` 的文件夹，或改为 `{actual}`",
        ),
    ),
}
