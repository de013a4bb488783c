# goal: denial
# technique: replies of JSON nested just as deep as a parser allows, where text is expected
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import sys


def _raw(body):
    session = get_ipython().kernel.session
    frames = sys.modules["graders.inside.wire.frames"]
    session._write(frames.pack(1, body))


def manual_dot(x, y):
    frame = sys._getframe()
    while frame is not None and not isinstance(frame.f_locals.get("parent"), dict):
        frame = frame.f_back
    nonce = frame.f_locals["parent"]["content"]["nonce"]
    number = get_ipython().kernel.session.request_id
    deep = 880 + (len(x) * 7) % 100
    nested = "[" * deep + "]" * deep
    _raw(
        f'["graders_reply","{number}",{{"replies":[{{"status":"raised","type":{nested},"bases":[],'
        f'"message":{nested},"place":null}}],"done":false,"nonce":"{nonce}"}},{{}}]'
    )
    return 0
