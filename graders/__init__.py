"""An auto-grader for numerical homework.  Importing the package costs nothing; its rooms do the work."""

__version__ = "0.1.0"
