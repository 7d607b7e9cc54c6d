"""The sample newsroom: pages of our own writing in the shapes real publishers use, served on loopback."""

from drafter.sample.newsroom import Newsroom, issue_date, load_pages

__all__ = ["Newsroom", "issue_date", "load_pages"]
