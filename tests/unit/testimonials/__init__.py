"""Words that a client offers."""
