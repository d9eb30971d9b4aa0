"""Stand-ins that tests pass in."""
