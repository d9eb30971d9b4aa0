"""The customer's mind and voice: values in, values out; no database, no web, no rubric."""
