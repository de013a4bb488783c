# goal: denial
# technique: thousands of replies of nested empty lists, small on the wire and large in the grader's memory
# with: honest answers above
# expect: status graded
# expect: grader grows by at most 300 MB
import struct

_session = get_ipython().kernel.session
_body = ('["graders_reply","%s",{"x":[' % _session.request_id + ",".join(["[]"] * 300_000) + "]},{}]").encode()
for _ in range(40):
    _session._socket.sendall(struct.pack(">IB", len(_body), 1) + _body)
