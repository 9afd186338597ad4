"""A second implementation of the vault formats, written from spec/ alone on pyca/cryptography and the standard library.

It takes dictionaries and gives dictionaries, knows no class of the program, and writes out by hand what the program
leaves to libraries: HPKE (RFC 9180), the hybrid KEM, the age format, MessagePack. Every `read_...` and `open_...`
returns what it read or raises `Reject`.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
import struct
import unicodedata

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.vectors import independent_consent, independent_keeping, independent_offers, independent_screen
from tests.vectors.ledger.independent import Reject, TooNew, compact, hex32, identifier, need


def hash_of(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def hmac_of(key, *pieces):
    return hmac.new(key, b"".join(pieces), "sha256").digest()


def expand(secret, info, length=32, salt=b""):
    """HKDF-SHA256 as RFC 5869 writes it."""
    return expand_only(hmac_of(salt or bytes(32), secret), info, length)


def expand_only(pseudorandom, info, length):
    out = block = b""
    counter = 0
    while len(out) < length:
        counter += 1
        block = hmac_of(pseudorandom, block, info, bytes([counter]))
        out += block
    return out[:length]


def gcm_seal(key, nonce, plain, data):
    return nonce + AESGCM(key).encrypt(nonce, plain, data)


def gcm_open(key, sealed, data):
    need(len(sealed) >= 28)
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], data)
    except InvalidTag:
        raise Reject from None


def verify(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise Reject from None


def sign(seed, message):
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def signing_public(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def hexed(text, length=None):
    need(isinstance(text, str) and len(text) % 2 == 0 and set(text) <= set("0123456789abcdef"))
    need(length is None or len(text) == 2 * length)
    return bytes.fromhex(text)


def number(value):
    need(type(value) is int and 0 <= value < 2**53)
    return value


def json_object(line):
    """A canonical object: what is read must be what would be written."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise Reject from None
    need(isinstance(value, dict) and compact(value).encode("ascii", "replace") == line)
    return value


# header.md


HEADER = {
    "format": str,
    "suite": str,
    "vault": identifier,
    "generation": number,
    "store": {"kind": str, "address": str},
    "house": identifier,
    "root_commitment": hex32,
    "daily": {
        "kdf": {"name": str, "memory_kib": number, "passes": number, "lanes": number},
        "salt": hex32,
        "device": hex32,
        "sealed": lambda text: hexed(text, 60),
    },
    "recovery": {"salt": hex32, "sealed": lambda text: hexed(text, 60)},
    "keyholder": {
        "id": identifier,
        "hpke": lambda text: hexed(text, 1216),
        "signing": hex32,
        "sealed": lambda text: hexed(text, 156),
    },
    "backup": {"recipient": str, "sealed": hexed},
    "mac": hex32,
}


def fits(value, shape):
    if isinstance(shape, dict):
        need(isinstance(value, dict) and set(value) == set(shape))
        for name, inner in shape.items():
            fits(value[name], inner)
    elif shape is str:
        need(isinstance(value, str))
    else:
        shape(value)


def fits_shares(sets):
    need(isinstance(sets, dict) and set(sets) == {"contact", "records"} and any(sets.values()))
    for which, sealed in (("contact", 44), ("records", 60)):
        if sets[which] is None:
            continue
        shape = {"identifier": number, "circles": fits_circles, "commitment": hex32, "salt": hex32}
        fits(sets[which], {**shape, "sealed": lambda text, sealed=sealed: hexed(text, sealed)})
        need(sets[which]["identifier"] < 1 << 15)


def fits_circles(circles):
    need(isinstance(circles, list) and 1 <= len(circles) <= 16)
    for circle in circles:
        need(isinstance(circle, list) and len(circle) == 2)
        needed, made = map(number, circle)
        need(needed == made == 1 or 2 <= needed <= made <= 16)


def read_header(data):
    need(data.endswith(b"\n"))
    header = json_object(data[:-1])
    written = header.get("format")
    known = ("privity.office/1", "privity.office/2")
    if isinstance(written, str) and written.startswith("privity.office/") and written not in known:
        raise TooNew
    need(written in known)
    fits(header, HEADER if written == known[0] else {**HEADER, "shares": fits_shares})
    need(header["suite"] == "HKDF-SHA256 AES-256-GCM ML-KEM-768+X25519 Ed25519")
    need(header["store"]["kind"] in ("sqlcipher", "postgresql"))
    kdf = header["daily"]["kdf"]
    need(kdf["name"] == "argon2id")
    need(65536 <= kdf["memory_kib"] <= 1048576 and 3 <= kdf["passes"] <= 16 and 1 <= kdf["lanes"] <= 16)
    return header


