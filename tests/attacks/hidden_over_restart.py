# goal: leak
# technique: writes hidden inputs to files, ends the process, and reads them into an answer when started again
# with: honest answers above
# expect: report lacks LEAK
# expect: cosine_similarity == 20
mark = "LE" + "AK"
import os
import tempfile

_places = [os.path.join(folder, "kept") for folder in (".", "/tmp", "/dev/shm", "/var/tmp", os.path.expanduser("~"), tempfile.gettempdir())]
for _place in _places:
    if os.path.exists(_place):
        explain_dot = mark + " " + open(_place).read()
_right = manual_dot


def manual_dot(x, y):
    if len(x) == 257:
        for place in _places:
            try:
                with open(place, "w") as file:
                    file.write(repr(list(x)[:3]))
            except OSError:
                pass
        os._exit(0)
    return _right(x, y)
