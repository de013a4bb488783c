"""Which students' code is suspiciously alike, whatever names, formats and comments it has.  Pure."""

from graders.similarity.compare import EVIDENCE, LEAST, similar_pairs
from graders.similarity.passages import Code, Work

__all__ = ["EVIDENCE", "LEAST", "Code", "Work", "similar_pairs"]
