"""Word pairs from multilingual sentence encoders: see README.md in the folder above."""
