# mistake: Simply names np.dot manual_dot.
# loses: source-rule
# told: dot_by_numpy
import numpy as np

manual_dot = np.dot
