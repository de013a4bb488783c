# goal: denial
# technique: replies whose values are no values: impossible shapes, dtypes, digits, surrogates
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys

VALUES = [
    ["array", "<f8", [0, 16777216, 16777216, 16777216], ""],
    ["array", "<f8\n", [0], ""],
    ["array", "|f8", [1], "AAAAAAAAAAA="],
    ["scalar", "<i2\n", "AAA="],
    ["int", "٣"],
    ["float", "0x1p+99999999999"],
    ["complex", "nan", "0x1p+9999999999"],
    ["str", "\ud800\udfff\x00\x1b[2J"],
    ["other", "\ud800", "\udc00" * 300],
    ["dict", [["\ud800", ["none"]]]],
    ["fraction", "1", "0"],
    ["fraction", "f" * 2000, "1"],
    ["list", [["list", []]] * 200_000],
    {"not": "a list"},
    None,
]


_calls = []


def manual_dot(x, y):
    frame = sys._getframe()
    while frame is not None and not isinstance(frame.f_locals.get("parent"), dict):
        frame = frame.f_back
    parent = frame.f_locals["parent"]
    value = VALUES[(len(x) + int(sum(abs(v) for v in x) * 8)) % len(VALUES)] if len(x) else VALUES[0]
    reply = {"status": "returned", "value": value, "changed": [True, -1, 10**30, None, 1e999]}
    content = {"replies": [reply], "done": False, "nonce": parent["content"]["nonce"]}
    get_ipython().kernel.session.send("shell", "graders_reply", content, parent)
    return 0
