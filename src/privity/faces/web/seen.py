"""Two windows on one form: what was changed in the other one since this page was made is not put back by this one.

A page carries a short digest of each field as it was shown. What its reader did not touch takes what is kept by now;
what was touched on both sides is asked about.
"""

import hashlib

from privity.errors import InputError
from privity.faces.web.forms import Fields


class ChangedMeanwhileError(InputError):
    """A field was changed here and in another window. `form` is what this page would keep, shown again."""

    def __init__(self, field: str, form: Fields) -> None:
        super().__init__(
            "this was changed in another window since you opened the page",
            field=field,
            remedy="compare it there; what is typed here takes its place if you keep it once more",
        )
        self.form = form


def seen_of(shown: Fields) -> str:
    """What a page carries along of the fields it shows."""
    return " ".join(f"{name}:{_short(value)}" for name, value in shown.items())


def merge(kept: Fields, typed: Fields) -> Fields:
    """What is kept by now with what was changed on the page. Raises ChangedMeanwhileError.

    A form that carries no `seen`, or none for a field, was not made by a page of ours, and is taken as it is.
    """
    seen = dict(part.split(":", 1) for part in typed.get("seen", "").split() if ":" in part)
    merged, both = dict(kept), ""
    for name in kept.keys() & typed.keys():
        untouched = seen.get(name) == _short(typed[name])
        if untouched or typed[name] == kept[name]:
            continue
        if seen.get(name, _short(kept[name])) != _short(kept[name]):
            both = both or name
        merged[name] = typed[name]
    if both:
        raise ChangedMeanwhileError(both, merged)
    return merged


def _short(value: str) -> str:
    return hashlib.sha256(value.replace("\r\n", "\n").encode()).hexdigest()[:16]
