# goal: denial
# technique: objects whose end never ends, met when results are dropped
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
class Undying(float):
    def __del__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass


def manual_dot(x, y):
    return Undying() if len(x) == 33 else 0
