"""Messages about files and folders, submissions, and limits on reading and judging them."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

HANDED_IN: dict[Slug, Message] = {
    # Files
    Slug.FILE_MISSING: Message(
        what=Text(en="there is no such file", zh="没有这个文件"),
        remedy=Text(en="check the path", zh="请检查路径"),
    ),
    Slug.FILE_IS_FOLDER: Message(
        what=Text(en="is a folder, not a file", zh="是文件夹而不是文件"),
        remedy=Text(
            en="name the file, or grade the folder with `batch`", zh="请指定文件，或用 `batch` 批改整个文件夹"
        ),
    ),
    Slug.FILE_UNREADABLE: Message(
        what=Text(en="cannot be read ({reason})", zh="无法读取（{reason}）"),
        remedy=Text(en="check its permissions and its encoding (UTF-8)", zh="请检查权限和编码（UTF-8）"),
    ),
    Slug.FILE_UNWRITABLE: Message(
        what=Text(en="cannot be written ({reason})", zh="无法写入（{reason}）"),
        remedy=Text(en="choose another place", zh="请换一个位置"),
    ),
    Slug.SHIPPED_NOT_PLAIN: Message(
        what=Text(
            en="is a link, a folder or no plain file, and cannot be given to students",
            zh="是链接、文件夹或其他特殊文件，无法发给学生",
        ),
        remedy=Text(
            en="put the files themselves into `files/`, without folders", zh="请把文件本身直接放进 `files/`"
        ),
    ),
    Slug.SHIPPED_NAME: Message(
        what=Text(
            en="has a name that some systems do not allow in a file name", zh="文件名在有些系统上不能使用"
        ),
        remedy=Text(
            en="use letters, digits, `_`, `-` and `.` (at most 100 of them)",
            zh="请只用字母、数字、`_`、`-` 和 `.`（最多 100 个字符）",
        ),
    ),
    Slug.SHIPPED_TOO_MANY: Message(
        what=Text(en="holds more than {limit} files", zh="里面的文件超过 {limit} 个"),
        remedy=Text(en="leave out what no question needs", zh="请去掉题目用不到的文件"),
    ),
    Slug.SHIPPED_TOO_LARGE: Message(
        what=Text(
            en="makes the files of the assignment larger than {limit} in all",
            zh="使作业附带的文件总共超过 {limit}",
        ),
        remedy=Text(en="ship a smaller part of the data", zh="请只附带一小部分数据"),
    ),
    Slug.SHIPPED_TWICE: Message(
        what=Text(
            en="has the name of a file of the assignment `{name}` that holds something else",
            zh="与作业 `{name}` 的一个文件同名，内容却不同",
        ),
        remedy=Text(
            en="give one of them another name: both stand in `student_template/`",
            zh="请给其中一个改名：两者都要放在 `student_template/` 里",
        ),
    ),
    Slug.FILE_LINK: Message(
        what=Text(en="is a link, and links are not followed", zh="是链接，而链接不会被打开"),
        remedy=Text(
            en="hand in the notebook (.ipynb) or module (.py) itself",
            zh="请提交笔记本（.ipynb）或模块（.py）文件本身",
        ),
    ),
    Slug.LINK_PASSED_OVER: Message(
        what=Text(en="is a link, and was passed over", zh="是链接，已跳过"),
        remedy=Text(
            en="hand in the file itself if it is part of the work", zh="如果它是作业的一部分，请提交文件本身"
        ),
    ),
    Slug.PATH_LINK: Message(
        what=Text(
            en="is a link, or leads through one, and links are not followed",
            zh="是链接或经过链接，而链接不会被打开",
        ),
        remedy=Text(en="name the file itself, where it really is", zh="请指定文件本身的真实位置"),
    ),
    Slug.FILE_SPECIAL: Message(
        what=Text(
            en="is neither a file nor a folder (a pipe, a socket or a device)",
            zh="既不是文件也不是文件夹（是管道、套接字或设备）",
        ),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    Slug.OUT_IS_FILE: Message(
        what=Text(en="is a file", zh="是文件"),
        remedy=Text(en="name a folder for the reports", zh="请为报告指定一个文件夹"),
    ),
    Slug.OUT_OF_ANOTHER: Message(
        what=Text(
            en="holds the reports of another assignment, `{name}`", zh="里面是另一个作业 `{name}` 的报告"
        ),
        remedy=Text(en="choose another folder, or remove it first", zh="请换一个文件夹，或先删除它"),
    ),
    Slug.OUT_BUSY: Message(
        what=Text(en="another command is writing into this folder", zh="另一个命令正在写入此文件夹"),
        remedy=Text(en="wait until it has ended, or choose another folder", zh="请等它结束，或换一个文件夹"),
    ),
    Slug.FILE_TOO_LARGE: Message(
        what=Text(en="is larger than {limit}", zh="超过 {limit}"),
        remedy=Text(en="clear the outputs, save and hand in again", zh="请清除输出、保存后重新提交"),
    ),
    Slug.CODE_TOO_LARGE: Message(
        what=Text(
            en="has more than {limit} characters or 5,000 lines of code",
            zh="代码超过 {limit} 个字符或 5000 行",
        ),
        remedy=Text(en="put data into files and hand in again", zh="请把数据放进文件后重新提交"),
    ),
    Slug.FILE_EMPTY: Message(
        what=Text(en="is empty", zh="是空文件"),
        remedy=Text(en="save your work and hand in again", zh="请保存后重新提交"),
    ),
    Slug.FILE_BINARY: Message(
        what=Text(en="is not a text file", zh="不是文本文件"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    Slug.FILE_ENCODING: Message(
        what=Text(en="is in {encoding}, not UTF-8", zh="编码是 {encoding} 而不是 UTF-8"),
        remedy=Text(
            en="it was read all the same, save as UTF-8 next time", zh="已照常读取，下次请存为 UTF-8"
        ),
    ),
    Slug.FOLDER_MISSING: Message(
        what=Text(en="there is no such folder", zh="没有这个文件夹"),
        remedy=Text(en="check the path", zh="请检查路径"),
    ),
    Slug.FOLDER_EMPTY: Message(
        what=Text(en="has no submissions in it", zh="里面没有提交"),
        remedy=Text(en="name the folder with the students' files", zh="请指定学生文件所在的文件夹"),
    ),
    Slug.FOLDER_WITHOUT_WORK: Message(
        what=Text(en="has no notebook and no module in it", zh="里面既没有笔记本也没有模块"),
        remedy=Text(en="ask for the .ipynb or .py file", zh="请让学生提交 .ipynb 或 .py 文件"),
    ),
    Slug.SEVERAL_FILES: Message(
        what=Text(en="has several files", zh="里面有多个文件"),
        remedy=Text(
            en="`{chosen}` was graded, not {others}: leave only one if that is wrong",
            zh="批改的是 `{chosen}`，而不是 {others}：若不对请只保留一个",
        ),
    ),
    Slug.FILE_ODD: Message(
        what=Text(en="could not be read ({reason})", zh="无法读取（{reason}）"),
        remedy=Text(
            en="save it anew and hand in again, or tell your teacher", zh="请重新保存后提交，或告诉老师"
        ),
    ),
    Slug.FOLDER_TOO_LARGE: Message(
        what=Text(en="has more than {limit} files and folders in it", zh="里面的文件和文件夹超过 {limit} 个"),
        remedy=Text(en="hand in the notebook or module alone", zh="请只提交笔记本或模块"),
    ),
    Slug.ENCODING_NOT_READ: Message(
        what=Text(
            en="says that its encoding is {encoding}, which is not read here",
            zh="声明的编码是 {encoding}，这里不支持",
        ),
        remedy=Text(en="save it as UTF-8 and hand in again", zh="请存为 UTF-8 后重新提交"),
    ),
    Slug.TOO_MANY_CELLS: Message(
        what=Text(en="has more than {limit} code cells", zh="代码单元格超过 {limit} 个"),
        remedy=Text(en="join or remove some and hand in again", zh="请合并或删去一些后重新提交"),
    ),
    # What the grader allows for one submission
    Slug.OVER_TIME: Message(
        what=Text(en="took longer than {seconds} s while it was {step}", zh="在{step}时超过了 {seconds} 秒"),
        remedy=Text(en="make it shorter and plainer, and hand in again", zh="请改得更短、更简单后重新提交"),
    ),
    Slug.OVER_SIZE: Message(
        what=Text(
            en="needed more than {limit} of memory, or is nested too deeply, while it was {step}",
            zh="在{step}时需要超过 {limit} 的内存，或嵌套过深",
        ),
        remedy=Text(en="make it smaller and plainer, and hand in again", zh="请改得更小、更简单后重新提交"),
    ),
    Slug.OVER_PROCESS: Message(
        what=Text(
            en="ended the process that grades it, two times, while it was {step}",
            zh="在{step}时两次使批改进程中止",
        ),
        remedy=Text(en="make it plainer, and hand in again", zh="请改得更简单后重新提交"),
    ),
    # Submissions
    Slug.NOT_A_SUBMISSION: Message(
        what=Text(en="has the suffix {suffix}", zh="后缀是 {suffix}"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    Slug.NOT_A_NOTEBOOK: Message(
        what=Text(en="is not a notebook (line {line})", zh="不是笔记本（第 {line} 行）"),
        remedy=Text(
            en="download it again with File > Download as .ipynb", zh="请用“文件 > 下载为 .ipynb”重新下载"
        ),
    ),
    Slug.NOTEBOOK_TRUNCATED: Message(
        what=Text(
            en="is a damaged notebook, broken off near line {line}", zh="笔记本已损坏，在第 {line} 行附近中断"
        ),
        remedy=Text(en="save it again and hand in the whole file", zh="请重新保存并提交完整文件"),
    ),
    Slug.NOT_PYTHON: Message(
        what=Text(en="is not Python (line {line})", zh="不是 Python 代码（第 {line} 行）"),
        remedy=Text(
            en="hand in a notebook (.ipynb) or a module (.py)", zh="请提交笔记本（.ipynb）或模块（.py）"
        ),
    ),
    Slug.NOTHING_ASKED: Message(
        what=Text(
            en="defines nothing that `{assignment}` asks for", zh="没有定义 `{assignment}` 要求的任何内容"
        ),
        remedy=Text(
            en="hand in the work for this assignment, under the names that it gives",
            zh="请提交这份作业的文件，并使用题目给出的名字",
        ),
    ),
    Slug.NOTEBOOK_LACKS_METADATA: Message(
        what=Text(en="lacks metadata that notebooks have", zh="缺少笔记本应有的元数据"),
        remedy=Text(
            en="it was read all the same, save it with Jupyter next time",
            zh="已照常读取，下次请用 Jupyter 保存",
        ),
    ),
    Slug.NOTEBOOK_OTHER_LANGUAGE: Message(
        what=Text(en="says that its language is {language}", zh="标明的语言是 {language}"),
        remedy=Text(
            en="it was run as Python, choose a Python kernel next time",
            zh="已按 Python 运行，下次请选择 Python 内核",
        ),
    ),
    Slug.NOTEBOOK_NAMED_MODULE: Message(
        what=Text(en="is a notebook with the suffix .py", zh="是后缀为 .py 的笔记本"),
        remedy=Text(
            en="it was read as a notebook, call it .ipynb next time", zh="已按笔记本读取，下次请命名为 .ipynb"
        ),
    ),
}
