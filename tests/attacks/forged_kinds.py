# goal: denial
# technique: replies with sets, tables, records and texts in forms that the wire does not have
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import itertools
import sys

_deep = ["int", "1"]
for _ in range(300):
    _deep = ["tuple", [_deep]]
_column = ["column", ["none"], "int64", ["list", [["int", "1"]]]]
_FORGED = itertools.cycle(
    [
        ["set", [_deep]], ["set", [["list", []]]], ["set", ["int"]], ["set", [["tuple"]]], ["set", [["tuple", "x"]]],
        ["set", [["int", "1"]] * 1000], ["map", [[["list", []], ["none"]]]], ["map", [["int"]]], ["map", 5],
        ["bytes", "=x"], ["bytes", 5], ["range", 0, 10**30, 1], ["range", 0, 5, 0], ["range", 0, 10**9, 1],
        ["texts", 1, [2], ["a"]], ["texts", 1, [-1], []], ["texts", 1, [2], [1, 2]], ["texts", 1, [1], [["a"]]],
        ["texts", 9000, [2000], ["x"] * 2000], ["texts", 1, [1], ["xx"]], ["texts", -1, [0], []], ["texts", 10**9, [0], []], ["date", "2020-99-99"], ["date", 5], ["datetime", "x" * 99],
        ["timedelta", 10**30, 0, 0], ["timedelta", 1, 2], ["record", "P", [["a", ["none"]], ["a", ["none"]]]],
        ["record", 5, []], ["record", "P", 5], ["raised", "E", [5]], ["raised", "E"], ["decimal", "1"],
        _column[:3], ["column", ["none"], 5, ["list", []]], ["column", ["none"], "x", ["set", []]],
        ["column", ["none"], "x", ["array", "<f8", [0, 2], ""]], ["series", _column, ["none"]], ["series", _column],
        ["frame", [_column], ["column", ["none"], "int64", ["list", []]]], ["frame", [5], _column], ["frame", 5, _column],
        ["frame", [["frame", [], _column]], _column], ["array", "<M8[25s]", [1], "AAAAAAAAAAA="], ["array", "|V8", [1], "AAAAAAAAAAA="],
        ["array", "<U1", [1], "/////w=="], ["array", "|S0", [1], ""], ["objects", [1], [["other", "x", ""]]],
        ["objects", [1], [5]], [["set"], []], [None], [], {},
    ]
)
sys.modules["graders.inside.wire.values"].encode = lambda value: next(_FORGED)


def manual_dot(x, y):
    return 0.0
