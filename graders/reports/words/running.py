"""Messages about running student code: why it cannot be run, or cannot be sealed off."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

RUNNING: dict[Slug, Message] = {
    Slug.KERNEL_NOT_STARTED: Message(
        what=Text(en="student code could not be run ({reason})", zh="无法运行学生代码（{reason}）"),
        remedy=Text(
            en="run `python -m pip install -e .` again and retry",
            zh="请重新执行 `python -m pip install -e .` 后再试",
        ),
    ),
    Slug.NO_TEMPORARY_FOLDER: Message(
        what=Text(en="has no place for temporary files ({reason})", zh="没有可用的临时文件夹（{reason}）"),
        remedy=Text(
            en="free some space in /tmp, or set TMPDIR to a folder that can be written to",
            zh="请清理 /tmp 的空间，或把 TMPDIR 设为可写的文件夹",
        ),
    ),
    Slug.LIBRARY_BROKEN: Message(
        what=Text(en="a library cannot be loaded ({reason})", zh="有库无法加载（{reason}）"),
        remedy=Text(
            en="make a fresh environment and run `python -m pip install -e .` in it",
            zh="请新建一个环境，并在其中运行 `python -m pip install -e .`",
        ),
    ),
    Slug.NOT_SEALED: Message(
        what=Text(
            en="was not sealed, these layers are missing: {layers}", zh="运行未完全隔离，缺少这些层：{layers}"
        ),
        remedy=Text(en="`grade.py doctor` says how to get them", zh="用 `grade.py doctor` 查看如何补齐"),
    ),
    Slug.LAYERS_LOST: Message(
        what=Text(
            en="could not be sealed as the others were, these layers failed: {layers}",
            zh="无法像其他提交那样隔离，这些层失效：{layers}",
        ),
        remedy=Text(
            en="grade it again, and see `grade.py doctor`", zh="请重新批改，并查看 `grade.py doctor`"
        ),
    ),
    Slug.SEALED_NOT_HERE: Message(
        what=Text(en="was not sealed ({reason})", zh="运行未隔离（{reason}）"),
        remedy=Text(en="`grade.py doctor` says what is missing", zh="用 `grade.py doctor` 查看缺少什么"),
    ),
    Slug.LACKS_RUNNER: Message(
        what=Text(
            en="student code cannot be sealed off here ({reason})", zh="此处无法隔离学生代码（{reason}）"
        ),
        remedy=Text(
            en="use Linux 5.13 or newer and Python from python.org or your distribution",
            zh="请使用 Linux 5.13 以上以及正常安装的 Python",
        ),
    ),
    Slug.LACKS_NAMESPACES: Message(
        what=Text(
            en="is missing ({reason}), so names and sizes of files outside can be seen",
            zh="缺失（{reason}），可看到外部文件的名字和大小",
        ),
        remedy=Text(
            en="allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0, user.max_user_namespaces=10000, or in a container --security-opt seccomp=unconfined",
            zh="请允许用户命名空间：sysctl kernel.unprivileged_userns_clone=1、kernel.apparmor_restrict_unprivileged_userns=0、user.max_user_namespaces=10000，容器中加 --security-opt seccomp=unconfined",
        ),
    ),
    Slug.LACKS_LANDLOCK: Message(
        what=Text(
            en="is missing or incomplete ({reason}), so files are guarded by the private root alone",
            zh="缺失或不完整（{reason}），文件只由私有根目录保护",
        ),
        remedy=Text(
            en="use Linux 6.12 or newer with lsm=landlock", zh="请使用 Linux 6.12 以上并启用 lsm=landlock"
        ),
    ),
    Slug.LACKS_SECCOMP: Message(
        what=Text(
            en="is missing ({reason}), so new processes are not refused",
            zh="缺失（{reason}），无法阻止新进程",
        ),
        remedy=Text(
            en="use a kernel with CONFIG_SECCOMP_FILTER on x86_64 or aarch64",
            zh="请使用支持 CONFIG_SECCOMP_FILTER 的 x86_64 或 aarch64 内核",
        ),
    ),
    Slug.LACKS_USER: Message(
        what=Text(
            en="is missing ({reason}), so student code keeps root's name",
            zh="缺失（{reason}），学生代码仍以 root 身份运行",
        ),
        remedy=Text(
            en="run as an ordinary user, or with a Python that all users may read",
            zh="请用普通用户运行，或使用所有用户可读的 Python",
        ),
    ),
    Slug.LACKS_LAYER: Message(
        what=Text(en="is missing ({reason})", zh="缺失（{reason}）"),
        remedy=Text(
            en="run as an ordinary user on Linux 6.14 or newer, outside a restricted container",
            zh="请以普通用户在 Linux 6.14 以上、不受限的环境中运行",
        ),
    ),
    Slug.NOT_REFUSED: Message(
        what=Text(en="was not refused ({reason})", zh="没有被拒绝（{reason}）"),
        remedy=Text(
            en="what is missing above is the reason, or it is a gap: report it",
            zh="原因见上面缺失的层，否则是漏洞：请报告",
        ),
    ),
    Slug.SECOND_WALL_USED: Message(
        what=Text(en="used, as a second wall around the fork server", zh="已启用，作为预热进程外的第二道墙"),
        remedy=Text(
            en="the first one was tried without it as well", zh="第一道墙也已在没有它的情况下单独测试"
        ),
    ),
    Slug.SECOND_WALL_ABSENT: Message(
        what=Text(en="not installed", zh="未安装"),
        remedy=Text(
            en="the first wall does not need it, to have a second one install the package bubblewrap",
            zh="第一道墙不依赖它，如需第二道墙请安装软件包 bubblewrap",
        ),
    ),
    Slug.SECOND_WALL_FAILED: Message(
        what=Text(en="could not be used because: {reason}", zh="无法使用，原因：{reason}"),
        remedy=Text(
            en="the first wall does not need it, to have a second one see whether `bwrap --ro-bind / / true` works",
            zh="第一道墙不依赖它，如需第二道墙请检查 `bwrap --ro-bind / / true` 能否运行",
        ),
    ),
    Slug.WORKS_NOT: Message(
        what=Text(
            en="works on this machine, but not for student code ({reason})",
            zh="在本机可用，但学生代码无法使用（{reason}）",
        ),
        remedy=Text(
            en="install libraries in full and not with -e, into the environment that grades; if it is, this is a mistake of ours: report it",
            zh="请把库完整安装（不要用 -e）到运行批改的环境中；若已如此，则是我们的错误：请报告",
        ),
    ),
    Slug.WORKS_NOWHERE: Message(
        what=Text(
            en="does not work on this machine at all ({reason}), which is not held against the wall",
            zh="在本机完全不可用（{reason}），与隔离无关",
        ),
        remedy=Text(
            en="students cannot use it either: install what it lacks, or ignore this",
            zh="学生也无法使用：请补装它缺少的内容，或忽略此项",
        ),
    ),
    Slug.WORKS: Message(
        what=Text(
            en="{able} of {count} things that must work do: libraries, files, figures, tables",
            zh="{count} 项必须可用的功能中 {able} 项可用：库、文件、图、表格",
        ),
        remedy=Text(en="each ✗ above says what to do", zh="上面每个 ✗ 处写明了做法"),
    ),
    Slug.DOCTOR_SEALED: Message(
        what=Text(
            en="{refused} of {count} attempts refused, {layers} layers in force",
            zh="{count} 项尝试全部检查，拒绝 {refused} 项，{layers} 层有效",
        ),
        remedy=Text(en="student code is sealed off", zh="学生代码已隔离"),
    ),
    Slug.DOCTOR_OPEN: Message(
        what=Text(
            en="{refused} of {count} attempts refused, {layers} layers in force",
            zh="{count} 项尝试中拒绝 {refused} 项，{layers} 层有效",
        ),
        remedy=Text(en="`batch` needs --allow-open here", zh="此处 `batch` 需要 --allow-open"),
    ),
    Slug.OPEN_NOT_ALLOWED: Message(
        what=Text(
            en="student code could reach this machine (level open)", zh="学生代码可能触及本机（级别 open）"
        ),
        remedy=Text(
            en="see `grade.py doctor`, or add --allow-open",
            zh="请查看 `grade.py doctor`，或加上 --allow-open",
        ),
    ),
}
