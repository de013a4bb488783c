"""Messages about autograders for Gradescope: making one, and what instructors read of each submission."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

OF_GRADESCOPE: dict[Slug, Message] = {
    Slug.PROGRAM_NOT_INSTALLED: Message(
        what=Text(
            en="is not installed here as a package, so it cannot be packed into the zip",
            zh="没有作为软件包安装，无法打包进压缩文件",
        ),
        remedy=Text(
            en="install it with `pip install .` and run the command again",
            zh="请用 `pip install .` 安装后重新运行该命令",
        ),
    ),
    Slug.AUTOGRADER_NEEDS_OUT: Message(
        what=Text(en="makes one file for Gradescope, and none is named", zh="需要写一个文件，但没有指定"),
        remedy=Text(en="name it with -o autograder.zip", zh="请用 -o autograder.zip 指定"),
    ),
    Slug.AUTOGRADER_DAMAGED: Message(
        what=Text(
            en="is missing or damaged, so it is not known what to grade", zh="缺失或已损坏，不知道要批改什么"
        ),
        remedy=Text(
            en="make the zip again with `grade.py release NAME --gradescope -o autograder.zip`, and upload it",
            zh="请用 `grade.py release NAME --gradescope -o autograder.zip` 重新生成并上传",
        ),
    ),
    Slug.AUTOGRADER_OPEN: Message(
        what=Text(
            en="student code ran without all walls (level `open`): it could have looked for the grader's files",
            zh="学生代码未完全隔离（级别 `open`），有可能读取批改程序的文件",
        ),
        remedy=Text(
            en="Gradescope's containers usually allow no more; before grades count, grade the exported submissions "
            "once more with `grade.py batch`, and compare",
            zh="Gradescope 的容器通常只允许如此；正式计分前请用 `grade.py batch` 重新批改导出的提交并比较",
        ),
    ),
    Slug.AUTOGRADER_TOTAL: Message(
        what=Text(
            en="the assignment has {total} points on Gradescope, and {possible} here",
            zh="该作业在 Gradescope 上是 {total} 分，而这里是 {possible} 分",
        ),
        remedy=Text(
            en="enter {possible} as its autograder points in its settings on Gradescope",
            zh="请在 Gradescope 的作业设置中把自动评分改为 {possible} 分",
        ),
    ),
    Slug.AUTOGRADER_WITHHELD: Message(
        what=Text(
            en="{points} points are withheld by our fault, so the submission has no score",
            zh="因批改程序出错暂缓 {points} 分，因此没有得分",
        ),
        remedy=Text(
            en="run the autograder again on Gradescope; if it stays so, grade these points by hand",
            zh="请在 Gradescope 上重新运行；若仍如此，请人工评定这些分数",
        ),
    ),
    Slug.UPLOAD_METADATA: Message(
        what=Text(
            en="cannot be used ({reason}), so neither lateness nor the limit of attempts was applied",
            zh="无法使用（{reason}），因此没有计算迟交与提交次数",
        ),
        remedy=Text(
            en="run the autograder again on Gradescope, or settle it by hand",
            zh="请在 Gradescope 上重新运行，或人工处理",
        ),
    ),
    Slug.UPLOAD_WITHOUT_WORK: Message(
        what=Text(
            en="there is no notebook and no module in what you handed in",
            zh="提交的内容里没有笔记本或模块",
        ),
        remedy=Text(
            en="hand in the .ipynb or .py file with your answers", zh="请提交写有答案的 .ipynb 或 .py 文件"
        ),
    ),
    Slug.UPLOAD_WITHOUT_TIME: Message(
        what=Text(
            en="does not say when the work was handed in, so lateness was not applied",
            zh="没有提交时间，因此没有计算迟交",
        ),
        remedy=Text(en="take off by hand what lateness costs", zh="请人工扣除迟交分数"),
    ),
}
