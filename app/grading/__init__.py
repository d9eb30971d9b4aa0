"""Grading a transcript against a rubric: values in, values out; no mood reaches the judge."""
