"""A new course, empty: the three folders, and what a repository of its own needs."""

from __future__ import annotations

import json
from pathlib import Path

from graders.assignment.schema import json_schema
from graders.errors import UsageError, notice
from graders.slugs import Slug
from graders.workflows.files import write_text

README = """\
# A course

| folder | holds |
| --- | --- |
| `assignments/NAME/` | what is asked: `assignment.yaml`, and the answers that `verify` tries |
| `reference/` | the right answers, `NAME.py`, and beside them what several share; never for students |
| `student_template/` | what students get, as a notebook and as a module; generated, never edited |

    grade new NAME              # an assignment that grades as it stands, to change into one's own
    grade list                  # the assignments of this course
    grade verify --all          # does each tell right from wrong, and say so where it should?
    grade template --all        # what students get, written anew
    grade batch FOLDER -a NAME -o out

Inside `assignments/NAME/` the name may be left out. `grade --help` lists the rest.

# 一门课程

| 文件夹 | 内容 |
| --- | --- |
| `assignments/NAME/` | 题目：`assignment.yaml`，以及 `verify` 要试的错误答案和正确答案 |
| `reference/` | 参考答案 `NAME.py` 及其共用的代码；不发给学生 |
| `student_template/` | 发给学生的文件，每个作业一份笔记本和一份模块；自动生成，请勿手改 |

    grade new NAME              # 新建一个可以直接批改的作业，再改成自己的
    grade list                  # 列出本课程的作业
    grade verify --all          # 检验每个作业能否分清对错
    grade template --all        # 重新生成学生模板
    grade batch FOLDER -a NAME -o out

在 `assignments/NAME/` 里可以省略作业名。其余用法见 `grade --help --lang zh`。
"""
IGNORED = """\
.venv/
__pycache__/
.ipynb_checkpoints/
.hypothesis/
out/
"""


def init_course(root: Path) -> tuple[Path, ...]:
    """Write an empty course into a folder, which is made if it is not there.

    Raises:
        UsageError: the folder holds something, is none, or cannot be written to.
    """
    try:
        if root.exists() and not root.is_dir():
            raise UsageError(notice(root, Slug.COURSE_NO_FOLDER))
        if root.is_dir() and any(root.iterdir()):
            raise UsageError(notice(root, Slug.FOLDER_NOT_EMPTY))
    except OSError as error:
        raise UsageError(notice(root, Slug.FILE_UNREADABLE, reason=error.strerror or str(error))) from error
    written = {
        root / "README.md": README,
        root / ".gitignore": IGNORED,
        root / "assignments" / "assignment.schema.json": schema_text(),
        # Git keeps no folder that is empty.
        root / "reference" / ".gitkeep": "",
        root / "student_template" / ".gitkeep": "",
    }
    for path, text in written.items():
        write_text(path, text)
    return tuple(written)


def schema_text() -> str:
    """The JSON Schema of assignment files, as it stands in a course."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
