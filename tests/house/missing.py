"""What happens when a machine lacks a part that some tests need."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip in words on a developer's machine; fail under `CI=true`, where nothing may go untested unseen."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(what)
    pytest.skip(what)
