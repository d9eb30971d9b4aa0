"""The model agent of a swap: answers a person who plays the customer, as the principles ask, from the case alone."""
