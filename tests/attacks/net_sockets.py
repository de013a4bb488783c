# goal: effect
# technique: TCP, UDP, raw, Unix, abstract, netlink and vsock sockets, and names to look up
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import socket

_done = []
for _family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_VSOCK", "AF_PACKET", "AF_ALG", "AF_BLUETOOTH"):
    for _kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(getattr(socket, _family), _kind).close()
            _done.append((_family, _kind))
        except (OSError, AttributeError):
            pass
for _name, _attempt in {
    "connect": lambda: socket.create_connection(("127.0.0.1", 22), timeout=1),
    "names": lambda: socket.gethostbyname("example.org"),
    "datagram pair": lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
    "send to": lambda: socket.socketpair()[0].sendto(b"x", "\0abstract"),
}.items():
    try:
        _attempt()
        _done.append(_name)
    except OSError:
        pass
if _done:
    raise RuntimeError(f"escaped: {_done}")
