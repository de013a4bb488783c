"""Messages about what is kept of a class: the gradebook, regrading, comparing."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

KEEPING: dict[Slug, Message] = {
    Slug.GRADEBOOK_LIBRARIES: Message(
        what=Text(
            en="what is graded cannot be kept, since {names} is not installed",
            zh="无法保存批改结果，因为没有安装 {names}",
        ),
        remedy=Text(
            en="run `python -m pip install 'graders[{extra}]'`, in a copy of the sources `python -m pip install -e '.[{extra}]'`",
            zh="请执行 `python -m pip install 'graders[{extra}]'`，在源码目录中则执行 `python -m pip install -e '.[{extra}]'`",
        ),
    ),
    Slug.GRADEBOOK_URL: Message(
        what=Text(en="is no address of a gradebook", zh="不是成绩库的地址"),
        remedy=Text(
            en="write `postgresql://USER@HOST/DATABASE` or `sqlite:////FOLDER/FILE`, or leave --gradebook out",
            zh="请写成 `postgresql://用户@主机/数据库` 或 `sqlite:////文件夹/文件`，或省略 --gradebook",
        ),
    ),
    Slug.GRADEBOOK_NEWER: Message(
        what=Text(
            en="was written by a newer version of this program (tables of version {version})",
            zh="由本程序的更新版本写入（表的版本为 {version}）",
        ),
        remedy=Text(
            en="install that version, or grade into another folder",
            zh="请安装那个版本，或批改到另一个文件夹",
        ),
    ),
    Slug.GRADEBOOK_DAMAGED: Message(
        what=Text(en="is damaged, or no gradebook ({reason})", zh="已损坏，或不是成绩库（{reason}）"),
        remedy=Text(
            en="put a copy from before back, or move it away and grade again",
            zh="请换回之前的副本，或把它移走后重新批改",
        ),
    ),
    Slug.GRADEBOOK_LOCKED: Message(
        what=Text(
            en="is being written to by another program ({reason})", zh="正被另一个程序写入（{reason}）"
        ),
        remedy=Text(
            en="wait until that has ended, and run the same command again",
            zh="请等它结束后重新运行同一命令",
        ),
    ),
    Slug.GRADEBOOK_UNWRITABLE: Message(
        what=Text(en="cannot be written ({reason})", zh="无法写入（{reason}）"),
        remedy=Text(
            en="free some space there, allow writing, or name another place with -o",
            zh="请释放空间、开放写权限，或用 -o 指定其他位置",
        ),
    ),
    Slug.GRADEBOOK_UNREACHABLE: Message(
        what=Text(en="cannot be used ({reason})", zh="无法使用（{reason}）"),
        remedy=Text(
            en="see whether the server runs, and whether address, user and password are right",
            zh="请检查服务器是否运行，以及地址、用户和密码是否正确",
        ),
    ),
    Slug.GRADEBOOK_MISSING: Message(
        what=Text(en="keeps nothing of a class", zh="没有保存任何班级的结果"),
        remedy=Text(
            en="name a folder that `grade.py batch -o` has graded into, with the same --gradebook",
            zh="请指定 `grade.py batch -o` 的输出文件夹，并使用相同的 --gradebook",
        ),
    ),
    Slug.STUDENT_NOT_KEPT: Message(
        what=Text(en="nobody of this name has been graded in {place}", zh="在 {place} 中没有批改过此人"),
        remedy=Text(en="use the name in grades.csv", zh="请使用 grades.csv 中的名字"),
    ),
}
