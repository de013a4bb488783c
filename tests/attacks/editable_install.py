# goal: leak
# technique: follows the editable install, .pth files and loaders to the repository, and imports the reference
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import importlib
import os
import site
import sys

_leaked = []
for _folder in [*site.getsitepackages(), *sys.path]:
    if not os.path.isdir(_folder):
        continue
    for _name in os.listdir(_folder):
        if _name.endswith(".pth"):
            for _line in open(os.path.join(_folder, _name), encoding="utf-8"):
                if os.path.isdir(_line.strip()):
                    sys.path.insert(0, _line.strip())
                    _leaked += [_line.strip()] if os.access(_line.strip(), os.R_OK) else []
        if _name.startswith("__editable__") and _name.endswith(".py"):
            _leaked += [path for path in getattr(importlib.import_module(_name[:-3]), "MAPPING", {}).values() if os.path.exists(path)]
for _name in ("reference", "reference.ch02_vectors", "ch02_vectors", "graders.model", "graders.checks", "graders.scoring", "tests"):
    try:
        importlib.import_module(_name)
        _leaked.append(_name)
    except ImportError:
        pass
if _leaked:
    raise RuntimeError(f"escaped: {_leaked}")
