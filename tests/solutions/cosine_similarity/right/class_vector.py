# style: a Vector class with length and dot methods
class Vector:
    def __init__(self, data):
        self.data = [float(d) for d in data]

    def dot(self, other):
        return sum(p * q for p, q in zip(self.data, other.data))

    def length(self):
        return self.dot(self) ** 0.5


def cosine_similarity(a, b):
    a, b = Vector(a), Vector(b)
    if len(a.data) != len(b.data):
        raise ValueError("vectors must have the same length")
    if a.length() == 0 or b.length() == 0:
        return 0.0
    return a.dot(b) / a.length() / b.length()
