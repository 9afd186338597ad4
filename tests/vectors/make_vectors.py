"""Writes the vectors of the vault's formats to spec/vectors: `python -m tests.vectors.make_vectors [--fresh]`.

Randomness is a counter, so writing them again changes nothing, and a test does so. Only what is encrypted to a public
key (wraps, age files) cannot be repeated: it was made once, is kept as long as it still says the same, and is made anew
with `--fresh`.
"""

import argparse
import base64
import hashlib
import json
import secrets
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from shamir_mnemonic import shamir

from privity.bootstrap import signer_of
from privity.config import OfficePlace
from privity.crypto.envelope import ContentKey
from privity.crypto.keys import Keyholder, Root
from privity.crypto.passphrase import (
    LOWEST_COST,
    daily_key,
    make_recovery_code,
    parse_recovery_code,
    recovery_key,
    stretch,
)
from privity.crypto.shares import SECRET_BYTES, Circle, split
from privity.errors import IntegrityError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.engagement import EndedAs, Engagement, NamedIssue, Secrets, Unit
from privity.model.enquiry import Enquiry, Way
from privity.model.figures import FiguresChoice, FiguresPolicy, FiguresRelease, FiguresSize, FiguresSpending
from privity.model.ids import CompartmentId, KeyholderId, RecordId, VaultId
from privity.model.lists import (
    Attendee,
    Delivery,
    Event,
    Handed,
    ListDelivery,
    ListIssue,
    Outbox,
    Subscriber,
    SubscriberPage,
)
from privity.model.notes import (
    Direction,
    Draft,
    EarlierText,
    Note,
    NoteKind,
    NoteTemplate,
    Purpose,
    Statement,
)
from privity.model.overview import (
    AloneOverview,
    ClientOverview,
    EnquiryOverview,
    HouseOverview,
    JointOverview,
    Room,
    RoomOverview,
    Stay,
)
from privity.model.people import Client, Contacts, Relation
from privity.model.requests import (
    Answer,
    Asker,
    Channel,
    Confirmation,
    KeptRequest,
    ProposedFact,
    RequestOverview,
    RequestState,
    Ruling,
    Task,
)
from privity.model.terms import BookEntry, OpenQuestion, Receipt, TermsChoices, TermsShown, TermsVersion
from privity.model.wishes import ContactWishes
from privity.services import attachments
from privity.services.anchoring import AnchorKeeper
from privity.services.backup_part import render_part
from privity.services.clients import add_client
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.work import Work
from privity.storage.schema import bring_up_to_date
from privity.storage.sqlcipher import memory_engine
from privity.storage.store import SqlStore
from privity.vault import header as headers
from privity.vault import identities, slots
from privity.vault.contact_sheet import seal_sheet
from privity.vault.header import Header
from privity.vault.payload import Payload, decode, encode, kind_of
from privity.vault.record import associated, associated_prefix, seal_record
from privity.vault.share_slots import ShareSet, seal_contact_set, seal_records_set
from privity.vault.wrap import Wrap, give_key, take_key
from tests.vectors.attachment_vectors import PAYLOADS as ATTACHMENTS
from tests.vectors.attachment_vectors import attachment_vectors
from tests.vectors.consent_payloads import PAYLOADS as CONSENT
from tests.vectors.keeping_payloads import PAYLOADS as KEEPING
from tests.vectors.offer_payloads import PAYLOADS as OFFERS
from tests.vectors.screen_payloads import PAYLOADS as SCREEN

FOLDER = Path(__file__).parents[2] / "spec" / "vectors"
VAULT = VaultId("00112233445566778899aabbccddeeff")
OTHER_VAULT = VaultId("ffeeddccbbaa99887766554433221100")
HOUSE = CompartmentId("0000000000000000000000000000aaaa")
ANN, COUPLE = CompartmentId("0000000000000000000000000000c001"), CompartmentId("0" * 28 + "c002")
ALONE = CompartmentId("0" * 28 + "c003")
ME, STRANGER = KeyholderId("0000000000000000000000000000e001"), KeyholderId("0" * 28 + "e002")
NOTE = RecordId("0000000000000000000000000000d001")
PASSPHRASE = "Zwölf müde Krähen am Fluß"
# Made for these vectors and used for nothing else.
IDENTITY = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"
START = datetime(2026, 11, 22, 9, 0, 0, 0, UTC)

Vectors = dict[str, Any]


class Counter:
    """Randomness that is the same every time: SHA-256 of a label and a number that counts up."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._count = 0

    def __call__(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            found += hashlib.sha256(f"{self._label} {self._count}".encode()).digest()
            self._count += 1
        return found[:count]


def recipient_of(identity: str) -> str:
    """The public part of an age identity."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())


RANDOM = Counter("privity vectors")
ROOT, OTHER_ROOT = Root(RANDOM(32)), Root(RANDOM(32))
KEYHOLDER, OTHER_KEYHOLDER = Keyholder(RANDOM(128)), Keyholder(RANDOM(128))
DEVICE_SECRET = RANDOM(32)
CODE = make_recovery_code(RANDOM)


def make_header() -> Header:
    """The header of the vectors' office."""
    random = Counter("privity vectors, header")
    return Header(
        vault=VAULT,
        generation=3,
        store=headers.Store("sqlcipher"),
        house=HOUSE,
        root_commitment=ROOT.commitment(),
        daily=slots.seal_daily(ROOT, VAULT, PASSPHRASE, DEVICE_SECRET, LOWEST_COST, random),
        recovery=slots.seal_recovery(ROOT, VAULT, parse_recovery_code(CODE), random),
        keyholder=ME,
        public=KEYHOLDER.public,
        sealed_keyholder=identities.seal_keyholder(ROOT, VAULT, KEYHOLDER, random),
        backup_recipient=recipient_of(IDENTITY),
        sealed_backup_identity=identities.seal_backup_identity(ROOT, VAULT, IDENTITY, random),
    )


