"""The kernel that runs a submission: ipykernel's own, forked from a server, without ZeroMQ."""
