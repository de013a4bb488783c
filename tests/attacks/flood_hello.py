# goal: denial
# technique: the frame that is said once, said ten thousand times with nested empty lists in it
# with: honest answers above
# expect: status graded
# expect: grader grows by at most 300 MB
import struct

_session = get_ipython().kernel.session
_body = ("[" + ",".join(["[]"] * 20_000) + "]").encode()
for _ in range(2000):
    _session._socket.sendall(struct.pack(">IB", len(_body), 3) + _body)
