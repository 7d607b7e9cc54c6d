"""What a text says: its words, figures, dates, names and statements, in English and Chinese; pure."""
