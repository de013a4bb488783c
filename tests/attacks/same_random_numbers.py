# goal: leak
# technique: prints random numbers, which two forks of one parent must not share
# with: honest answers above
# twice: random answers differ
# expect: score == 95
import os
import random
import secrets
import uuid

import numpy as np

explain_dot = f"random {random.random()} {np.random.random()} {secrets.token_hex(4)} {uuid.uuid4()} {os.urandom(2)}"