def header_vectors() -> Vectors:
    header = make_header()
    written = headers.render_header(header, ROOT)
    daily_info = _info(written, "daily")
    recovery_info = _info(written, "recovery")
    stretched = stretch(PASSPHRASE, header.daily.salt, header.daily.cost)
    code = parse_recovery_code(CODE)
    return {
        "format": headers.FORMAT,
        "root": ROOT.raw().hex(),
        "root_commitment": ROOT.commitment().hex(),
        "derived": {
            "page": ROOT.page_key().hex(),
            "wrap": ROOT.wrap_key().raw().hex(),
            "header": ROOT.header_key().hex(),
            "checkpoint": ROOT.checkpoint_seed().hex(),
            "answers": ROOT.answers_key().hex(),
        },
        "device_secret": DEVICE_SECRET.hex(),
        "passphrases_that_open": [PASSPHRASE, unicodedata.normalize("NFD", PASSPHRASE)],
        "passphrases_refused": [PASSPHRASE.lower(), PASSPHRASE + " ", ""],
        "daily": {
            "stretched": stretched.hex(),
            "info": daily_info,
            "key": daily_key(stretched, DEVICE_SECRET, daily_info.encode()).hex(),
        },
        "codes_that_open": _codes(CODE),
        "codes_refused": [CODE[:-1], CODE + "0", CODE[:-1] + ("0" if CODE[-1] != "0" else "1"), "", "é" * 36],
        "recovery": {
            "code": code.hex(),
            "info": recovery_info,
            "key": recovery_key(code, header.recovery.salt, recovery_info.encode()).hex(),
        },
        "keyholder": KEYHOLDER.raw().hex(),
        "backup_identity": IDENTITY,
        "header": written.decode(),
        "header_digest": headers.header_digest(written).hex(),
        "reject": _bad_headers(header, written),
    }


def _codes(code: str) -> list[str]:
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in code)
    lookalike = code.replace("0", "O").replace("1", "l")
    return [
        code,
        code.lower().replace("-", " "),
        code.replace("-", ""),
        code.replace("-", "–"),
        wide,
        lookalike,
    ]


def _info(written: bytes, slot: str) -> str:
    value = json.loads(written)
    inner = {name: cell for name, cell in value[slot].items() if name != "sealed"}
    whole = {"format": headers.FORMAT, "vault": VAULT, "slot": slot, **inner}
    return _canonical(whole)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _bad_headers(header: Header, written: bytes) -> list[Vectors]:
    found: list[Vectors] = []

    def say(name: str, reason: str, text: str) -> None:
        found.append({"name": name, "reason": reason, "header": text})

    def change(name: str, reason: str, *path: str, to: object) -> None:
        value = json.loads(written)
        inner = value
        for step in path[:-1]:
            inner = inner[step]
        if to is None:
            del inner[path[-1]]
        else:
            inner[path[-1]] = to(inner[path[-1]]) if callable(to) else to
        say(name, reason, _canonical(value) + "\n")

    text = written.decode()
    say("empty", "malformed", "")
    say("no_newline", "malformed", text[:-1])
    say("two_newlines", "malformed", text + "\n")
    say("white_space", "malformed", text.replace(":", ": ", 1))
    say("field_twice", "malformed", text.replace('{"backup"', '{"backup":null,"backup"', 1))
    say("other_order", "malformed", json.dumps(json.loads(text), separators=(",", ":"))[:-1] + ',"a":1}\n')
    say("a_list", "malformed", "[]\n")
    say("bytes_that_are_not_text", "malformed", text.replace("argon2id", "argon2i\udcff"))
    change("format_newer", "too-new", "format", to="privity.office/3")
    change("format_with_cards_and_none", "malformed", "format", to="privity.office/2")
    change("format_other", "malformed", "format", to="privity.record/1")
    change("suite_other", "malformed", "suite", to="HKDF-SHA256 AES-128-GCM")
    change("kdf_other", "malformed", "daily", "kdf", "name", to="pbkdf2")
    change("kdf_memory_below_the_floor", "malformed", "daily", "kdf", "memory_kib", to=65535)
    change("kdf_memory_above_the_ceiling", "malformed", "daily", "kdf", "memory_kib", to=1048577)
    change("kdf_two_passes", "malformed", "daily", "kdf", "passes", to=2)
    change("kdf_seventeen_passes", "malformed", "daily", "kdf", "passes", to=17)
    change("kdf_no_lane", "malformed", "daily", "kdf", "lanes", to=0)
    change("kdf_true_for_a_number", "malformed", "daily", "kdf", "lanes", to=True)
    change("store_other", "malformed", "store", "kind", to="sqlite")
    change("generation_negative", "malformed", "generation", to=-1)
    change("generation_as_text", "malformed", "generation", to="3")
    change("generation_fraction", "malformed", "generation", to=3.5)
    change("vault_in_capitals", "malformed", "vault", to=str.upper)
    change("salt_in_capitals", "malformed", "daily", "salt", to=str.upper)
    change("salt_with_a_space", "malformed", "recovery", "salt", to=lambda salt: salt[:2] + " " + salt[2:])
    change("salt_short", "malformed", "recovery", "salt", to=lambda salt: salt[2:])
    change("slot_short", "malformed", "daily", "sealed", to=lambda sealed: sealed[2:])
    change("field_missing", "malformed", "house", to=None)
    change("mac_missing", "malformed", "mac", to=None)
    change("mac_short", "malformed", "mac", to=lambda mac: mac[2:])
    change("field_unknown", "malformed", "note", to="x")
    change("field_unknown_in_a_field", "malformed", "daily", "note", to="x")
    change("mac_in_capitals", "malformed", "mac", to=str.upper)
    change("mac_of_another", "not-authentic", "mac", to="00" * 32)
    change("kdf_weaker_within_bounds", "not-authentic", "daily", "kdf", "lanes", to=1)
    change("store_address_exchanged", "not-authentic", "store", "address", to="postgresql://elsewhere/office")
    change("generation_raised", "not-authentic", "generation", to=4)
    change("house_exchanged", "not-authentic", "house", to="f" * 32)
    change("keyholder_exchanged", "not-authentic", "keyholder", "signing", to="00" * 32)
    change("recipient_exchanged", "not-authentic", "backup", "recipient", to="age1" + "q" * 58)
    other = replace(header, root_commitment=OTHER_ROOT.commitment())
    say("root_of_another_office", "not-authentic", headers.render_header(other, OTHER_ROOT).decode())
    return found


