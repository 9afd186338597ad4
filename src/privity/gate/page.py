"""A pack as a page that a lawyer can read and sign, in Markdown: each rule, its source, what it needs, what it adds."""

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


def page(pack: Pack) -> str:
    """Render the page."""
    lines = [f"# {pack.title} (`{pack.id}` {pack.version})", ""]
    if pack.reviewed_by is None:
        lines += ["**Unreviewed.** No lawyer has signed this pack. It is not legal advice.", ""]
    else:
        lines += [f"Reviewed by {pack.reviewed_by} on {pack.reviewed_on}. It is not legal advice.", ""]
    lines += [f"Layer: {pack.layer}. SHA-256 of the file: `{pack.sha256}`.", "", "## Sources", ""]
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
            lines += [*_obligations(duty.obligations), ""]
    lines += ["Reviewed by: ______________________  on: ______________", ""]
    return "\n".join(lines)


def _rule(rule: Rule, pack: Pack) -> list[str]:
    kinds = [_VERB[rule.modality]]
    kinds += ["limited"] if rule.limited else []
    kinds += ["emergency path"] if rule.emergency else []
    lines = [
        f"### {rule.id}: {', '.join(kinds)}",
        "",
        rule.says,
        "",
        f"Source: {_sources(rule.cite, pack)}",
        "",
    ]
    lines += ["It concerns a request when", *_clauses(rule.applies)]
    if rule.requires:
        lines += ["", "It needs that", *_clauses(rule.requires)]
    if rule.exception_to:
        lines += ["", f"It is an exception to {', '.join(f'`{name}`' for name in rule.exception_to)}."]
    if rule.limits:
        limits = "; ".join(f"{key}: {', '.join(values)}" for key, values in rule.limits.items())
        lines += ["", f"Limits: {limits}."]
    lines += _obligations(rule.obligations)
    return [*lines, ""]


def _sources(cite: Iterable[str], pack: Pack) -> str:
    return "; ".join(pack.sources[name].cite for name in cite)


def _clauses(clauses: Sequence[Clause]) -> list[str]:
    return [f"- {_clause(clause)}" for clause in clauses]


def _clause(clause: Clause) -> str:
    values = ", ".join(
        f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in clause.values
    )
    either = " one of" if len(clause.values) > 1 and clause.operator in (Operator.IS, Operator.NOT) else ""
    known = " (counts only when stated)" if clause.stated else ""
    question = clause.ask or KNOWN[clause.fact].ask
    return f"`{clause.fact}` {_PHRASES[clause.operator]}{either} {values}{known} ({question})"


def _obligations(duties: Sequence[Duty]) -> list[str]:
    if not duties:
        return []
    lines = ["", "Obligations:"]
    for duty in duties:
        when = " when " + " and ".join(_clause(clause) for clause in duty.when) if duty.when else ""
        unless = " unless " + " and ".join(_clause(clause) for clause in duty.unless) if duty.unless else ""
        lines.append(f"- `{duty.do}`{when}{unless}")
    return lines
