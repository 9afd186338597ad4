"""The pages of the web face, by room. But for the lock page and what leads to it, all of them are inside the lock."""
