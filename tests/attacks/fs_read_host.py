# goal: leak
# technique: opens the course, the reference, the assignment, homes and secrets by every path it can think of
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import glob
import os
import sys

_leaked = []
_guesses = ["/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.bash_history", "/proc/self/environ", "/proc/1/environ"]
for _folder in [*sys.path, os.getcwd(), sys.prefix, os.path.dirname(sys.prefix), os.path.dirname(os.path.dirname(sys.prefix))]:
    for _name in ("assignments/ch02_vectors/assignment.yaml", "reference/ch02_vectors.py", "grade.py", "canary/secret.txt"):
        _guesses += [os.path.join(_folder, _name), os.path.join(_folder, "..", _name), os.path.join(_folder, "..", "..", _name)]
_guesses += glob.glob("/home/*/*") + glob.glob("/root/*") + glob.glob("/var/*/*") + glob.glob("/*/*/assignments")
for _guess in _guesses:
    try:
        with open(_guess, "rb") as _file:
            _file.read(100)
        _leaked.append(_guess)
    except OSError:
        pass
if _leaked:
    raise RuntimeError(f"escaped: {_leaked}")
