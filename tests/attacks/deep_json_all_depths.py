# goal: denial
# technique: the same, with every depth from 300 to 1000 in one reply after another
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys


def manual_dot(x, y):
    frame = sys._getframe()
    while frame is not None and not isinstance(frame.f_locals.get("parent"), dict):
        frame = frame.f_back
    nonce = frame.f_locals["parent"]["content"]["nonce"]
    session, frames = get_ipython().kernel.session, sys.modules["graders.inside.wire.frames"]
    for deep in range(300, 1000, 4):
        nested = "[" * deep + "]" * deep
        body = (
            f'["graders_reply","{session.request_id}",{{"replies":[{{"status":"raised","type":{nested},"bases":[],'
            f'"message":"","place":null}}],"done":false,"nonce":"{nonce}"}},{{}}]'
        )
        session._write(frames.pack(1, body))
    return 0
