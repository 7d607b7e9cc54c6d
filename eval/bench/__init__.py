"""Benches: each figure beside what one would use instead, measured in one go."""
