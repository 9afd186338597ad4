"""What cleared drafts have told of one client, so that the next one is held against all of them together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToldDetails:
    """Rare words of this client's file that stood in drafts which left. Never which draft, nor when."""

    details: tuple[str, ...]
