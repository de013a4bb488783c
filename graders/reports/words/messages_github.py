"""Messages about grading in a workflow on GitHub."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

ON_GITHUB: dict[Slug, Message] = {
    Slug.GITHUB_UNCONFINED: Message(
        what=Text(
            en="this machine cannot keep student code from the files of the workflow (Landlock or seccomp is missing)",
            zh="这台机器无法阻止学生代码访问工作流的文件（缺少 Landlock 或 seccomp）",
        ),
        remedy=Text(
            en="let the workflow run on `ubuntu-latest`, or do not rely on its points",
            zh="请让工作流在 `ubuntu-latest` 上运行，否则其分数不可作准",
        ),
    ),
    Slug.GITHUB_OTHER_FILE: Message(
        what=Text(en="was looked at as well, and earns no more", zh="也已检查，得分并不更高"),
        remedy=Text(en="the other file counts; keep one of the two", zh="以另一个文件为准；请只保留其中之一"),
    ),
}
