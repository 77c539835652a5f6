"""What people and the clock can make happen: one verb, one file."""
