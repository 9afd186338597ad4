"""`privity decide`: a decision on a request from its facts. Needs no office, since every fact is in the request.

Exit codes: 0 permit, limited or must; 11 refuse; with `--jsonl` 0 when every line was answered and 12 when any was
not, whatever the decisions.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, BinaryIO

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened
from privity.faces.cli.terminal import out, out_json
from privity.gate import Decision, Refuse, render
from privity.interchange.caseload import LONGEST_LINE, bounded_lines
from privity.services.gate import decide_request

_REFUSED = 11
_INCOMPLETE = 12


def decide(
    file: Annotated[str, typer.Argument(help="A file with one request, or `-` for standard input.")] = "-",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the decision as one JSON object.")] = False,
    as_jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read one request per line, write one decision per line.")
    ] = False,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Decide by the law of this day (2026-11-22).")
    ] = "",
) -> None:
    """Decide a request from its facts. May it leave, must it, or is it refused, and by which rule?"""
    if as_json and as_jsonl:
        raise InputError("`--json` and `--jsonl` exclude each other", field="--jsonl")
    day = _day(as_of)
    with opened(file) as source:
        if as_jsonl:
            raise typer.Exit(_answer_lines(source, day))
        document = _parsed(source.read(LONGEST_LINE + 1))
        decision = decide_request(document, day)
    if as_json:
        out_json(render(decision))
    else:
        out("\n".join(words(decision)))
        if not _has_a_place(document):
            out(_PLACELESS)
    raise typer.Exit(_REFUSED if isinstance(decision, Refuse) else 0)


def words(decision: Decision) -> Iterator[str]:
    """The decision in plain words for a person, one line each."""
    shown = render(decision)
    grounds = decision.grounds
    yield f"{_outcome(decision)} (as of {grounds.as_of.isoformat()})"
    for reason in grounds.basis:
        yield f"  because: {reason.says}"
        yield f"           {reason.citation} [{reason.rule}, {reason.pack} {reason.version}]"
    if isinstance(decision, Refuse):
        for missing in decision.missing:
            yield f"  not met: {missing.fact}: {missing.question} ({_REMEDIES[missing.remedy.value]})"
    limits = shown["limits"]
    if isinstance(limits, dict) and limits:
        yield "  only:    " + "; ".join(f"{key}: {', '.join(values)}" for key, values in limits.items())
    if grounds.obligations:
        yield "  duties:  " + ", ".join(duty.value.replace("_", " ") for duty in grounds.obligations)
    if grounds.reply.text:
        yield f"  reply:   {grounds.reply.text}"
    for notice in grounds.notices:
        yield f"  note:    {notice}"


_PLACELESS = "  note:    no place is stated, so no country's law was asked; say where under `jurisdiction`"


def _has_a_place(document: object) -> bool:
    facts = document.get("facts") if isinstance(document, dict) else None
    return isinstance(facts, dict) and facts.get("jurisdiction") is not None


_REMEDIES = {
    "obtain": "may properly be obtained",
    "verify": "to be checked",
    "wait": "time must pass",
    "never_solicit": "never ask for it",
    "none": "final",
}


def _outcome(decision: Decision) -> str:
    if not isinstance(decision, Refuse):
        return str(render(decision)["outcome"])
    if decision.collision:
        return "refuse: a duty stands against a prohibition, seek advice"
    return "refuse for now: a missing fact could change it" if decision.undetermined else "refuse"


def _answer_lines(source: BinaryIO, day: date) -> int:
    unanswered = False
    for line in bounded_lines(source):
        document: object = None
        try:
            document = _parsed(line)
            answer = render(decide_request(document, day))
        except InputError as error:
            unanswered = True
            answer = {
                "id": _id_of(document),
                "error": {"field": error.field, "message": error.message, "remedy": error.remedy},
            }
        out_json(answer)
    return _INCOMPLETE if unanswered else 0


def _id_of(document: object) -> str | int | None:
    identity = document.get("id") if isinstance(document, dict) else None
    return identity if isinstance(identity, str | int) and not isinstance(identity, bool) else None


def _parsed(data: bytes) -> object:
    """JSON, strictly: a key that stands twice could hide a client's objection behind its opposite."""
    if len(data) > LONGEST_LINE:
        raise InputError(
            f"is longer than {LONGEST_LINE >> 20} MiB", field="request", remedy="one JSON object per request"
        )
    try:
        text = data.decode("utf-8-sig")
        value: object = json.loads(text, object_pairs_hook=_no_key_twice)
        if "\\u" in text:
            # Half of a surrogate pair is JSON and no text: it could not be written into the answer.
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8 text", field="request") from error
    except (ValueError, RecursionError) as error:
        raise InputError("this is not JSON", field="request", remedy="one JSON object per request") from error


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputError(f"key `{twice[:80]}` stands twice", field=twice[:80])
    return found


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the practitioner's own calendar day
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"expected a date such as 2026-11-22, got `{text[:40]}`", field="--as-of") from error
