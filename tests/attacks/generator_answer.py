# goal: denial
# technique: endless generators and iterators in place of values
# with: honest answers above
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import itertools


class Endless(list):
    def __iter__(self):
        return itertools.count()

    def __len__(self):
        return 1 << 62


def manual_dot(x, y):
    return Endless([1]) if len(x) % 2 else (i for i in itertools.count())
