"""The command of the auto-grader; ``python grade.py --help`` says what it does."""

import sys

from graders.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
