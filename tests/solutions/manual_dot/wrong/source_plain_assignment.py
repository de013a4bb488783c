# mistake: Simply names np.dot manual_dot.
# loses: source-rule
import numpy as np

manual_dot = np.dot
