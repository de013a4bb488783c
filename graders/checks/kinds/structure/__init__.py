"""Plain values of every kind against the right ones, recursively: the first difference, and where it is."""