def shares_vectors() -> Vectors:
    random = Counter("privity vectors, shares")
    # The library's own source of randomness, which it lets a test replace.
    shamir.RANDOM_BYTES = random
    contact, records = random(SECRET_BYTES), random(SECRET_BYTES)
    circles = {ShareSet.CONTACT: (Circle(2, 3),), ShareSet.RECORDS: (Circle(2, 3), Circle(1, 1))}
    cards = {
        ShareSet.CONTACT: split(contact, 4711, circles[ShareSet.CONTACT]),
        ShareSet.RECORDS: split(records, 815, circles[ShareSet.RECORDS]),
    }
    shamir.RANDOM_BYTES = secrets.token_bytes
    contact_slot = seal_contact_set(ROOT, VAULT, contact, 4711, circles[ShareSet.CONTACT], random)
    records_slot = seal_records_set(ROOT, VAULT, records, 815, circles[ShareSet.RECORDS], random)
    header = headers.with_set(make_header(), ShareSet.CONTACT, contact_slot)
    header = headers.with_set(header, ShareSet.RECORDS, records_slot)
    words = "FOR THE HOLDERS OF THE CONTACT SET\n\nBø: call, say you are from the library.\n"
    sheet = seal_sheet(contact, VAULT, 4711, START, words, random)
    written = headers.render_header(header, ROOT)
    ours, theirs = cards[ShareSet.CONTACT][0], cards[ShareSet.RECORDS][0]
    slip = " ".join(["acid" if at == 9 else word for at, word in enumerate(theirs[0].split())])
    return {
        "format": "privity.shares/1",
        "root": ROOT.raw().hex(),
        "contact": {"secret": contact.hex(), "cards": cards[ShareSet.CONTACT]},
        "records": {"secret": records.hex(), "cards": cards[ShareSet.RECORDS]},
        "header": written.decode(),
        "sheet": base64.b64encode(sheet).decode(),
        "sheet_words": words,
        "sets_that_open": [
            [theirs[0], theirs[1]],
            [theirs[2], theirs[0]],
            [theirs[0], theirs[0], theirs[2]],
            [" ".join(word[:4].upper() for word in theirs[1].split()), theirs[2]],
            [cards[ShareSet.RECORDS][1][0]],
        ],
        "sets_refused": [
            {"name": "none", "cards": []},
            {"name": "too_few", "cards": [theirs[0]]},
            {"name": "one_twice", "cards": [theirs[0], theirs[0]]},
            {"name": "mixed_sets", "cards": [theirs[0], ours[1]]},
            {"name": "the_other_set", "cards": [ours[0], ours[1]]},
            {"name": "one_wrong_word", "cards": [slip, theirs[1]]},
            {
                "name": "word_that_is_none",
                "cards": [theirs[0].replace(theirs[0].split()[4], "lamp"), theirs[1]],
            },
            {"name": "word_missing", "cards": [theirs[0].rpartition(" ")[0], theirs[1]]},
        ],
        "headers_refused": _bad_shares(header),
        "sheets_refused": [
            base64.b64encode(bad).decode()
            for bad in (b"", sheet[:-1], sheet[:40] + b"x" + sheet[41:], sheet[:-9] + b"x" + sheet[-8:])
        ],
    }


def _bad_shares(header: Header) -> list[Vectors]:
    found = []
    for name, path, value in (
        ("identifier_too_large", ("contact", "identifier"), 1 << 15),
        ("identifier_negative", ("contact", "identifier"), -1),
        ("circle_of_one_in_three", ("contact", "circles"), [[1, 3]]),
        ("circle_that_cannot_be_met", ("contact", "circles"), [[4, 3]]),
        ("no_circle", ("contact", "circles"), []),
        ("circle_of_three_numbers", ("contact", "circles"), [[2, 3, 1]]),
        ("slot_short", ("records", "sealed"), "00" * 59),
        ("both_missing", (), {"contact": None, "records": None}),
        ("a_third_set", ("third",), None),
    ):
        body = json.loads(headers.render_header(header, ROOT))
        inner = body["shares"]
        for step in path[:-1]:
            inner = inner[step]
        if path:
            inner[path[-1]] = value
        else:
            body["shares"] = value
        found.append({"name": name, "header": _canonical(body) + "\n"})
    return found


