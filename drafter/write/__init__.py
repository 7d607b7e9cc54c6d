"""From a story and its passages to an item in the house style."""

from drafter.write.estimate import Estimate, estimate
from drafter.write.server import servers
from drafter.write.writer import StoryWriter, open_writer

__all__ = ["Estimate", "StoryWriter", "estimate", "open_writer", "servers"]
