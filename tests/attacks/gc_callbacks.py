# goal: denial
# technique: hooks in the garbage collector, exception hooks and display hooks that hang
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import gc
import sys


def manual_dot(x, y):
    if len(x) != 33:
        return 0

    def hang(*_):
        while True:
            pass

    gc.set_threshold(1)
    gc.callbacks.append(hang)
    sys.excepthook = sys.unraisablehook = sys.displayhook = hang
    gc.collect()
    return 0
