"""The parts of the gate: each finds one family of lines that no customer would write."""
