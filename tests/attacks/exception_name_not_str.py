# goal: denial
# technique: an exception whose class has lists, dictionaries and loops for its name and ancestors
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
loop = []
loop.append(loop)


class Meta(type):
    @property
    def __name__(cls):
        return loop

    def __getattribute__(cls, name):
        if name == "__mro__":
            return [cls] * 10
        return type.__getattribute__(cls, name)


class Odd(Exception, metaclass=Meta):
    __module__ = "builtins"


def manual_dot(x, y):
    if len(x) in (33, 64):
        raise Odd
    return 0


raise Odd
