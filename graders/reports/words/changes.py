"""What a comparison of two gradings says."""

from __future__ import annotations

from graders.model.text import Text

COLUMNS = (
    Text(en="student", zh="学生"),
    Text(en="old", zh="原得分"),
    Text(en="new", zh="现得分"),
    Text(en="change", zh="变化"),
    Text(en="because of", zh="原因"),
)
NOBODY = Text(en="nobody's result has changed", zh="没有人的结果发生变化")
CHANGED = Text(en="{count} changed", zh="共 {count} 人有变化")
