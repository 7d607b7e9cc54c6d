"""What may be wrong with a sentence of a draft: one module a kind of finding."""
