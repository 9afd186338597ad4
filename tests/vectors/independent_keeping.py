# mypy: ignore-errors
"""The shapes of payload.md that belong to keeping and surviving, for the second program."""


def shapes(made_of, many, maybe, one_of, text_, day, number, identifier, yes_or_no):
    """By kind and schema number, made of the second program's own checks."""
    dates = made_of(made=day, checked=maybe(day))
    return {
        ("will", 1): made_of(
            words=text_, instructions=text_, holders=text_, contact=maybe(dates), records=maybe(dates)
        ),
        ("other-places", 1): made_of(places=many(made_of(kind=text_, note=text_, tidied=maybe(day)))),
        ("incident", 1): made_of(
            kind=one_of("phone", "laptop", "letter", "break-in"),
            noticed=day,
            told=text_,
            concerned=many(identifier),
            steps=many(made_of(step=text_, on=day)),
            closed=maybe(day),
        ),
        ("cover", 1): made_of(
            colleague=text_,
            agreed=day,
            until=day,
            parts=many(one_of("reach", "dates", "words")),
            words=text_,
        ),
        ("keeping", 1): made_of(years=number, minor_until=maybe(number), rule=text_, since=maybe(day)),
        ("hold", 1): made_of(since=day, reason=text_, look_again=maybe(day)),
        ("holds", 1): made_of(
            records=many(made_of(compartment=identifier, since=day, look_again=maybe(day)))
        ),
    }
