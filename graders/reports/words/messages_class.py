"""Messages about what a learning platform gives for a class: archives, exports, rosters, files beside the work."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

CLASSES: dict[Slug, Message] = {
    # Archives
    Slug.ZIP_DAMAGED: Message(
        what=Text(en="is no zip, or a damaged one", zh="不是 zip 文件，或已损坏"),
        remedy=Text(en="download or pack it again", zh="请重新下载或重新压缩"),
    ),
    Slug.ZIP_ENTRIES: Message(
        what=Text(en="holds more than {limit} files", zh="里面的文件超过 {limit} 个"),
        remedy=Text(en="pack only the files of the homework", zh="请只压缩作业文件"),
    ),
    Slug.ZIP_OUTSIDE: Message(
        what=Text(en="has a name in the zip that leads out of it", zh="在 zip 中的名字指向 zip 之外"),
        remedy=Text(en="it was not unpacked, pack the folder itself", zh="未解压，请直接压缩文件夹本身"),
    ),
    Slug.ZIP_ENCRYPTED: Message(
        what=Text(en="is locked with a password", zh="设有密码"),
        remedy=Text(en="pack it without a password", zh="请不设密码重新压缩"),
    ),
    Slug.ZIP_DEEP: Message(
        what=Text(en="lies more than {limit} folders deep", zh="位于 {limit} 层以上的文件夹中"),
        remedy=Text(en="hand in the folder of the homework only", zh="请只提交作业文件夹"),
    ),
    Slug.ZIP_BOMB: Message(
        what=Text(
            en="is packed to less than 1/{ratio} of its size, as only empty data is",
            zh="压缩后不到原大小的 1/{ratio}，只有空数据才会如此",
        ),
        remedy=Text(en="it was not unpacked, hand in the work itself", zh="未解压，请提交作业本身"),
    ),
    Slug.ZIP_LARGE: Message(
        what=Text(
            en="is larger than {limit} when unpacked, by itself or with the files beside it",
            zh="解压后（本身或连同旁边的文件）超过 {limit}",
        ),
        remedy=Text(
            en="it was not unpacked, hand in a smaller part of the data", zh="未解压，请只提交一小部分数据"
        ),
    ),
    Slug.ZIP_METHOD: Message(
        what=Text(en="is packed in a way that is not read here", zh="压缩方式不受支持"),
        remedy=Text(en="pack it again as a usual zip", zh="请重新压缩为普通 zip"),
    ),
    Slug.ZIP_ENTRY_DAMAGED: Message(
        what=Text(en="is damaged in the zip", zh="在 zip 中已损坏"),
        remedy=Text(en="pack it again and hand in again", zh="请重新压缩后重新提交"),
    ),
    Slug.ZIP_TWICE: Message(
        what=Text(
            en="stands in the zip more than once, with different content", zh="在 zip 中出现多次且内容不同"
        ),
        remedy=Text(en="the last one was read, pack it once", zh="已读取最后一个，请只压缩一次"),
    ),
    Slug.ZIP_ALIKE: Message(
        what=Text(
            en="has the same name as `{other}` but for capitals or accents",
            zh="与 `{other}` 仅大小写或重音写法不同",
        ),
        remedy=Text(en="both were read, give one of them another name", zh="两者都已读取，请给其中一个改名"),
    ),
    Slug.ZIP_NESTED: Message(
        what=Text(en="is an archive within an archive", zh="是压缩包中的压缩包"),
        remedy=Text(
            en="hand in the notebook (.ipynb) or module (.py) itself",
            zh="请直接提交笔记本（.ipynb）或模块（.py）",
        ),
    ),
    Slug.ZIP_OPENED: Message(
        what=Text(en="is a zip in place of the work", zh="提交的是 zip 而不是作业文件"),
        remedy=Text(
            en="it was unpacked, hand in the files themselves next time", zh="已解压，下次请直接提交文件"
        ),
    ),
    Slug.ARCHIVE_INNER: Message(
        what=Text(en="is an archive that is not opened here", zh="是这里不解压的压缩包"),
        remedy=Text(
            en="hand in the notebook (.ipynb) or module (.py) itself",
            zh="请直接提交笔记本（.ipynb）或模块（.py）",
        ),
    ),
    Slug.ARCHIVE_KIND: Message(
        what=Text(en="is no zip and no folder", zh="既不是 zip 也不是文件夹"),
        remedy=Text(en="unpack it, and name the folder", zh="请先解压，再指定文件夹"),
    ),
    # Exports of learning platforms
    Slug.EXPORT_UNREADABLE: Message(
        what=Text(en="cannot be read as YAML that lists submissions", zh="无法读作列出提交的 YAML"),
        remedy=Text(en="export the submissions again", zh="请重新导出提交"),
    ),
    Slug.EXPORT_LACKS: Message(
        what=Text(en="is listed in the export and is not there", zh="在导出清单中，但文件夹不存在"),
        remedy=Text(en="export the submissions again", zh="请重新导出提交"),
    ),
    Slug.EXPORT_OTHER: Message(
        what=Text(en="has no folder `{name}`", zh="里面没有文件夹 `{name}`"),
        remedy=Text(en="collect the assignment again, or ask for it", zh="请重新收集该作业，或请学生提交"),
    ),
    # Rosters
    Slug.ROSTER_NOT_TEXT: Message(
        what=Text(en="is no CSV", zh="不是 CSV 文件"),
        remedy=Text(en="save the roster as CSV (UTF-8)", zh="请把名单另存为 CSV（UTF-8）"),
    ),
    Slug.ROSTER_COLUMNS: Message(
        what=Text(en="has no column that says who the students are", zh="没有说明学生身份的列"),
        remedy=Text(
            en="give it a first line such as `name,id,email,section`",
            zh="请在第一行写上列名，如 `姓名,学号,邮箱,班级`",
        ),
    ),
    # Files beside the work
    Slug.BESIDE_TOO_MANY: Message(
        what=Text(en="has more than {limit} files beside the work", zh="作业旁边的文件超过 {limit} 个"),
        remedy=Text(
            en="the others were left out, hand in what the work needs",
            zh="其余未使用，请只提交作业需要的文件",
        ),
    ),
    Slug.BESIDE_TOO_LARGE: Message(
        what=Text(
            en="is larger than {each} MB, or makes the files beside the work larger than {all} MB",
            zh="超过 {each} MB，或使作业旁边的文件总共超过 {all} MB",
        ),
        remedy=Text(
            en="it was left out, hand in a smaller part of the data", zh="未使用，请只提交一小部分数据"
        ),
    ),
    Slug.BESIDE_UNREADABLE: Message(
        what=Text(en="cannot be read ({reason})", zh="无法读取（{reason}）"),
        remedy=Text(
            en="it was left out, hand it in again if the work needs it", zh="未使用，若作业需要请重新提交"
        ),
    ),
    Slug.BESIDE_SHIPPED: Message(
        what=Text(en="is not as the assignment gives it", zh="与作业附带的文件内容不同"),
        remedy=Text(
            en="the assignment's own was used, give yours another name",
            zh="已使用作业附带的文件，请给自己的改名",
        ),
    ),
    Slug.BESIDE_HIDDEN: Message(
        what=Text(en="has the name of a library", zh="与一个库同名"),
        remedy=Text(
            en="`import {name}` gives the library, so give the file another name",
            zh="`import {name}` 得到的是那个库，请给文件改名",
        ),
    ),
}
