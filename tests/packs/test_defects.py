"""Whatever a tired author could get wrong in a shipped pack, the loader or a static check finds it.

Every so many of the defects here; `python -m benchmarks.pack_defects` injects them all.
"""

from functools import cache

import pytest
from benchmarks.pack_defects import Injector

from privity.services.gate import pack_texts

EVERY = 17


@cache
def injector() -> Injector:
    return Injector(pack_texts())


@pytest.mark.parametrize("name", sorted(pack_texts()))
def test_a_defect_is_found(name: str) -> None:
    defects = injector().defects(name, EVERY)
    missed = [(each.kind, each.rule) for each in defects if not injector().is_found(name, each)]
    assert missed == []
