"""From a story and its passages to an item in the house style."""

from drafter.write.server import servers
from drafter.write.writer import StoryWriter, open_writer

__all__ = ["StoryWriter", "open_writer", "servers"]
