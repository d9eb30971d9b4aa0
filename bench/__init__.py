"""Benchmarks and quality measurements, each runnable by one command."""
