"""Cards that open something together: Shamir's secret sharing with checked words (SLIP-39, by `shamir-mnemonic`).

A card is twenty words. Each has four that only check the others, so a slip of the pen is noticed on the card itself,
before anything is tried with it. Nothing here ever names a word of a card in an error.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from shamir_mnemonic import rs1024, wordlist
from shamir_mnemonic.shamir import EncryptedMasterSecret, ShareGroup, recover_ems, split_ems
from shamir_mnemonic.share import Share
from shamir_mnemonic.utils import MnemonicError

from privity.errors import IncompleteError, InputError, PassphraseError

SECRET_BYTES = 16
CARD_WORDS = 20
LARGEST_IDENTIFIER = (1 << 15) - 1
MOST_CARDS = 16
MOST_CIRCLES = 16
_EXTENDABLE = b"shamir_extendable"
# The secret is random, so no stretching is needed and no passphrase is asked for: the words alone.
_EXPONENT, _PASSPHRASE = 0, b""
_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Circle:
    """People among whom any `needed` of the `made` cards are enough. Raises InputError for what cannot be made."""

    needed: int
    made: int

    def __post_init__(self) -> None:
        if not (2 <= self.needed <= self.made <= MOST_CARDS or self.needed == self.made == 1):
            raise InputError(
                f"{self.needed} of {self.made} cards is not possible",
                field="circle",
                remedy=f"choose at least 2 of at most {MOST_CARDS}, or a single card that is enough alone",
            )


@dataclass(frozen=True, slots=True)
class Card:
    """One card as it was read: of which set, and its place in it."""

    identifier: int
    circle: int
    number: int
    needed: int
    share: Share

    def __repr__(self) -> str:
        return "Card(...)"


def split(secret: bytes, identifier: int, circles: Sequence[Circle]) -> tuple[tuple[str, ...], ...]:
    """The words of each card, circle by circle. Any one circle is enough."""
    sealed = EncryptedMasterSecret.from_master_secret(secret, _PASSPHRASE, identifier, True, _EXPONENT)
    groups = split_ems(1, [(one.needed, one.made) for one in circles], sealed)
    return tuple(tuple(share.mnemonic() for share in group) for group in groups)


def parse_card(typed: str, place: int = 1) -> Card:
    """Read one card as it was typed; the first four letters of a word are enough.

    `place` is the number by which errors name it. Raises PassphraseError that says which word to look at again.
    """
    words = typed.split()
    if len(words) != CARD_WORDS:
        raise _wrong(
            f"card {place} has {len(words)} words", f"a card has {CARD_WORDS}; compare it with the paper"
        )
    indices = [_index(word) for word in words]
    unknown = [str(at) for at, index in enumerate(indices, 1) if index is None]
    if unknown:
        raise _wrong(
            f"on card {place} no card's word stands at {_listed(unknown)}",
            "read it again from the paper; the first four letters of each word are enough",
        )
    known = [index for index in indices if index is not None]
    if not rs1024.verify_checksum(known, _EXTENDABLE):
        at = _slip(known)
        where = f"; it is word {at} that does not fit" if at else ""
        raise _wrong(
            f"a word of card {place} is another than on the paper{where}", "read it again, word by word"
        )
    try:
        share = Share.from_mnemonic(wordlist.mnemonic_from_indices(known))
    except MnemonicError:
        raise _wrong(
            f"card {place} is not one that Privity made", "look whether it is from this office"
        ) from None
    return Card(share.identifier, share.group_index, share.index + 1, share.member_threshold, share)


def combine(cards: Sequence[Card]) -> bytes:
    """The secret that cards of one set hold together.

    Raises IncompleteError when there are too few, PassphraseError when they are not of one set.
    """
    if len({one.identifier for one in cards}) > 1:
        raise _wrong(
            "the cards are of different sets",
            "each card says of which set it is; put those of one set together",
        )
    circles = _by_circle(cards)
    if not circles:
        raise IncompleteError("no card was given", field="cards", remedy="type the words of each card")
    full = [circle for circle in circles if len(circle) >= circle[0].needed]
    if not full:
        most = max(circles, key=len)
        raise IncompleteError(
            f"{len(most)} card(s) were given, and {most[0].needed} of one circle are needed",
            field="cards",
            remedy="ask the others who hold one",
        )
    group = ShareGroup()
    try:
        for one in full[0][: full[0][0].needed]:
            group.add(one.share)
        return bytes(recover_ems({full[0][0].circle: group}).decrypt(_PASSPHRASE))
    except (MnemonicError, ValueError):
        raise _wrong("these cards do not fit together", "look whether one is of an older set") from None


def _by_circle(cards: Iterable[Card]) -> list[list[Card]]:
    """The cards of each circle, each number once."""
    once = {(one.circle, one.number): one for one in cards}
    ordered = [once[place] for place in sorted(once)]
    return [list(found) for _, found in groupby(ordered, key=lambda one: one.circle)]


@cache
def _prefixes() -> dict[str, int]:
    # SLIP-39: the first four letters of each word of the list are no other word's.
    return {word[:_PREFIX]: index for index, word in enumerate(wordlist.WORDLIST)}


def _index(word: str) -> int | None:
    """A word's place in the list, by its first four letters; what follows them must not contradict."""
    folded = word.casefold().strip(".,;:")
    found = _prefixes().get(folded[:_PREFIX]) if len(folded) >= _PREFIX else None
    return found if found is not None and wordlist.WORDLIST[found].startswith(folded) else None


def _slip(indices: list[int]) -> int:
    """Which single word, exchanged, would make the card right; 0 where no single one would.

    The checksum tells two errors apart from one, so the place is certain where only one word is wrong. The word itself
    is not guessed: the paper has it.
    """
    for place in range(len(indices)):
        tried = list(indices)
        for other in range(len(wordlist.WORDLIST)):
            tried[place] = other
            if rs1024.verify_checksum(tried, _EXTENDABLE):
                return place + 1
    return 0


def _listed(places: list[str]) -> str:
    return "word " + places[0] if len(places) == 1 else "words " + ", ".join(places)


def _wrong(message: str, remedy: str) -> PassphraseError:
    return PassphraseError(message, field="cards", remedy=remedy)
