"""Values and frames between the two sides; both use it, and the side that reads trusts nothing."""
