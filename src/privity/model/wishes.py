"""How a client wishes to be reached, and what to beware of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ContactWishes:
    """What a client said about being called and written to. Null is what was not spoken of, which permits nothing.

    `speak_as` is the name that the practitioner gives when somebody else answers; `envelope` and `receipt` are what
    may stand there in so many words; `never` is where and when not; `emergency` is whom to call, and how;
    `after_death` is the client's wish about telling anybody anything then.
    """

    number: str = ""
    calls: bool | None = None
    voicemail: bool | None = None
    texting: bool | None = None
    email: bool | None = None
    post: bool | None = None
    speak_as: str = ""
    envelope: str = ""
    receipt: str = ""
    never: str = ""
    emergency: str = ""
    after_death: str = ""
    since: date | None = None
