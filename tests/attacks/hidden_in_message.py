# goal: leak
# technique: reads the hidden inputs still to come out of the request, and quotes them in a public check's exception
# with: honest answers above
# expect: student report lacks LEAK
mark = "LE" + "AK"
import json
import sys


def manual_dot(x, y):
    frame = sys._getframe()
    while frame is not None:
        request = frame.f_locals.get("request")
        if isinstance(request, dict) and "calls" in request:
            for call in json.loads(request["calls"]):
                if call["function"] == "manual_dot" and "[5]" in call["args"]:
                    raise KeyError(f"{mark} {call['args']}")
        frame = frame.f_back
    return 0
