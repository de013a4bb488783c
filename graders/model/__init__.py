"""Frozen values, and nothing else: no I/O, no wording, no computation beyond adding up."""
