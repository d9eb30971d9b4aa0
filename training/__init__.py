"""What the reader is trained from: our own labelled turns, and the scripts that check them and fit the weights."""