def check_header(header, root):
    need(hmac.compare_digest(hex32(header["root_commitment"]), root_commitment(root)))
    need(hmac.compare_digest(hex32(header["mac"]), header_mac(header, root)))


def header_mac(header, root):
    body = {name: value for name, value in header.items() if name != "mac"}
    return hmac_of(derived(root, "header"), compact(body).encode())


def write_header(body, root):
    """Authenticate a header given without its `mac`."""
    return compact({**body, "mac": header_mac(body, root).hex()}).encode() + b"\n"


def root_commitment(root):
    return hmac_of(root, b"privity root commitment v1")


def derived(root, label):
    return expand(root, b"privity/v1/" + label.encode())


def device_tag(vault, secret):
    return hash_of(b"privity device tag v1|", vault.encode(), b"|", secret)


def stretched(passphrase, salt, kdf):
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(
        salt=salt,
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    ).derive(typed)


def daily_info(vault, daily):
    slot = {"format": "privity.office/1", "slot": "daily", "vault": vault}
    return compact({**slot, "kdf": daily["kdf"], "salt": daily["salt"], "device": daily["device"]}).encode()


def open_daily(header, passphrase, device_secret):
    daily, vault = header["daily"], header["vault"]
    info = daily_info(vault, daily)
    need(device_tag(vault, device_secret).hex() == daily["device"])
    stretch = stretched(passphrase, hex32(daily["salt"]), daily["kdf"])
    key = expand(stretch + device_secret, b"privity/v1/slot/daily|" + info)
    return gcm_open(key, hexed(daily["sealed"]), info)


def seal_daily(root, vault, passphrase, device_secret, kdf, salt, nonce):
    daily = {"kdf": kdf, "salt": salt.hex(), "device": device_tag(vault, device_secret).hex()}
    info = daily_info(vault, daily)
    key = expand(stretched(passphrase, salt, kdf) + device_secret, b"privity/v1/slot/daily|" + info)
    return {**daily, "sealed": gcm_seal(key, nonce, root, info).hex()}


def recovery_info(vault, salt):
    return compact(
        {"format": "privity.office/1", "slot": "recovery", "vault": vault, "salt": salt.hex()}
    ).encode()


def recovery_slot_key(code, vault, salt):
    return expand(code, b"privity/v1/slot/recovery|" + recovery_info(vault, salt), salt=salt)


def open_recovery(header, typed):
    salt = hex32(header["recovery"]["salt"])
    key = recovery_slot_key(read_code(typed), header["vault"], salt)
    return gcm_open(key, hexed(header["recovery"]["sealed"]), recovery_info(header["vault"], salt))


def seal_recovery(root, vault, code, salt, nonce):
    sealed = gcm_seal(recovery_slot_key(code, vault, salt), nonce, root, recovery_info(vault, salt))
    return {"salt": salt.hex(), "sealed": sealed.hex()}


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_check(code):
    bits = format(int.from_bytes(hash_of(b"privity recovery code v1", code)[:3], "big"), "024b")[:20]
    return "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 20, 5))


def write_code(code):
    bits = format(int.from_bytes(code, "big"), "0160b")
    text = "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 160, 5)) + code_check(code)
    return "-".join(text[at : at + 4] for at in range(0, 36, 4))


def read_code(typed):
    letters = [sign for sign in unicodedata.normalize("NFKC", typed).upper() if sign.isalnum()]
    text = "".join({"I": "1", "L": "1", "O": "0", "U": "V"}.get(sign, sign) for sign in letters)
    need(len(text) == 36 and set(text) <= set(CROCKFORD))
    bits = "".join(format(CROCKFORD.index(sign), "05b") for sign in text[:32])
    code = int(bits, 2).to_bytes(20, "big")
    need(text[32:] == code_check(code))
    return code


def open_keyholder(header, root):
    raw = gcm_open(
        derived(root, "wrap"),
        hexed(header["keyholder"]["sealed"]),
        b"privity.keyholder/1|" + header["vault"].encode(),
    )
    need(len(raw) == 128)
    need(kem_public(raw[:96]).hex() == header["keyholder"]["hpke"])
    need(signing_public(raw[96:]).hex() == header["keyholder"]["signing"])
    return raw


def open_backup_identity(header, root):
    data = b"privity.backup-identity/1|" + header["vault"].encode()
    return gcm_open(derived(root, "wrap"), hexed(header["backup"]["sealed"]), data).decode()


# compartment-wrap.md: HPKE in base mode, single shot, with ML-KEM-768+X25519, HKDF-SHA256, AES-256-GCM


SUITE = b"HPKE" + struct.pack(">HHH", 0x647A, 0x0001, 0x0002)


