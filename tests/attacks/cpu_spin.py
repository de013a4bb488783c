# goal: denial
# technique: loops without end in a cell, in a call, and in C where no signal is seen
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
def manual_dot(x, y):
    if len(x) == 33:
        sum(range(10**18))
    if len(x) == 64:
        while True:
            pass
    return 0


while True:
    try:
        while True:
            pass
    except Exception:
        pass
