"""Privity keeps what a client says in the room: sealed records, one door, and proof of what went through it."""

from typing import Final

# The same as in pyproject.toml; asking the installed package for it would cost most of `privity --version`.
__version__: Final = "0.1.0"
