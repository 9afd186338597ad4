"""What comes back of a screening: its answers, and on the way there that the notes are being read first."""

from collections.abc import Iterable, Iterator

from privity.faces.cli.reach import Message, ask
from privity.faces.cli.settings import Settings
from privity.faces.cli.terminal import say

_WORTH_SAYING = 200


def answers_of(settings: Settings, operation: str, requests: Iterable[Message]) -> Iterator[Message]:
    """The answers alone; that the notes are being read for their meaning first is told on standard error."""
    for answer in ask(settings, operation, requests):
        match answer:
            case {"preparing": {"done": int(done), "notes": int(notes)}}:
                if notes > _WORTH_SAYING:
                    say(f"reading the notes for their meaning, once: {done:,} of {notes:,}")
            case _:
                yield answer


def say_words_alone(answer: Message) -> bool:
    """Tell a person, beside an answer for a program, that it was judged by words alone. Says whether it was."""
    told = answer.get("screened", {}).get("words_alone")
    if told:
        say(f"{told['said']}; {told['remedy']}")
    return bool(told)
