# goal: denial
# technique: exceptions whose __str__ never ends, raises, or is no text, in cells and in calls
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
class Loops(Exception):
    def __str__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass


class Raises(Exception):
    def __str__(self):
        raise SystemExit(3)

    __repr__ = __str__


class NoText(Exception):
    def __str__(self):
        return 5


class Giant(Exception):
    def __str__(self):
        return "x" * 10**8


raise Raises
raise NoText
raise Giant


def manual_dot(x, y):
    raise {33: Raises, 64: NoText, 100: Giant, 257: Loops}.get(len(x), KeyError)
