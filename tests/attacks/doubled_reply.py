# goal: denial
# technique: sends every message twice
# with: honest answers above
# expect: status graded
# expect: manual_dot <= 20
# expect: score >= 5
_session = get_ipython().kernel.session
_write = getattr(_session, "_write", None)
if _write is not None:
    _session._write = lambda frame: (_write(frame), _write(frame))
