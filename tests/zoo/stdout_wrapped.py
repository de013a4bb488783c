import io
import os
import sys

sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
os.system("chcp 65001")

def project(X, W):
    return X @ W
