"""A real Chroma server for a test."""

from eval.clusters import chroma as running

__all__ = ["running"]
