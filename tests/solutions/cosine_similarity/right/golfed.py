# style: golfed with zip(strict=True) and the `or` trick for the zero denominator
def cosine_similarity(a,b):
 s=lambda u,v:float(sum(p*q for p,q in zip(u,v,strict=True)))
 return s(a,b)/(s(a,a)**.5*s(b,b)**.5 or 1)
