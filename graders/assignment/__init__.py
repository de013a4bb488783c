"""``assignment.yaml`` and the reference beside it, read into frozen values."""
