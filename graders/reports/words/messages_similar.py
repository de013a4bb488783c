"""Messages about the search for code that is alike."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

COMPARING: dict[Slug, Message] = {
    Slug.SIMILAR_TOO_FEW: Message(
        what=Text(en="has fewer than two works that can be compared", zh="可以比较的作业不到两份"),
        remedy=Text(
            en="grade the class into it with `grade.py batch` first",
            zh="请先用 `grade.py batch` 把全班批改到这里",
        ),
    ),
    Slug.SIMILAR_UNREAD: Message(
        what=Text(
            en="could not be compared ({count} in all), since nothing of the work could be read",
            zh="作业无法读取，因此没有比较（共 {count} 份）",
        ),
        remedy=Text(en="look at them by hand", zh="请人工查看"),
    ),
    Slug.SIMILAR_PAGE_LEFT_OUT: Message(
        what=Text(
            en="is not written, since {library} is not installed", zh="没有生成，因为尚未安装 {library}"
        ),
        remedy=Text(
            en="run `pip install 'graders[class]'`, and the same command again",
            zh="请运行 `pip install 'graders[class]'` 后重新执行同一命令",
        ),
    ),
}