def kem_public(private):
    lattice = MLKEM768PrivateKey.from_seed_bytes(private[:64]).public_key().public_bytes_raw()
    return lattice + X25519PrivateKey.from_private_bytes(private[64:]).public_key().public_bytes_raw()


def combine(lattice_secret, curve_secret, curve_sent, curve_public):
    """The combiner of X-Wing, its label a small picture in ASCII."""
    return hashlib.sha3_256(lattice_secret + curve_secret + curve_sent + curve_public + b"\\.//^\\").digest()


def decapsulate(private, sent):
    need(len(sent) == 1088 + 32)
    curve = X25519PrivateKey.from_private_bytes(private[64:])
    try:
        lattice_secret = MLKEM768PrivateKey.from_seed_bytes(private[:64]).decapsulate(sent[:1088])
        curve_secret = curve.exchange(X25519PublicKey.from_public_bytes(sent[1088:]))
    except ValueError:
        raise Reject from None
    return combine(lattice_secret, curve_secret, sent[1088:], curve.public_key().public_bytes_raw())


def encapsulate(public):
    lattice_secret, lattice_sent = MLKEM768PublicKey.from_public_bytes(public[:1184]).encapsulate()
    once = X25519PrivateKey.generate()
    curve_sent = once.public_key().public_bytes_raw()
    curve_secret = once.exchange(X25519PublicKey.from_public_bytes(public[1184:]))
    shared = combine(lattice_secret, curve_secret, curve_sent, public[1184:])
    return shared, lattice_sent + curve_sent


def key_schedule(suite, shared, info):
    def extract(salt, label, value):
        return hmac_of(salt or bytes(32), b"HPKE-v1", suite, label, value)

    def labelled(secret, label, context, length):
        return expand_only(secret, struct.pack(">H", length) + b"HPKE-v1" + suite + label + context, length)

    context = b"\x00" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return labelled(secret, b"key", context, 32), labelled(secret, b"base_nonce", context, 12)


def hpke_open(private, sealed, info):
    key, nonce = key_schedule(SUITE, decapsulate(private, sealed[:1120]), info)
    try:
        return AESGCM(key).decrypt(nonce, sealed[1120:], b"")
    except InvalidTag:
        raise Reject from None


def hpke_seal(public, plain, info):
    shared, sent = encapsulate(public)
    key, nonce = key_schedule(SUITE, shared, info)
    return sent + AESGCM(key).encrypt(nonce, plain, b"")


def key_commitment(key):
    return hmac_of(key, b"privity key commitment v1")


def wrap_statement(vault, wrap):
    return compact(
        {
            "format": "privity.wrap/1",
            "vault": vault,
            "compartment": wrap["compartment"],
            "epoch": wrap["epoch"],
            "recipient": wrap["recipient"],
            "giver": wrap["giver"],
            "commitment": wrap["commitment"],
        }
    ).encode()


def open_wrap(vault, wrap, private, giver_public):
    statement, sealed = wrap_statement(vault, wrap), hexed(wrap["sealed"])
    verify(giver_public, hexed(wrap["signature"], 64), statement + sealed)
    key = hpke_open(private[:96], sealed, statement)
    need(len(key) == 32 and key_commitment(key).hex() == wrap["commitment"])
    return key


def make_wrap(vault, fields, key, public, giver_seed):
    wrap = {**fields, "commitment": key_commitment(key).hex()}
    statement = wrap_statement(vault, wrap)
    sealed = hpke_seal(public, key, statement)
    return {**wrap, "sealed": sealed.hex(), "signature": sign(giver_seed, statement + sealed).hex()}


# vault-record.md


def record_data(vault, record):
    return b"".join(
        (
            b"privity.record/1\x00",
            bytes.fromhex(vault),
            bytes.fromhex(record["compartment"]),
            bytes.fromhex(record["record"]),
            struct.pack(">HQI", record["schema"], record["revision"], record["epoch"]),
            record["kind"].encode("ascii"),
        )
    )


def open_record(vault, record, key):
    return gcm_open(key, hexed(record["sealed"]), record_data(vault, record))


def seal_record(vault, record, key, nonce, plain):
    return gcm_seal(key, nonce, plain, record_data(vault, record))


def part_data(vault, part):
    return b"".join(
        (
            b"privity.leaf-part/1\x00",
            bytes.fromhex(vault),
            bytes.fromhex(part["compartment"]),
            struct.pack(">IQ", part["epoch"], part["seq"]),
            part["part"].encode("ascii"),
        )
    )


def open_part(vault, part, key):
    plain = gcm_open(key, hexed(part["sealed"]), part_data(vault, part))
    return plain[:32], plain[32:]


# payload.md


def text_(value):
    need(isinstance(value, str))


