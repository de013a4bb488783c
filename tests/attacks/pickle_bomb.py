# goal: effect
# technique: values whose pickles and copies would run a command on the other side
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
class Bomb:
    def __reduce__(self):
        return exec, ("raise SystemExit('escaped')",)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    __deepcopy__ = __copy__ = lambda self, memo=None: exec("raise SystemExit('escaped')")


explain_dot = Bomb()


def manual_dot(x, y):
    return Bomb()
