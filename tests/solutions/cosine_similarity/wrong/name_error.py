# mistake: Misspells the imported module, so every call raises NameError.
# loses: worked-examples, random
# told: name_not_defined
import numpy


def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    d = nump.linalg.norm(a) * nump.linalg.norm(b)
    return nump.dot(a, b) / d if d else 0.0
