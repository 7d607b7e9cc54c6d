"""How good is the desk, and how fast: measured beside what one would use instead."""
