# style: golfed with `or 1`
import numpy as np
projection_length=lambda v,u:v@u/(np.linalg.norm(u)or 1)
