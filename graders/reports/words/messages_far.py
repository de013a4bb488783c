"""Messages about a cluster that a class is graded on."""

from __future__ import annotations

from graders.model.text import Text
from graders.reports.words.message import Message
from graders.slugs import Slug

FAR: dict[Slug, Message] = {
    Slug.CLUSTER_LIBRARY: Message(
        what=Text(en="needs Dask, which is not installed", zh="需要 Dask，但尚未安装"),
        remedy=Text(
            en="run `pip install 'graders[dask]'`, or leave it out to grade on this machine",
            zh="请运行 `pip install 'graders[dask]'`，或去掉该选项在本机批改",
        ),
    ),
    Slug.SCHEDULER_UNREACHABLE: Message(
        what=Text(en="no scheduler of Dask answers ({reason})", zh="没有 Dask 调度程序应答（{reason}）"),
        remedy=Text(
            en="see whether it runs and can be reached from here, and write its address as `tcp://HOST:8786`",
            zh="请检查它是否在运行、能否从本机连接，地址写成 `tcp://主机:8786`",
        ),
    ),
    Slug.NO_WORKERS: Message(
        what=Text(
            en="the scheduler has had no worker for {seconds} seconds",
            zh="调度程序在 {seconds} 秒内没有任何工作进程",
        ),
        remedy=Text(
            en="start one with `dask worker {address}`, and run the same command again",
            zh="请用 `dask worker {address}` 启动一个，然后重新运行同一命令",
        ),
    ),
    Slug.SCHEDULER_LOST: Message(
        what=Text(en="the scheduler of Dask is gone", zh="Dask 调度程序已断开"),
        remedy=Text(
            en="everything that was graded is kept, so start it and run the same command again",
            zh="已批改的都已保存，请启动它并重新运行同一命令",
        ),
    ),
    Slug.WORKERS_LACK_PROGRAM: Message(
        what=Text(
            en="the scheduler or its workers do not have what is needed to grade ({reason})",
            zh="调度程序或工作进程缺少批改所需的程序（{reason}）",
        ),
        remedy=Text(
            en="install the same `graders` in the environment of all of them, and start them again",
            zh="请在它们的环境中安装同一版本的 `graders`，然后重新启动",
        ),
    ),
    Slug.WORKER_OF_OTHER_VERSION: Message(
        what=Text(
            en="has another version of `graders`, Python or NumPy, which may give other reports",
            zh="安装了另一版本的 `graders`、Python 或 NumPy，报告可能不同",
        ),
        remedy=Text(
            en="install the same versions there as here, and start the workers again",
            zh="请在那里安装与本机相同的版本，然后重新启动工作进程",
        ),
    ),
}
