# style: golfed with a walrus and `or 1`
def compare_similarity(a,b):
 s=lambda p,q:sum(x*y for x,y in zip(p,q,strict=True))
 return(d:=s(a,b)),d/((s(a,a)**.5*s(b,b)**.5)or 1)