def wrap_vectors(kept: Vectors | None) -> Vectors:
    random = Counter("privity vectors, wraps")
    keys = {
        (ANN, 0): ContentKey(random(32)),
        (ANN, 1): ContentKey(random(32)),
        (COUPLE, 0): ContentKey(random(32)),
    }
    old = {(one["compartment"], one["epoch"]): one for one in kept["accept"]} if kept else {}
    accept = []
    for (compartment, epoch), key in keys.items():
        known = old.get((compartment, epoch))
        wrap = _parse_wrap(known) if known else None
        if wrap is None or take_key(VAULT, wrap, KEYHOLDER, KEYHOLDER.public).raw() != key.raw():
            wrap = give_key(VAULT, compartment, epoch, key, ME, KEYHOLDER.public, ME, KEYHOLDER)
        accept.append({"key": key.raw().hex(), **_render_wrap(wrap)})
    return {
        "format": "privity.wrap/1",
        "vault": VAULT,
        "keyholder": {"id": ME, **_public(KEYHOLDER), "private": KEYHOLDER.raw().hex()},
        "stranger": {"id": STRANGER, **_public(OTHER_KEYHOLDER), "private": OTHER_KEYHOLDER.raw().hex()},
        "accept": accept,
        "reject": kept["reject"] if kept else _bad_wraps(_parse_wrap(accept[0]), keys[ANN, 0]),
    }


def _public(keyholder: Keyholder) -> Vectors:
    return {"hpke": keyholder.public.hpke.hex(), "signing": keyholder.public.signing.hex()}


def _bad_wraps(good: Wrap, key: ContentKey) -> list[Vectors]:
    found: list[Vectors] = []

    def say(name: str, wrap: Wrap, vault: VaultId = VAULT) -> None:
        found.append({"name": name, "vault": vault, **_render_wrap(wrap)})

    def flipped(data: bytes, at: int) -> bytes:
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    say("of_another_office", good, OTHER_VAULT)
    say("moved_to_another_compartment", replace(good, compartment=COUPLE))
    say("moved_to_another_epoch", replace(good, epoch=1))
    say("epoch_negative", replace(good, epoch=-1))
    say("recipient_exchanged", replace(good, recipient=STRANGER))
    say("giver_exchanged", replace(good, giver=STRANGER))
    say("commitment_exchanged", replace(good, commitment=bytes(32)))
    say("encapsulated_key_changed", replace(good, sealed=flipped(good.sealed, 7)))
    say("curve_point_changed", replace(good, sealed=flipped(good.sealed, 1100)))
    say("ciphertext_changed", replace(good, sealed=flipped(good.sealed, len(good.sealed) - 1)))
    say("ciphertext_cut", replace(good, sealed=good.sealed[:-1]))
    say("ciphertext_empty", replace(good, sealed=b""))
    say("signature_changed", replace(good, signature=flipped(good.signature, 3)))
    say("signature_cut", replace(good, signature=good.signature[:-1]))
    by_stranger = give_key(VAULT, ANN, 0, key, ME, KEYHOLDER.public, ME, OTHER_KEYHOLDER)
    say("signed_by_another_hand", by_stranger)
    to_stranger = give_key(VAULT, ANN, 0, key, ME, OTHER_KEYHOLDER.public, ME, KEYHOLDER)
    say("wrapped_to_another_key", to_stranger)
    say("key_is_not_the_committed_one", _lying_wrap(good))
    return found


def _lying_wrap(good: Wrap) -> Wrap:
    """A giver who signs that another key is in the wrap than there is."""
    from tests.vectors import independent_vault as independent

    fields = {
        "compartment": good.compartment,
        "epoch": good.epoch,
        "recipient": good.recipient,
        "giver": good.giver,
        "commitment": good.commitment.hex(),
    }
    statement = independent.wrap_statement(VAULT, fields)
    sealed = independent.hpke_seal(KEYHOLDER.public.hpke, bytes(32), statement)
    return replace(good, sealed=sealed, signature=KEYHOLDER.sign(statement + sealed))


def _render_wrap(wrap: Wrap) -> Vectors:
    return {
        "compartment": wrap.compartment,
        "epoch": wrap.epoch,
        "recipient": wrap.recipient,
        "giver": wrap.giver,
        "commitment": wrap.commitment.hex(),
        "sealed": wrap.sealed.hex(),
        "signature": wrap.signature.hex(),
    }


def _parse_wrap(value: Vectors) -> Wrap:
    return Wrap(
        CompartmentId(value["compartment"]),
        value["epoch"],
        KeyholderId(value["recipient"]),
        KeyholderId(value["giver"]),
        bytes.fromhex(value["commitment"]),
        bytes.fromhex(value["sealed"]),
        bytes.fromhex(value["signature"]),
    )


