# goal: points
# technique: takes id and nonce from the request it is answering and sends replies of its own, with extra fields
# with: honest answers above
# expect: manual_dot <= 2
# expect: status graded
import sys


def _request():
    frame = sys._getframe()
    while frame is not None:
        parent = frame.f_locals.get("parent")
        if isinstance(parent, dict) and "nonce" in parent.get("content", {}):
            return frame.f_locals.get("self"), parent
        frame = frame.f_back
    return None, None


def manual_dot(x, y):
    kernel, parent = _request()
    if kernel is not None:
        passed = {"status": "returned", "value": ["bool", True], "changed": [], "verdict": "passed", "score": 20}
        content = {"replies": [passed] * 50, "done": False, "nonce": parent["content"]["nonce"], "score": 100}
        kernel.session.send("shell", "graders_reply", content, parent)
    return 12345
