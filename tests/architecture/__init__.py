"""Walks the code itself: what the design forbids is found before it runs."""
