"""The digest desk."""
