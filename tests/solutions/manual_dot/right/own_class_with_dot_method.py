# style: the student's own vector class with a hand-written dot method
class Vec:
    def __init__(self, entries):
        self.entries = list(entries)

    def __len__(self):
        return len(self.entries)

    def dot(self, other):
        if len(self) != len(other):
            raise ValueError("lengths differ")
        s = 0.0
        for a, b in zip(self.entries, other.entries):
            s += a * b
        return s


def manual_dot(x, y):
    return Vec(x).dot(Vec(y))