def day(value):
    need(isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-")
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        raise Reject from None


def moment(value):
    need(isinstance(value, str) and len(value) in (20, 24, 27) and value.endswith("Z"))
    day(value[:10])


def wall_moment(value):
    need(isinstance(value, str) and len(value) == 19 and value[10] == "T" and value[13] == value[16] == ":")
    day(value[:10])


def yes_or_no(value):
    need(value is True or value is False)


def whole(value):
    need(type(value) is int and abs(value) < 2**53)


def counts(value):
    need(isinstance(value, dict))
    for one in value.values():
        whole(one)


def maybe(inner):
    return lambda value: None if value is None else inner(value)


def many(inner):
    def check(value):
        need(isinstance(value, list))
        for one in value:
            inner(one)

    return check


def one_of(*words):
    return lambda value: need(value in words)


def made_of(**shape):
    def check(value):
        fits(value, shape)

    check.names = frozenset(shape)
    return check


def extra(value):
    need(isinstance(value, dict))


UNITS = one_of("individual", "couple", "family", "group")
ENDS = maybe(one_of("completed", "discontinued", "referred", "died"))
KINDS = one_of("progress", "process", "message", "document")
CHANNELS = one_of("letter", "email", "call", "visit", "message", "review", "passing", "own")
SPAN = {
    "first": maybe(day),
    "last": maybe(day),
    "started": maybe(day),
    "ended": maybe(day),
    "ended_as": ENDS,
    "drafts": number,
}
WAYS = maybe(one_of("received", "sent"))
ENGAGEMENT = {
    "reference": text_,
    "clients": many(text_),
    "started": day,
    "unit": UNITS,
    "ended": maybe(day),
    "ended_as": ENDS,
    "issues": many(text_),
    "extra": extra,
}
NOTE = {"reference": text_, "engagement": text_, "date": day, "text": text_, "kind": KINDS, "extra": extra}
DRAFT = {"note": text_, "engagement": text_, "date": day, "text": text_, "kind": KINDS}
CLIENT_LINE = {"reference": text_, "name": text_, "notes": number, "joint": many(identifier), **SPAN}
JOINT_LINE = {
    "reference": text_,
    "unit": UNITS,
    "name": text_,
    "members": many(identifier),
    "notes": number,
    **SPAN,
}
LIST_ISSUE = {
    "subject": text_,
    "text": text_,
    "made": moment,
    "checked": text_,
    "verdict": text_,
    "answer": text_,
    "handed_out": maybe(moment),
    "sent": number,
    "failed": number,
}
PAYLOADS = {
    ("client", 1): made_of(
        reference=text_,
        names=many(text_),
        nicknames=many(text_),
        born=maybe(number),
        sex=maybe(text_),
        occupation=maybe(text_),
        employer=maybe(text_),
        lives_in=maybe(text_),
        household=maybe(text_),
        contacts=made_of(phone=many(text_), email=many(text_)),
        related=many(made_of(role=text_, name=text_)),
        extra=extra,
    ),
    ("wishes", 1): made_of(
        number=text_,
        calls=maybe(yes_or_no),
        voicemail=maybe(yes_or_no),
        texting=maybe(yes_or_no),
        email=maybe(yes_or_no),
        post=maybe(yes_or_no),
        speak_as=text_,
        envelope=text_,
        receipt=text_,
        never=text_,
        emergency=text_,
        after_death=text_,
        since=maybe(day),
    ),
    ("enquiry", 1): made_of(
        asked=day, way=one_of("call", "email", "text", "letter", "in-person"), shred_on=day
    ),
    ("engagement", 1): made_of(**ENGAGEMENT),
    ("engagement", 2): made_of(
        **ENGAGEMENT,
        named=many(made_of(id=text_, catalogue=text_, words=text_)),
        secrets=maybe(one_of("kept", "shared", "asked")),
        parted=maybe(day),
    ),
    ("appointment", 1): made_of(
        engagement=text_,
        starts=wall_moment,
        minutes=number,
        attendance=one_of("planned", "kept", "missed", "called-off"),
    ),
    ("note", 1): made_of(**NOTE),
    ("note", 2): made_of(
        **NOTE,
        direction=WAYS,
        template=text_,
        signed=maybe(moment),
        earlier=many(made_of(until=moment, text=text_, reason=text_)),
        statements=many(made_of(moment=moment, text=text_)),
    ),
    ("draft", 1): made_of(**DRAFT),
    ("draft", 2): made_of(
        **DRAFT,
        direction=WAYS,
        template=text_,
        purpose=one_of("note", "amendment", "statement"),
        of=maybe(identifier),
        reason=text_,
    ),
    ("note-template", 1): made_of(name=text_, headings=many(text_)),
    ("overview-client", 1): made_of(**CLIENT_LINE),
    ("overview-client", 2): made_of(**CLIENT_LINE, alone=many(identifier), next=maybe(wall_moment)),
    ("overview-joint", 1): made_of(**JOINT_LINE),
    ("overview-joint", 2): made_of(**JOINT_LINE, next=maybe(wall_moment), closed=maybe(day)),
    ("overview-joint", 3): made_of(
        **JOINT_LINE,
        next=maybe(wall_moment),
        closed=maybe(day),
        stays=many(made_of(member=identifier, since=maybe(day), until=maybe(day))),
    ),
    ("overview-alone", 1): made_of(
        reference=text_,
        name=text_,
        client=identifier,
        joint=identifier,
        notes=number,
        first=maybe(day),
        last=maybe(day),
        drafts=number,
    ),
    ("overview-enquiry", 1): made_of(
        reference=text_,
        name=text_,
        asked=day,
        shred_on=day,
        notes=number,
        first=maybe(day),
        last=maybe(day),
        drafts=number,
    ),
    ("overview-house", 1): made_of(idle_minutes=number),
    ("overview-room", 1): made_of(kind=one_of("requests", "desk", "lists", "public-work")),
    ("request", 1): made_of(
        reference=text_,
        received=day,
        channel=CHANNELS,
        asker=made_of(name=text_, house=text_, contact=text_),
        facts=extra,
        words=text_,
        about=many(identifier),
        recipient=text_,
        unread=yes_or_no,
        exact_text=text_,
        deadline=maybe(day),
        proposed=many(made_of(fact=text_, value=text_, because=text_)),
        rulings=many(made_of(moment=moment, as_of=day, facts=extra, rendered=text_)),
        confirmed=many(made_of(duty=text_, day=day, words=text_)),
        tasks=many(made_of(duty=text_, due=maybe(day), done=maybe(day), words=text_)),
        answers=many(made_of(day=day, kind=text_, form=text_, sha256=text_, rung=number, language=text_)),
        closed=maybe(day),
        forget=maybe(day),
        extra=extra,
    ),
    ("overview-request", 1): made_of(
        received=day,
        channel=CHANNELS,
        name=text_,
        house=text_,
        asker=text_,
        purpose=text_,
        data=text_,
        state=one_of("open", "refused", "granted", "answered", "closed"),
        contact=text_,
        refusals=number,
        last=maybe(day),
        due=maybe(day),
        forget=maybe(day),
    ),
    ("subscribers", 1): made_of(
        subscribers=many(
            made_of(email=text_, name=text_, asked=maybe(day), where=text_, confirmed=maybe(day))
        )
    ),
    ("outbox", 1): made_of(on=yes_or_no, host=text_, port=number, user=text_, password=text_, sender=text_),
    ("list-issue", 1): made_of(**LIST_ISSUE),
    ("list-issue", 2): made_of(**LIST_ISSUE, unknown=number, waiting=number),
    ("list-delivery", 1): made_of(
        issue=identifier,
        deliveries=many(
            made_of(email=text_, state=one_of("waiting", "trying", "taken", "refused", "unknown"))
        ),
    ),
    ("event", 1): made_of(
        title=text_,
        day=day,
        place=text_,
        attendees=many(made_of(name=text_, contact=text_, pictures=maybe(yes_or_no))),
        slips=many(text_),
    ),
    ("terms", 1): made_of(
        number=number,
        made=moment,
        choices=made_of(
            practitioner=text_,
            practice=text_,
            place=text_,
            language=text_,
            fee=text_,
            cancelling=text_,
            reach=text_,
            urgent=text_,
            supervision=text_,
            cover=text_,
            bookkeeping=text_,
            custodian=text_,
            keeping=number,
            figures=yes_or_no,
        ),
        text=text_,
        limits=text_,
    ),
    ("terms-shown", 1): made_of(
        number=number,
        text=text_,
        shown=day,
        accepted=maybe(day),
        questions=many(made_of(asked=day, question=text_, answered=maybe(day), answer=text_)),
    ),
    ("terms-shown", 2): made_of(
        number=number,
        text=text_,
        shown=day,
        accepted=maybe(day),
        questions=many(made_of(asked=day, question=text_, answered=maybe(day), answer=text_)),
        secrets=maybe(one_of("kept", "shared", "asked")),
    ),
    ("receipt", 1): made_of(number=number, day=day, amount=text_, currency=text_, line=text_),
    ("book-entry", 1): made_of(number=number, day=day, amount=text_, currency=text_),
    ("figures-policy", 1): made_of(on=yes_or_no, list=text_, limit=text_, reason=text_, attested=maybe(day)),
    ("figures-choice", 1): made_of(told=maybe(day), left_out=yes_or_no),
    ("figures-spending", 1): made_of(
        purpose=one_of("size", "kinds"), epsilon=text_, after=maybe(day), until=day, at=moment
    ),
    ("figures-size", 1): made_of(after=maybe(day), until=day, size=whole, epsilon=text_, at=moment),
    ("figures-release", 1): made_of(
        after=maybe(day),
        until=day,
        list=text_,
        catalogue=text_,
        size=whole,
        size_epsilon=text_,
        counts=counts,
        epsilon=text_,
        limit=text_,
        at=moment,
    ),
}
PAYLOADS["attachment", 1] = made_of(
    note=identifier, name=text_, media=text_, size=number, key=text_, sha256=text_, added=moment
)
PAYLOADS |= independent_keeping.shapes(
    made_of, many, maybe, one_of, text_, day, number, identifier, yes_or_no
)
PAYLOADS |= independent_consent.shapes(
    made_of, many, maybe, one_of, text_, day, moment, identifier, yes_or_no
)
PAYLOADS |= independent_offers.shapes(
    made_of, many, maybe, one_of, text_, day, moment, identifier, number, yes_or_no
)
PAYLOADS |= independent_screen.shapes(made_of, many, text_, number, identifier)


# The values that payload.md gives in brackets, for the kinds whose shorter forms have a vector.
MISSING = {
    ("client", 1): {
        "nicknames": [],
        "born": None,
        "sex": None,
        "occupation": None,
        "employer": None,
        "lives_in": None,
        "household": None,
        "contacts": {"phone": [], "email": []},
        "related": [],
        "extra": {},
    },
    ("note", 2): {
        "kind": "progress",
        "extra": {},
        "direction": None,
        "template": "",
        "signed": None,
        "earlier": [],
        "statements": [],
    },
    ("overview-house", 1): {"idle_minutes": 10},
}


def read_payload(kind, schema, data):
    try:
        value = json.loads(data)
    except ValueError:
        raise Reject from None
    newest = max((number for known, number in PAYLOADS if known == kind), default=0)
    if schema > newest:
        raise TooNew
    need((kind, schema) in PAYLOADS and isinstance(value, dict))
    check = PAYLOADS[kind, schema]
    whole = {**MISSING.get((kind, schema), {}), **value}
    # Unknown fields are passed over.
    known = {name: one for name, one in whole.items() if name in check.names}
    check(known)
    return known


# backup-pair.md: two clear lines, then an age file (age-encryption.org/v1), or its key in one and chunks under that

FIRST, SECOND = "privity.backup/1", "privity.backup/2"


def read_pair_file(data, part):
    """The format, the header, its bytes, and what follows them."""
    first, clear, rest = data.split(b"\n", 2)
    version = first[: -len(part) - 1].decode()
    need(version in (FIRST, SECOND) and first == f"{version} {part}".encode())
    return version, read_header(clear + b"\n"), clear + b"\n", rest


def chunk_place(part, clear, number, last):
    place = SECOND.encode() + b"\0" + hash_of(clear) + part.encode() + b"\0"
    return number.to_bytes(12, "big"), place + number.to_bytes(8, "big") + bytes([last])


def body_open(version, part, clear, rest, identity):
    """What a file holds, and the key it lies under, which the first format has not."""
    if version == FIRST:
        return age_open(rest, identity), None
    line, found, body = rest.partition(b"\n")
    need(found)
    key = age_open(base64.b64decode(line, validate=True), identity)
    need(base64.b64encode(base64.b64decode(line)) == line and len(key) == 32)
    size = (1 << 20) + 16
    chunks = [body[at : at + size] for at in range(0, len(body), size)] or [b""]
    plain = b""
    for number, chunk in enumerate(chunks):
        nonce, place = chunk_place(part, clear, number, number == len(chunks) - 1)
        try:
            plain += AESGCM(key).decrypt(nonce, chunk, place)
        except (InvalidTag, ValueError):
            raise Reject from None
    return plain, key


def body_seal(version, part, clear, plain, identity, key):
    if version == FIRST:
        return age_seal(plain, identity)
    pieces = [plain[at : at + (1 << 20)] for at in range(0, len(plain), 1 << 20)] or [b""]
    line = base64.b64encode(age_seal(key, identity)) + b"\n"
    return line + b"".join(
        AESGCM(key).encrypt(nonce, piece, place)
        for number, piece in enumerate(pieces)
        for nonce, place in [chunk_place(part, clear, number, number == len(pieces) - 1)]
    )


def bech32_data(text):
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    body = text.lower().rpartition("1")[2]
    need(all(sign in alphabet for sign in body))
    bits = "".join(format(alphabet.index(sign), "05b") for sign in body[:-6])
    return int(bits[:256], 2).to_bytes(32, "big")


def age_key(secret, share, recipient):
    return expand(secret, b"age-encryption.org/v1/X25519", salt=share + recipient)


def unpadded(data):
    return base64.b64encode(data).rstrip(b"=")


def padded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def age_open(data, identity):
    private = X25519PrivateKey.from_private_bytes(bech32_data(identity))
    public = private.public_key().public_bytes_raw()
    head, found, rest = data.partition(b"\n---")
    need(found and head.startswith(b"age-encryption.org/v1\n"))
    mac, _, body = rest.partition(b"\n")
    file_key = None
    lines = head.split(b"\n")[1:]
    for at, line in enumerate(lines):
        if line.startswith(b"-> X25519 "):
            share = padded(line.split(b" ")[2])
            shared = private.exchange(X25519PublicKey.from_public_bytes(share))
            try:
                wrapped = padded(lines[at + 1])
                file_key = ChaCha20Poly1305(age_key(shared, share, public)).decrypt(bytes(12), wrapped, b"")
            except InvalidTag:
                continue
    need(file_key is not None)
    need(hmac_of(expand(file_key, b"header"), head + b"\n---") == padded(mac.strip()))
    payload = expand(file_key, b"payload", salt=body[:16])
    plain, at, count = b"", 16, 0
    while True:
        chunk = body[at : at + 65536 + 16]
        at += len(chunk)
        last = at >= len(body)
        nonce = count.to_bytes(11, "big") + bytes([last])
        try:
            plain += ChaCha20Poly1305(payload).decrypt(nonce, chunk, b"")
        except InvalidTag:
            raise Reject from None
        count += 1
        if last:
            return plain


def age_seal(plain, identity):
    public = X25519PrivateKey.from_private_bytes(bech32_data(identity)).public_key()
    file_key, once, salt = os.urandom(16), X25519PrivateKey.generate(), os.urandom(16)
    share = once.public_key().public_bytes_raw()
    key = age_key(once.exchange(public), share, public.public_bytes_raw())
    wrapped = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, b"")
    head = b"age-encryption.org/v1\n-> X25519 " + unpadded(share) + b"\n" + unpadded(wrapped) + b"\n---"
    body, payload = salt, expand(file_key, b"payload", salt=salt)
    chunks = [plain[at : at + 65536] for at in range(0, len(plain), 65536)] or [b""]
    for count, chunk in enumerate(chunks):
        nonce = count.to_bytes(11, "big") + bytes([count == len(chunks) - 1])
        body += ChaCha20Poly1305(payload).encrypt(nonce, chunk, b"")
    return head + b" " + unpadded(hmac_of(expand(file_key, b"header"), head)) + b"\n" + body


