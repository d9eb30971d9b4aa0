"""Make It Right: a trainer for people who answer angry customers."""