PAYLOADS: tuple[Payload, ...] = (
    Client("c-1", ("Invented Ann",)),
    Client(
        reference="c-2",
        names=("Invented Person, Bø", "蘇菲"),
        nicknames=("Bo",),
        born=1988,
        sex="f",
        occupation="florist",
        employer="Petal & Thorn",
        lives_in="Tampines",
        household="married, one son",
        contacts=Contacts(phone=("+65 8123 4567",), email=("bo@example.org",)),
        related=(Relation("husband", "Invented Faizal"),),
        extra={"from": {"another": ["program", 1, None, True]}},
    ),
    Engagement("e-1", ("c-1",), date(2025, 1, 10)),
    Engagement(
        reference="e-2",
        clients=("c-1", "c-2"),
        started=date(2025, 1, 10),
        unit=Unit.COUPLE,
        ended=date(2025, 6, 20),
        ended_as=EndedAs.COMPLETED,
        issues=("low desire",),
        extra={"room": 2},
    ),
    Note("n-1", "e-1", date(2025, 1, 10), 'Slept "better"; walked.\nGrüße.'),
    Note("n-2", "e-1", date(2025, 1, 17), "", NoteKind.MESSAGE, {"channel": "letter"}),
    Draft("n-3", "e-1", date(2025, 1, 24), "half a sen"),
    ClientOverview(
        "c-1", "Invented Ann", 2, date(2025, 1, 10), date(2025, 1, 17), date(2025, 1, 10), joint=(COUPLE,)
    ),
    JointOverview(
        "e-2", Unit.COUPLE, "Invented Ann & Bo", (ANN, COUPLE), 0, ended_as=EndedAs.COMPLETED, drafts=1
    ),
    HouseOverview(idle_minutes=5),
    RoomOverview(Room.REQUESTS),
    ContactWishes(),
    ContactWishes(
        number="+65 8123 4567",
        calls=True,
        voicemail=False,
        texting=True,
        email=False,
        post=True,
        speak_as="the library",
        envelope="a plain one",
        receipt="consultation",
        never="before ten, at work",
        emergency="Invented Faizal, +65 8123 4568",
        after_death="nobody is told anything",
        since=date(2025, 1, 10),
    ),
    Enquiry(date(2025, 1, 3), Way.IN_PERSON, date(2025, 4, 3)),
    Engagement(
        reference="e-3",
        clients=("c-1", "c-2"),
        started=date(2025, 1, 10),
        unit=Unit.COUPLE,
        issues=("low desire",),
        named=(NamedIssue("desire.low", "2026.1", "low desire"), NamedIssue("trust", "2026.1")),
        secrets=Secrets.ASKED,
        parted=date(2025, 5, 2),
    ),
    Appointment("e-1", datetime(2025, 1, 10, 9, 30), 50),  # noqa: DTZ001 - the clock on the wall
    Appointment("e-1", datetime(2025, 1, 17, 9, 30), 90, Attendance.CALLED_OFF),  # noqa: DTZ001
    Note(
        reference="n-4",
        engagement="e-1",
        date=date(2025, 1, 31),
        text="Wrote that she comes.",
        kind=NoteKind.MESSAGE,
        direction=Direction.RECEIVED,
        template="SOAP",
        signed=datetime(2025, 1, 31, 10, 0, tzinfo=UTC),
        earlier=(EarlierText(datetime(2025, 2, 1, 10, 0, tzinfo=UTC), "Wrote that he comes.", "a slip"),),
        statements=(Statement(datetime(2025, 2, 3, 10, 0, tzinfo=UTC), "I did not write."),),
    ),
    Draft(
        note="n-4",
        engagement="e-1",
        date=date(2025, 1, 31),
        text="Wrote",
        kind=NoteKind.MESSAGE,
        direction=Direction.SENT,
        template="DAP",
        purpose=Purpose.AMENDMENT,
        of=NOTE,
        reason="a slip",
    ),
    NoteTemplate("Intake", ("What brings them", "What they hope for")),
    ClientOverview(
        "c-1",
        "Invented Ann",
        0,
        joint=(COUPLE,),
        alone=(ALONE,),
        next=datetime(2025, 2, 7, 9, 30),  # noqa: DTZ001 - the clock on the wall
    ),
    JointOverview(
        "e-2",
        Unit.COUPLE,
        "Invented Ann & Bo",
        (ANN, COUPLE),
        0,
        next=datetime(2025, 2, 7, 9, 30),  # noqa: DTZ001 - the clock on the wall
        closed=date(2025, 5, 2),
    ),
    AloneOverview("c-1", "Invented Ann", ANN, COUPLE, 1, date(2025, 1, 10), date(2025, 1, 10)),
    EnquiryOverview("c-3", "Invented Cy", date(2025, 1, 3), date(2025, 4, 3), 0, drafts=1),
    KeptRequest("r-1", date(2026, 11, 20), Channel.PASSING, Asker(), {}),
    KeptRequest(
        reference="r-2",
        received=date(2026, 11, 20),
        channel=Channel.LETTER,
        asker=Asker("Invented Registrar", "Invented Court", "1 Invented Square"),
        facts={"requester": {"kind": "court", "verified": True}, "data": "attendance"},
        words="Please send the dates.",
        about=(ANN,),
        recipient="Invented Judge",
        unread=True,
        exact_text="ab" * 32,
        deadline=date(2026, 12, 1),
        proposed=(ProposedFact("instrument.type", "court_order", "by order of the court"),),
        rulings=(
            Ruling(datetime(2026, 11, 21, 9, tzinfo=UTC), date(2026, 11, 21), {"data": "attendance"}, "{}"),
        ),
        confirmed=(Confirmation("verify", date(2026, 11, 21), "rang the registry"),),
        tasks=(Task("notify_client", date(2026, 11, 28), date(2026, 11, 25), "told in the session"),),
        answers=(Answer(date(2026, 11, 22), "reply", "post", "cd" * 32, 1, "de"),),
        closed=date(2026, 11, 23),
        forget=date(2027, 11, 22),
        extra={"from": "another program"},
    ),
    RequestOverview(
        received=date(2026, 11, 20),
        channel=Channel.LETTER,
        name="Invented Registrar",
        house="Invented Court",
        asker="court",
        purpose="litigation",
        data="attendance",
        state=RequestState.ANSWERED,
        contact="1 Invented Square",
        refusals=1,
        last=date(2026, 11, 22),
        due=date(2026, 12, 1),
        forget=date(2027, 11, 22),
    ),
    FiguresPolicy(True, "sexology", "3/2", "a larger practice", date(2026, 1, 1)),
    FiguresChoice(date(2025, 1, 10), left_out=True),
    FiguresSpending("size", "1/10", None, date(2026, 6, 30), datetime(2026, 7, 1, 8, 0, tzinfo=UTC)),
    FiguresSize(None, date(2026, 6, 30), -3, "1/10", datetime(2026, 7, 1, 8, 0, tzinfo=UTC)),
    FiguresRelease(
        date(2025, 6, 30),
        date(2026, 6, 30),
        "sexology",
        "2026.1",
        97,
        "1/10",
        {"sx-desire": 21, "sx-pain": -1, "other": 4},
        "9/10",
        "1",
        datetime(2026, 7, 1, 8, 0, tzinfo=UTC),
    ),
    *KEEPING,
    TermsVersion(
        2,
        datetime(2026, 1, 2, 9, 0, tzinfo=UTC),
        TermsChoices(
            "A. Invented", "Room Two", "SG", fee="120 an hour", supervision="a supervisor", keeping=7
        ),
        "HOW WE WORK TOGETHER\n",
        "2026.1",
    ),
    TermsShown(
        2,
        "HOW WE WORK TOGETHER\n",
        date(2026, 1, 5),
        date(2026, 1, 12),
        (
            OpenQuestion(date(2026, 1, 5), "And when I move away?"),
            OpenQuestion(date(2026, 1, 5), "For how long?", date(2026, 1, 12), "Seven years."),
        ),
    ),
    Receipt(12, date(2026, 1, 12), "120.50", "SGD", "consultation"),
    BookEntry(12, date(2026, 1, 12), "120.50", "SGD"),
    *CONSENT,
    SubscriberPage(
        (Subscriber("dee@example.org", "Dee", date(2026, 1, 5), "the web site", date(2026, 1, 6)),)
    ),
    Outbox(True, "mail.example.org", 587, "dee", "invented", "dee@example.org"),
    ListIssue(
        "Spring",
        "Good day.",
        datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
        "ab12",
        "ask",
        "general education",
        None,
        3,
        1,
    ),
    Event(
        "On sleep", date(2026, 5, 1), "Library", (Attendee("Dee", "dee@example.org", False),), ("How long?",)
    ),
    *SCREEN,
    *ATTACHMENTS,
    *OFFERS,
    JointOverview(
        "e-4",
        Unit.GROUP,
        "Invented Ann & Bo",
        (ANN, COUPLE, ALONE),
        0,
        stays=(Stay(ALONE, date(2025, 2, 1), date(2025, 5, 2)), Stay(COUPLE, until=date(2025, 6, 2))),
    ),
    TermsShown(2, "How we work together.", date(2026, 1, 5), secrets=Secrets.ASKED),
    ListDelivery(
        RecordId("0" * 28 + "d007"),
        (Delivery("dee@example.org"), Delivery("eve@example.org", Handed.UNKNOWN)),
    ),
)
# Every older schema, as it was written, and what it is read as today.
OLDER: tuple[Vectors, ...] = (
    {
        "kind": "engagement",
        "schema": 1,
        "payload": '{"reference":"e-1","clients":["c-1"],"started":"2025-01-10","unit":"individual","ended":null,'
        '"ended_as":null,"issues":["low desire"],"extra":{}}',
    },
    {
        "kind": "note",
        "schema": 1,
        "payload": '{"reference":"n-1","engagement":"e-1","date":"2025-01-10","text":"Walked.","kind":"process",'
        '"extra":{"room":2}}',
    },
    {
        "kind": "draft",
        "schema": 1,
        "payload": '{"note":"n-3","engagement":"e-1","date":"2025-01-24","text":"half a sen","kind":"progress"}',
    },
    {
        "kind": "overview-client",
        "schema": 1,
        "payload": '{"reference":"c-1","name":"Invented Ann","notes":2,"first":"2025-01-10","last":"2025-01-17",'
        '"started":"2025-01-10","ended":null,"ended_as":null,"drafts":0,'
        '"joint":["0000000000000000000000000000c002"]}',
    },
    {
        "kind": "overview-joint",
        "schema": 1,
        "payload": '{"reference":"e-2","unit":"couple","name":"Invented Ann & Bo",'
        '"members":["0000000000000000000000000000c001","0000000000000000000000000000c002"],"notes":0,'
        '"first":null,"last":null,"started":null,"ended":null,"ended_as":"completed","drafts":1}',
    },
    {
        "kind": "overview-joint",
        "schema": 2,
        "payload": '{"reference":"e-2","unit":"couple","name":"Invented Ann & Bo",'
        '"members":["0000000000000000000000000000c001","0000000000000000000000000000c002"],"notes":0,'
        '"first":null,"last":null,"started":null,"ended":null,"ended_as":null,"drafts":0,"next":null,'
        '"closed":"2025-05-02"}',
    },
    {
        "kind": "terms-shown",
        "schema": 1,
        "payload": '{"number":3,"text":"How we work together.","shown":"2026-01-05","accepted":null,"questions":[]}',
    },
    {
        "kind": "list-issue",
        "schema": 1,
        "payload": '{"subject":"Spring","text":"Good day.","made":"2026-03-01T09:00:00Z","checked":"ab12",'
        '"verdict":"ask","answer":"general education","handed_out":null,"sent":3,"failed":1}',
    },
    {
        "kind": "offer",
        "schema": 1,
        "payload": '{"reference":"o-1","kind":"testimonial","words":"Well. You may publish this.","offering":"'
        'You may publish this","came":"letter","came_on":"2026-03-02","recorded":"2026-03-02T09:00:'
        '00Z","completed":"2025-02-01","alone":null,"circumstances":{"raised_by":null,"asked_again"'
        ':null,"benefit":null,"detriment":null,"depends":null,"owes_fee":null,"crisis":null,"presse'
        'd":null,"gratitude":null,"returning":null,"capacity":null,"bundled":null,"explained_by":""'
        ',"explainer_independent":null,"interpreter":null,"others_agree":null,"told_withdrawal":nul'
        'l,"told_passing_on":null},"confirmed":null,"answers":{"anonymous":null,"signature":"","unt'
        'il":null,"recipient":"","recipient_kind":""},"taught":[],"texts":[],"looked":null,"settled'
        '":null,"published":null,"places":[],"withdrawn":null,"note":null}',
    },
    {
        "kind": "vectors",
        "schema": 1,
        "payload": '{"note":"00000000000000000000000000000007","model":"0123456789abcdef-fedcba9876543210",'
        '"text":"' + "ab" * 32 + '","width":2,"rows":"ADwAvA=="}',
    },
)


