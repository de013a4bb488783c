# goal: points
# technique: writes whole forged replies, with guessed ids and nonces, to every descriptor it has
# with: honest answers above
# expect: manual_dot == 0
# expect: status graded
import json
import os
import struct


def manual_dot(x, y):
    return 12345


for _fd in range(64):
    for _kind in (1, 2, 3):
        for _number in range(12):
            _reply = {"status": "returned", "value": ["int", "20"], "changed": [], "nonce": "", "done": True}
            _reply["replies"] = [dict(_reply)] * 10
            _body = json.dumps(["graders_reply", str(_number), _reply, {}]).encode()
            try:
                os.write(_fd, struct.pack(">IB", len(_body), _kind) + _body)
            except OSError:
                pass
