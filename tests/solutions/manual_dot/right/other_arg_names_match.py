# style: match statement and short argument names
def manual_dot(u, v):
    match (len(u), len(v)):
        case (0, 0):
            return 0
        case (m, n) if m != n:
            raise ValueError(f"{m} != {n}")
    s = 0
    for i in range(len(u)): s += u[i]*v[i]
    return s
