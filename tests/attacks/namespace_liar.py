# goal: denial
# technique: an object in the namespace whose __class__ raises, met where names are looked up
# with: honest answers above
# expect: score == 95
class Trap:
    @property
    def __class__(self):
        raise RuntimeError("not to be looked at")


trap = Trap()
