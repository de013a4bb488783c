# goal: leak
# technique: searches all strings and dictionaries of the process for the course's words
# with: honest answers below
# expect: score == 95
# expect: report lacks escaped
import gc

_words = ("misconception", "tolerance", "worked-examples", "GRADE_TEST_SECRET", "unchanged-inputs")
_leaked = set()
for _thing in gc.get_objects():
    if type(_thing) is dict:
        for _key in list(_thing):
            if type(_key) is str and _key != "_words" and _key.replace("_", "-") in _words:
                _leaked.add(_key)
_leaked -= {"_words"}
if _leaked:
    raise RuntimeError(f"escaped: {_leaked}")
