"""A worker whose idle time runs six times as fast, so that a test can wait for its end."""

import time

from privity.faces.web import face, worker
from privity.faces.web.watch import IdleWatch

_PACE = 6.0


def _hurried() -> IdleWatch:
    return IdleWatch(2, clock=lambda: _PACE * time.monotonic())


if __name__ == "__main__":
    face.Face.__dataclass_fields__["idle"].default_factory = _hurried
    worker.main()
