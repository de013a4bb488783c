# goal: points
# technique: returns an object whose __class__ says float and whose __class__ raises the second time
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
class Liar:
    times = 0

    @property
    def __class__(self):
        Liar.times += 1
        if Liar.times % 2:
            raise RuntimeError("no class for you")
        return float


def manual_dot(x, y):
    return Liar()
