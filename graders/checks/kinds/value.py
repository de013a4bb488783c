"""Any plain value: compared by its type, its size, and member by member."""

from __future__ import annotations

from typing import Any

from graders.checks.closeness import Comparison
from graders.checks.expectation import Expectation
from graders.checks.kinds.kind import AnswerKind, always, one_part
from graders.checks.kinds.structure.compare import compare_item, compare_tree
from graders.model.exact import Exact

# Private functions


def _compare(actual: Any, expected: Expectation, item: int | None = None) -> Comparison:
    if expected.tree is None:
        raise TypeError("the right answer was not read as a value")
    if item is not None:
        return compare_item(actual, expected.tree, item)
    return compare_tree(actual, expected.tree)


def _plain(right: Any) -> Any:
    return right.value if isinstance(right, Exact) else right


VALUE = AnswerKind(
    name="value",
    description="whatever the reference returns, such as texts, lists, dictionaries, tables",
    parts=one_part,
    has_axes=lambda _axes: True,
    compare=_compare,
    plain=_plain,
    trivial={
        "return True": always(True),
        "return False": always(False),
        "return 0": always(0),
        "return ''": always(""),
        "return []": always([]),
        "return {}": always({}),
    },
)
