"""Wrong versions of right programs, and the inputs that tell them apart.

The code that is changed and run here is the author's own; nothing of a student's comes near it.
"""
