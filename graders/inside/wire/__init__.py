"""Values and frames between the two sides of the wall; the reading side trusts nothing."""
