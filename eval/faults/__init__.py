"""What the desk does when the world it depends on misbehaves."""
