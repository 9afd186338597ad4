"""Alembic migrations of the outer tables. No migration needs a key or touches ciphertext."""
