"""What is shown wherever one is about to write or call: how somebody wishes to be reached, and what to beware of."""

from dataclasses import dataclass

from privity.faces.web.words import Words
from privity.model.wishes import ContactWishes

WAYS = ("calls", "voicemail", "texting", "email", "post")
SAID = ("number", "speak_as", "never", "envelope", "receipt", "emergency", "after_death")


@dataclass(frozen=True, slots=True)
class Reach:
    """One person's wishes in words: what they agreed to, what they refused, what was not spoken of, and the rest."""

    name: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    open: tuple[str, ...]
    said: tuple[tuple[str, str, str], ...]


def reach_of(words: Words, name: str, wishes: ContactWishes) -> Reach:
    """Put wishes into words."""
    ways = {way: getattr(wishes, way) for way in WAYS}

    def named(answer: bool | None) -> tuple[str, ...]:
        return tuple(words(f"wishes.way.{way}") for way, said in ways.items() if said is answer)

    said = [(one, words(f"wishes.{one}"), getattr(wishes, one)) for one in SAID if getattr(wishes, one)]
    return Reach(name, named(True), named(False), named(None), tuple(said))
