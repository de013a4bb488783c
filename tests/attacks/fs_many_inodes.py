# goal: denial
# technique: makes files and nested folders until there are no more inodes
# with: honest answers below
# expect: status graded
# expect: manual_dot == 20
import os

for _number in range(20_000):
    os.mkdir(f"folder{_number}")
raise RuntimeError("escaped: 20,000 inodes")
