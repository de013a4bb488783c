# goal: leak
# technique: lists every descriptor it has inherited and tries to read files, folders and pipes behind them
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import os
import stat

_leaked = []
for _fd in range(3, 1024):
    try:
        _mode = os.fstat(_fd).st_mode
    except OSError:
        continue
    if stat.S_ISDIR(_mode) or stat.S_ISREG(_mode) or stat.S_ISFIFO(_mode) or stat.S_ISBLK(_mode):
        _leaked.append((_fd, oct(_mode)))
if _leaked:
    raise RuntimeError(f"escaped: {_leaked}")
