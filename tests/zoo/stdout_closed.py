import sys

print("done")
sys.stdout.close()

def project(X, W):
    return X @ W
