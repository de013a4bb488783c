# goal: denial
# technique: objects whose repr is endless or enormous, shown as a cell's result and returned from a call
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
class Bomb:
    def __repr__(self):
        return "x" * 10**8


class Endless:
    def __repr__(self):
        while True:
            pass


Bomb()
Endless()
print(Bomb())


def manual_dot(x, y):
    return Bomb()
