"""The tests of Privity: `make test` for all of them, `python -m pytest tests/unit` for a part."""
