import sys

print("done")
sys.stdout.close()
sys.stdout = None

def project(X, W):
    return X @ W