def payload_vectors() -> Vectors:
    accept = []
    for payload in PAYLOADS:
        kind, schema = kind_of(payload)
        accept.append({"kind": kind, "schema": schema, "payload": encode(payload).decode()})
    minimal = [
        {"kind": "client", "schema": 1, "payload": '{"reference":"c-1","names":["Invented Ann"]}'},
        {
            "kind": "note",
            "schema": 2,
            "payload": '{"text":"x","date":"2025-01-10","engagement":"e","reference":"n"}',
        },
        {"kind": "overview-house", "schema": 1, "payload": "{}"},
        {"kind": "overview-house", "schema": 1, "payload": '{"idle_minutes":5,"from a later program":1}'},
    ]
    return {
        "format": "privity.payload",
        "accept": accept,
        "accept_shorter": minimal,
        "accept_older": [
            one | {"today": encode(decode(one["kind"], one["schema"], one["payload"].encode())).decode()}
            for one in OLDER
        ],
        "too_new": [
            {"name": "schema_newer", "kind": "note", "schema": 3, "payload": "{}"},
            {"name": "kind_unknown", "kind": "recording", "schema": 1, "payload": "{}"},
        ],
        "reject": [
            {"name": "empty", "kind": "note", "schema": 1, "payload": ""},
            {"name": "not_json", "kind": "note", "schema": 1, "payload": "{"},
            {"name": "a_list", "kind": "note", "schema": 1, "payload": "[]"},
            {"name": "field_missing", "kind": "client", "schema": 1, "payload": '{"reference":"c-1"}'},
            {
                "name": "number_for_text",
                "kind": "client",
                "schema": 1,
                "payload": '{"reference":1,"names":["Invented Ann"]}',
            },
            {
                "name": "word_outside_the_list",
                "kind": "note",
                "schema": 1,
                "payload": '{"reference":"n","engagement":"e","date":"2025-01-10","text":"x","kind":"rumour"}',
            },
            {
                "name": "date_that_is_none",
                "kind": "note",
                "schema": 1,
                "payload": '{"reference":"n","engagement":"e","date":"2025-02-30","text":"x"}',
            },
            {"name": "schema_that_never_was", "kind": "note", "schema": 0, "payload": "{}"},
        ],
    }