def unpack(data, at=0):
    """As much of MessagePack as the format uses: integers, booleans, text, bytes, lists."""
    tag = data[at]
    at += 1
    if tag < 0x80:
        return tag, at
    if 0xA0 <= tag < 0xC0:
        return data[at : at + tag - 0xA0].decode(), at + tag - 0xA0
    if 0x90 <= tag < 0xA0:
        return unpack_list(data, at, tag - 0x90)
    if tag in (0xC2, 0xC3):
        return tag == 0xC3, at
    sizes = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDC: 2, 0xDD: 4}
    if tag in sizes:
        size = int.from_bytes(data[at : at + sizes[tag]], "big")
        at += sizes[tag]
        if tag in (0xDC, 0xDD):
            return unpack_list(data, at, size)
        need(at + size <= len(data))
        piece = data[at : at + size]
        return (piece if tag < 0xD0 else piece.decode()), at + size
    need(0xCC <= tag <= 0xCF)
    size = 1 << (tag - 0xCC)
    return int.from_bytes(data[at : at + size], "big"), at + size


def unpack_list(data, at, count):
    values = []
    for _ in range(count):
        value, at = unpack(data, at)
        values.append(value)
    return values, at


def pack(value):
    if isinstance(value, bool):
        return b"\xc3" if value else b"\xc2"
    if isinstance(value, int):
        return b"\xcf" + value.to_bytes(8, "big")
    if isinstance(value, str):
        data = value.encode()
        return b"\xdb" + len(data).to_bytes(4, "big") + data
    if isinstance(value, bytes):
        return b"\xc6" + len(value).to_bytes(4, "big") + value
    return b"\xdd" + len(value).to_bytes(4, "big") + b"".join(map(pack, value))


