# style: golfed conditional expression with sum over zip(strict=True)
def manual_dot(x,y):return sum(p*q for p,q in zip(x,y,strict=True))
