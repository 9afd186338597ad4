"""A folder that goes first on the path of every Python a test starts."""