def record_vectors() -> Vectors:
    random = Counter("privity vectors, records")
    key, prefix = ContentKey(random(32)), associated_prefix(VAULT, ANN)
    accept = []
    for number, payload in enumerate(PAYLOADS):
        kind, schema = kind_of(payload)
        record = RecordId(f"{number + 1:032x}")
        revision, epoch = number * 1000 + 1, number % 3
        sealed = seal_record(key, prefix, ANN, record, kind, schema, revision, epoch, encode(payload), random)
        accept.append(
            {
                "compartment": ANN,
                "record": record,
                "kind": kind,
                "schema": schema,
                "revision": revision,
                "epoch": epoch,
                "associated": associated(prefix, record, kind, schema, revision, epoch).hex(),
                "sealed": sealed.sealed.hex(),
                "digest": sealed.digest.hex(),
                "payload": encode(payload).decode(),
            }
        )
    good = accept[4]
    sealed_hex = str(good["sealed"])
    return {
        "format": "privity.record/1",
        "vault": VAULT,
        "key": key.raw().hex(),
        "key_commitment": key.commitment().hex(),
        "accept": accept,
        "reject": [
            {"name": name, **good, "vault": VAULT, **change}
            for name, change in {
                "of_another_office": {"vault": OTHER_VAULT},
                "of_another_compartment": {"compartment": COUPLE},
                "of_another_record": {"record": NOTE},
                "of_another_kind": {"kind": "draft"},
                "of_another_schema": {"schema": 1},
                "of_an_older_revision": {"revision": int(str(good["revision"])) - 1},
                "of_another_epoch": {"epoch": 2},
                "exchanged_with_another": {"sealed": accept[5]["sealed"]},
                "nonce_changed": {"sealed": "00" + sealed_hex[2:]},
                "tag_cut": {"sealed": sealed_hex[:-2]},
                "tag_gone": {"sealed": sealed_hex[:-32]},
                "empty": {"sealed": ""},
                "longer": {"sealed": sealed_hex + "00"},
            }.items()
        ],
    }


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self._at = START.timestamp()

    def __call__(self) -> datetime:
        self._at += 1
        return datetime.fromtimestamp(self._at, UTC)


