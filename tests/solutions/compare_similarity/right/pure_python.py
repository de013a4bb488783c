# style: pure Python loops, returns a list
def compare_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("different lengths")
    d = 0
    aa = 0
    bb = 0
    for i in range(len(a)):
        d += a[i] * b[i]
        aa += a[i] ** 2
        bb += b[i] ** 2
    c = 0.0
    if aa > 0 and bb > 0:
        c = d / (aa ** 0.5 * bb ** 0.5)
    return [d, c]
