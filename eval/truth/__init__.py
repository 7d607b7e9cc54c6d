"""How well the truth room tells right from wrong, on sets annotated by people and on planted errors."""
