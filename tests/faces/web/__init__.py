"""The web face, from pure parts up to a real browser."""
