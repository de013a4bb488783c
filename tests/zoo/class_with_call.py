class Dot:
    def __call__(self, x, y):
        if len(x) != len(y):
            raise ValueError("lengths differ")
        return sum(a * b for a, b in zip(x, y))


manual_dot = Dot()
