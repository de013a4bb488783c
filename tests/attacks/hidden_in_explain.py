# goal: leak
# technique: stores the hidden inputs in the free-text answers and the names of functions during the calls
# with: honest answers above
# expect: score == 95
# expect: report lacks LEAK
mark = "LE" + "AK"
_right = manual_dot


def manual_dot(x, y):
    global explain_dot, explain_attention
    explain_dot = explain_attention = f"{mark} {list(x)[:3]}"
    globals()[f"{mark}_{len(x)}"] = manual_dot
    get_ipython().kernel.shell.remembered.append({"cell": "1", "type": mark, "message": explain_dot})
    return _right(x, y)