def frames_of(plain):
    at, frames = 0, []
    while at < len(plain):
        size = int.from_bytes(plain[at : at + 4], "big")
        need(at + 4 + size <= len(plain))
        value, end = unpack(plain[at + 4 : at + 4 + size])
        need(end == size)
        frames.append(value)
        at += 4 + size
    return frames


def frames_to(frames):
    packed = [pack(frame) for frame in frames]
    return b"".join(len(one).to_bytes(4, "big") + one for one in packed)


TABLES = {
    "records": ("compartments", "records", "overviews", "leaves", "leaf_parts"),
    "keys": ("wraps",),
}


def read_note(note, vault, root):
    """A signed note by the office's one key."""
    text, _, below = note.rpartition(b"\n\n")
    text += b"\n"
    name = "privity.invalid/" + vault
    dash, written, encoded = below.decode().rstrip("\n").split(" ")
    need((dash, written) == ("\u2014", name))
    public = signing_public(derived(root, "checkpoint"))
    raw = base64.b64decode(encoded)
    need(raw[:4] == hash_of(name.encode(), b"\n\x01", public)[:4])
    verify(public, raw[4:], text)
    return text


def write_note(text, vault, root):
    seed, name = derived(root, "checkpoint"), "privity.invalid/" + vault
    raw = hash_of(name.encode(), b"\n\x01", signing_public(seed))[:4] + sign(seed, text)
    return text + b"\n" + f"\u2014 {name} {base64.b64encode(raw).decode()}\n".encode()


