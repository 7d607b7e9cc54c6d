"""How well the desk knows a repeat, a follow-up and news apart."""
