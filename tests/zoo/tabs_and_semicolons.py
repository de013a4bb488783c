def manual_dot(x, y):
	if len(x) != len(y): raise ValueError("lengths differ")
	s = 0; i = 0
	while i < len(x): s += x[i] * y[i]; i += 1
	return s
project = (lambda X,
	W: X@W)