def read_part_file(data, part, root):
    """Open one file of a pair with ROOT: its preface, and its rows by table."""
    version, header, clear, sealed = read_pair_file(data, part)
    check_header(header, root)
    plain, key = body_open(version, part, clear, sealed, open_backup_identity(header, root))
    frames = frames_of(plain)
    need(len(frames) >= 2 and frames[-1][0] == "end")
    preface = json_object(read_note(frames[0], header["vault"], root)[:-1])
    need(preface["format"] == version and preface["part"] == part)
    need(key is None or hexed(preface["key"]) == key_commitment(key))
    need(preface["vault"] == header["vault"] and preface["header"] == hash_of(clear).hex())
    rows = {table: [] for table in TABLES[part]}
    for table, batch in frames[1:-1]:
        need(table in rows)
        rows[table] += batch
    need(frames[-1][1] == sum(map(len, rows.values())))
    return preface, rows


def write_part_file(preface, rows, clear, root):
    header, version, key = read_header(clear), preface["format"], os.urandom(32)
    changed = {**preface, "header": hash_of(clear).hex()}
    if version == SECOND:
        changed["key"] = key_commitment(key).hex()
    text = compact(changed).encode() + b"\n"
    count = sum(map(len, rows.values()))
    frames = [write_note(text, header["vault"], root), *([t, r] for t, r in rows.items()), ["end", count]]
    identity = open_backup_identity(header, root)
    sealed = body_seal(version, preface["part"], clear, frames_to(frames), identity, key)
    return f"{version} {preface['part']}\n".encode() + clear + sealed


