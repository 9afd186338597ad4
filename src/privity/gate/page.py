"""A pack as a page that a lawyer can read and sign, in Markdown: each rule, its source, what it needs, what it adds.

Everything the gate reads stands on the page, in the same words in which it is asked for and compared between
versions (`diff`). Each rule has a place to mark it as right or wrong.
"""

import re
from collections.abc import Iterable, Sequence

from privity.gate.rules import Clause, Duty, Modality, Operator, Pack, Rule
from privity.gate.vocabulary import KNOWN

_VERB = {Modality.MAY: "may", Modality.MUST: "must", Modality.MUST_NOT: "must not"}
_PHRASES = {
    Operator.IS: "is",
    Operator.NOT: "is not",
    Operator.AT_LEAST: "is at least",
    Operator.AT_MOST: "is at most",
    Operator.BELOW: "is below",
    Operator.HAS: "includes",
    Operator.HAS_ALL: "includes all of",
    Operator.LACKS: "includes none of",
}
_MARK = "[ ] right   [ ] wrong   [ ] right, but: ____________________"
_HOW_TO_READ = (
    "A rule **may** (permits), **must** (compels) or **must not** (forbids). A rule concerns a request when all of the"
    " first list is so, and works when all of the second list is shown as well. What is not known never permits: a"
    " prohibition stands while one of its conditions is unknown, unless it counts only when stated. A prohibition"
    " yields to a rule that is named as an exception to it and to every other prohibition that stands beside it."
)


def page(pack: Pack) -> str:
    """Render the page."""
    lines = [f"# {pack.title} (`{pack.id}` {pack.version})", ""]
    if pack.reviewed_by is None:
        lines += ["**Unreviewed.** No lawyer has signed this pack. It is not legal advice.", ""]
    else:
        lines += [f"Reviewed by {pack.reviewed_by} on {pack.reviewed_on}. It is not legal advice.", ""]
    lines += [
        f"Layer: {pack.layer}. SHA-256 of the file: `{pack.sha256}`.",
        "",
        _HOW_TO_READ,
        "",
        "## Sources",
        "",
    ]
    lines += ["| source | in force | checked | confidence |", "|---|---|---|---|"]
    for source in pack.sources.values():
        until = f" to {source.in_force_to}" if source.in_force_to else ""
        lines.append(
            f"| {source.cite} | {source.in_force_from}{until} | {source.checked_on} |"
            f" {source.confidence}, {source.basis} |"
        )
    lines += ["", "## Rules", ""]
    for rule in pack.rules:
        lines += _rule(rule, pack)
    if pack.duties:
        lines += ["## Standing duties", ""]
        for duty in pack.duties:
            lines += [f"### {duty.id}", "", duty.says, "", f"Source: {_sources(duty.cite, pack)}", ""]
            lines += [f"- owed when the outcome is {' or '.join(duty.on)} and", *_clauses(duty.applies)]
            lines += [*_obligations(duty.obligations), "", _MARK, ""]
    lines += ["Reviewed by: ______________________  on: ______________", ""]
    return "\n".join(lines)


def kind_in_words(rule: Rule) -> str:
    """What a rule does: `must not`, `may, limited, emergency path`."""
    kinds = [_VERB[rule.modality]]
    kinds += ["limited"] if rule.limited else []
    kinds += ["emergency path"] if rule.emergency else []
    return ", ".join(kinds)


def clause_in_words(clause: Clause) -> str:
    """One condition, with the question that asks for it."""
    values = ", ".join(
        f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in clause.values
    )
    either = " one of" if len(clause.values) > 1 and clause.operator in (Operator.IS, Operator.NOT) else ""
    known = " (counts only when stated)" if clause.stated else ""
    question = clause.ask or KNOWN[clause.fact].ask
    return f"`{clause.fact}` {_PHRASES[clause.operator]}{either} {values}{known} ({question})"


def duty_in_words(duty: Duty) -> str:
    """One obligation, with the conditions under which it is owed."""
    when = " when " + " and ".join(clause_in_words(clause) for clause in duty.when) if duty.when else ""
    unless = (
        " unless " + " and ".join(clause_in_words(clause) for clause in duty.unless) if duty.unless else ""
    )
    return f"`{duty.do}`{when}{unless}"


def _rule(rule: Rule, pack: Pack) -> list[str]:
    until = f" to {rule.effective_to}" if rule.effective_to else ""
    in_force = f"In force from {rule.effective_from}{until}."
    examples = len(re.findall(rf"- rule: {re.escape(rule.id.partition('.')[2])}\n", pack.examples_text))
    lines = [
        f"### {rule.id}: {kind_in_words(rule)}",
        "",
        rule.says,
        "",
        f"Source: {_sources(rule.cite, pack)}. {in_force} Worked examples in the pack: {examples}.",
        "",
    ]
    lines += ["It concerns a request when", *_clauses(rule.applies)]
    if rule.requires:
        lines += ["", "It needs that", *_clauses(rule.requires)]
    if rule.exception_to:
        lines += ["", f"It is an exception to {', '.join(f'`{name}`' for name in rule.exception_to)}."]
    if rule.collides_with:
        lines += ["", f"Against {', '.join(f'`{name}`' for name in rule.collides_with)} it needs a lawyer."]
    if rule.limits:
        limits = "; ".join(f"{key}: {', '.join(values)}" for key, values in rule.limits.items())
        lines += ["", f"Limits: {limits}."]
    lines += _obligations(rule.obligations)
    if rule.reply:
        lines += ["", f"Reply: {rule.reply}."]
    return [*lines, "", _MARK, ""]


def _sources(cite: Iterable[str], pack: Pack) -> str:
    return "; ".join(pack.sources[name].cite for name in cite)


def _clauses(clauses: Sequence[Clause]) -> list[str]:
    return [f"- {clause_in_words(clause)}" for clause in clauses]


def _obligations(duties: Sequence[Duty]) -> list[str]:
    return ["", "Obligations:", *(f"- {duty_in_words(duty)}" for duty in duties)] if duties else []
