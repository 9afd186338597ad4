"""The pages of the web face: `threshold` outside the lock, every other module inside it."""