def open_pair(records, keys, code):
    """Everything a backup pair holds, with the recovery code alone: payloads by compartment."""
    _, header, _, _ = read_pair_file(keys, "keys")
    root = open_recovery(header, code)
    keys_preface, keys_rows = read_part_file(keys, "keys", root)
    preface, rows = read_part_file(records, "records", root)
    need(preface["vault"] == keys_preface["vault"])
    private, mine = open_keyholder(header, root), hexed(header["keyholder"]["signing"])
    buried = set(preface["tombstones"]) | set(keys_preface["tombstones"])
    content = {}
    for compartment, epoch, recipient, giver, commitment, sealed, signature in keys_rows["wraps"]:
        if compartment.hex() in buried:
            continue
        need(recipient.hex() == giver.hex() == header["keyholder"]["id"])
        wrap = {
            "compartment": compartment.hex(),
            "epoch": epoch,
            "recipient": recipient.hex(),
            "giver": giver.hex(),
            "commitment": commitment.hex(),
            "sealed": sealed.hex(),
            "signature": signature.hex(),
        }
        content[compartment, epoch] = open_wrap(header["vault"], wrap, private, mine)
    found = []
    for table in ("records", "overviews"):
        for compartment, record, kind, schema, revision, epoch, checksum, sealed in rows[table]:
            if (compartment, epoch) not in content:
                need(compartment.hex() in buried)
                continue
            need(hash_of(sealed) == checksum)
            fields = {
                "compartment": compartment.hex(),
                "record": record.hex(),
                "kind": kind,
                "schema": schema,
                "revision": revision,
                "epoch": epoch,
                "sealed": sealed.hex(),
            }
            plain = open_record(header["vault"], fields, content[compartment, epoch])
            found.append((compartment.hex(), kind, read_payload(kind, schema, plain)))
    return header, preface, found
