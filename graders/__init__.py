"""An auto-grader for numerical homework.  Importing this package alone loads none of its subpackages."""

__version__ = "0.1.0"
