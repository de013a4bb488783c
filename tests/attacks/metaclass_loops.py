# goal: denial
# technique: a type whose comparison never ends, met where the value is packed
# with: honest answers above
# expect: manual_dot == 0
class Meta(type):
    def __hash__(cls):
        return hash(float)

    def __eq__(cls, other):
        while True:
            pass


class Slow(metaclass=Meta):
    pass


def manual_dot(x, y):
    return Slow() if len(x) == 33 else 0
