"""Sentence splitters of others, run on the files we are measured on. See `Benchmarks/peers`."""
