# goal: denial
# technique: the messages that are kept beyond the limit of output, each with as much in it as fits, in a cell
# with: honest answers below
# expect: score == 95
# expect: grader grows by at most 100 MB
import struct

session = get_ipython().kernel.session
nested = ",".join(["{}"] * 20_000)
for kind, key in (("status", '"execution_state":"busy"'), ("execute_input", '"execution_count":1')):
    body = f'["{kind}","{session.request_id}",{{{key},"x":[{nested}]}},{{}}]'.encode()
    for _ in range(300):
        session._socket.sendall(struct.pack(">IB", len(body), 2) + body)
