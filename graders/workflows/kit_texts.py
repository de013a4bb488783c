"""The texts of a kit: how students begin, what they install, and settings of their editors."""

from __future__ import annotations

import json
from collections.abc import Sequence

from graders.model.text import Language, Text

GRADE = '''\
"""Check your work: python grade.py check"""

import sys

try:
    from graders.student.main import main
except ModuleNotFoundError as error:
    sys.exit(
        f"python: has no module {error.name}; run python -m pip install -r requirements.txt\\n"
        f"python: 没有模块 {error.name}；请运行 python -m pip install -r requirements.txt"
    )

raise SystemExit(main())
'''
IGNORED = """\
.venv/
__pycache__/
.ipynb_checkpoints/
.pytest_cache/
"""
_README = Text(
    en="""\
## How to work

Write your answers in `{name}.ipynb` **or** in `{name}.py`; hand in that one file, with what you have put beside it.

Once, in this folder:

    python -m pip install -r requirements.txt

Then check your work wherever you write it; you see the same words everywhere:

| where | how |
| --- | --- |
| in the notebook | run the cell `check(…)` below an answer, or `check()` for everything |
| in a terminal | `python grade.py check`, or with `--watch` each time you save |
| in the editor (VS Code, PyCharm) | the panel of tests, once pytest is installed; every check is a test |

Only the public checks are made here. When your work is graded, there are more. `checks.json` holds what is checked here;
your grade does not depend on it. On Windows write `py` in place of `python`.
""",
    zh="""\
## 怎么做

在 `{name}.ipynb` **或** `{name}.py` 里作答；提交这一个文件，以及你放在旁边的文件。

先在这个文件夹里运行一次：

    python -m pip install -r requirements.txt

然后在你写代码的地方自查，各处看到的话都一样：

| 在哪里 | 怎么做 |
| --- | --- |
| 笔记本 | 运行答案下面的 `check(…)` 单元格，或用 `check()` 检查全部 |
| 终端 | `python grade.py check --lang zh`；加 `--watch` 则每次保存后自动检查 |
| 编辑器（VS Code、PyCharm） | 安装 pytest 后使用测试面板，每个检查项是一个测试 |

这里只做公开检查，正式批改时还有更多检查。`checks.json` 是这里检查的内容，与你的成绩无关。Windows 上请把 `python` 换成 `py`。
""",
)


def readme(name: str, title: Text, languages: Sequence[Language]) -> str:
    """What students read first, in the languages of the assignment."""
    heads = "\n\n".join(f"# {title.read(language)}" for language in languages)
    return f"{heads}\n\n" + "\n".join(_README.read(language).format(name=name) for language in languages)


def requirements(wheel: str) -> str:
    """The program itself, from the kit; pip brings NumPy and PyYAML with it."""
    return f"./{wheel}\n"


def pytest_ini(name: str) -> str:
    """Settings that make every check a test in whatever runs pytest here."""
    return f"[pytest]\naddopts = --assignment={name}\n"


def vscode() -> str:
    """Settings of VS Code: its panel of tests shows the checks."""
    settings = {
        "python.testing.pytestEnabled": True,
        "python.testing.unittestEnabled": False,
        "python.testing.pytestArgs": ["."],
        "python.testing.autoTestDiscoverOnSaveEnabled": True,
    }
    return json.dumps(settings, indent=2) + "\n"