def office_in_memory(folder: Path) -> Office:
    """The vectors' office on a store in memory: nothing of it is ever on disk."""
    header = make_header()
    written = headers.render_header(header, ROOT)
    engine = memory_engine()
    with engine.begin() as connection:
        bring_up_to_date(connection, new=True)
    signer, digest = signer_of(VAULT, ROOT), headers.header_digest(written)
    anchor = AnchorKeeper(folder / "anchor", VAULT, signer, header.generation, digest)
    anchor.begin_anew()
    place, random = OfficePlace(folder, folder), Counter("privity vectors, office")
    store = SqlStore(engine, VAULT)
    office = Office(place, header, ROOT, KEYHOLDER, store, anchor, Clock(), random, lambda: None)
    attachments.follow(office)
    office.load()
    house = Work(EventClass.OFFICE_CREATED, office.new_id)
    house.found(header.house, HouseOverview())
    house.tell_office(vault=VAULT, header=digest.hex())
    office.commit(iter([house]))
    return office


def backup_vectors() -> Vectors:
    with tempfile.TemporaryDirectory() as folder:
        office = office_in_memory(Path(folder))
        for number in (1, 2):
            client = Client(f"c-{number}", (f"Invented Person {number}",))
            here = add_client(
                office, client, Engagement(f"e-{number}", (f"c-{number}",), date(2026, 1, number))
            )
            finish_note(
                office,
                here,
                Draft(f"n-{number}", f"e-{number}", date(2026, 2, number), f"Walked {number} times."),
            )
        erase_client(office, here)
        written = headers.render_header(office.header, ROOT)
        files = {part: b"".join(render_part(office, part, written)) for part in ("records", "keys")}
        expected = [
            {"kind": kind_of(payload)[0], "payload": encode(payload).decode()}
            for compartment in office.compartments()
            for payload in (*(one for _, one in office.read_all(compartment)), office.overview(compartment))
        ]
        size, root = office.tree.size, office.tree.root()
        tombstones = sorted(row.compartment for row in office.rows() if row.shredded)
        office.close()
    return {
        "format": "privity.backup/2",
        "recovery_code": CODE,
        "records": base64.b64encode(files["records"]).decode(),
        "keys": base64.b64encode(files["keys"]).decode(),
        "ledger": {"size": size, "root": root.hex()},
        "tombstones": tombstones,
        "content": sorted(expected, key=lambda one: (one["kind"], one["payload"])),
        "reject": _bad_files(files),
    }


def _bad_files(files: dict[str, bytes]) -> list[Vectors]:
    """What is done to a good pair: `flip` a bit of the byte at a place, `cut` a file there, `exchange` the two."""
    found: list[Vectors] = [{"name": "exchanged", "do": "exchange"}]
    for part, data in files.items():
        header_end = data.index(b"\n", data.index(b"\n") + 1)
        places = {
            "format": 3,
            "header": 200,
            "key": header_end + 30,
            "key_end": data.index(b"\n", header_end + 1),
            "body": len(data) - 300,
            "end": len(data) - 1,
        }
        found += [
            {"name": f"{part}_{name}_flipped", "do": "flip", "file": part, "at": at}
            for name, at in places.items()
        ]
        cuts = {"empty": 0, "in_header": 200, "in_the_key": header_end + 30, "at_the_end": len(data) - 1}
        found += [
            {"name": f"{part}_cut_{name}", "do": "cut", "file": part, "at": at} for name, at in cuts.items()
        ]
    return found


def documents(*, fresh: bool = False) -> dict[str, str]:
    """Every vector file by name, as it should stand in the folder."""
    wraps, backup = _kept("vault-wrap.json", fresh), _kept("vault-backup-2.json", fresh)
    made: dict[str, Callable[[], Vectors]] = {
        "vault-header.json": header_vectors,
        "vault-shares.json": shares_vectors,
        "vault-wrap.json": lambda: wrap_vectors(wraps),
        "vault-record.json": record_vectors,
        "vault-payload.json": payload_vectors,
        "vault-attachment.json": lambda: attachment_vectors(
            Counter("privity vectors, attachments"), VAULT, ANN, COUPLE
        ),
        # The first format is read for ever and written no more: its vectors stay as they were made.
        "vault-backup.json": lambda: _kept("vault-backup.json", fresh=False) or {},
        "vault-backup-2.json": lambda: backup or backup_vectors(),
    }
    return {name: json.dumps(make(), indent=1, ensure_ascii=True) + "\n" for name, make in made.items()}


def _kept(name: str, fresh: bool) -> Vectors | None:
    path = FOLDER / name
    if fresh or not path.exists():
        return None
    value = json.loads(path.read_text("utf-8"))
    if not isinstance(value, dict):
        raise IntegrityError(f"`{name}` is not an object", field=name)
    return value


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--fresh", action="store_true", help="make anew what cannot be repeated, too")
    for name, text in documents(fresh=options.parse_args().fresh).items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
