"""How the pages look, beyond the theme: a style of our own words and signs only."""

from importlib.resources import files

# Text of pages and models never goes into this: it is escaped where it is drawn.
LOOK = f"<style>{(files(__package__) / 'look.css').read_text('utf-8')}</style>"
